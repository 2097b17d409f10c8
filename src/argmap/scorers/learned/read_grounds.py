"""The ids under which a map tells what was read by the network."""

from __future__ import annotations

from argmap.lexicon.registry import decided

LINK = decided("learned.link", __name__)
ROOT = decided("learned.root", __name__)
MAIN = decided("learned.main", __name__)
ROLE = decided("learned.role", __name__)
