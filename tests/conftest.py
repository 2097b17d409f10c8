"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# No test asserts a time: what is slow on a busy machine is not wrong.
settings.register_profile("argmap")
settings.load_profile("argmap")
