"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# What is tested of maps is what the rules make of a text, but where a test names a scorer.
os.environ["ARGMAP_SCORER"] = "rules"

# No test asserts a time: what is slow on a busy machine is not wrong.
settings.register_profile("argmap", deadline=None)
settings.load_profile("argmap")
