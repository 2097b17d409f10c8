"""Numbers on the command line: `nan` and `inf` are none."""

from __future__ import annotations

from math import isfinite
from typing import Any

import click


class FiniteRange(click.FloatRange):
    """A range as `click.FloatRange` has it, without what compares with nothing or has no end."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return a number.

        Raises:
            BadParameter: It is none, or out of the range.
        """
        found: float = super().convert(value, param, ctx)
        if not isfinite(found):
            self.fail(f"{value!r} is no number that can be used here.", param, ctx)
        return found
