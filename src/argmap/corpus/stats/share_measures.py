"""What is counted in a collection, and of what it is a share: `measures.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Z = 1.96  # standard deviations of a normal distribution, either way, that hold 95 %


@dataclass(frozen=True, slots=True)
class ShareMeasure:
    """What is counted.

    Attributes:
        label: Words for it.
        short: The same in less than nine characters.
        of: What it is a share of: `units`, `reasons` or another measure.
        does: What it is.
    """

    label: str
    short: str
    of: str
    does: str


MEASURES: Mapping[str, ShareMeasure] = {
    name: ShareMeasure(**row)
    for name, row in tomllib.loads(
        Path(__file__).with_name("measures.toml").read_text("utf-8")
    ).items()
}


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval of 95 % after Wilson (1927), all from 0 to 1."""

    share: float
    low: float
    high: float


def share(part: int, whole: int) -> Share | None:
    """Return what share a part is, as if each were drawn by itself; None of nothing.

    Args:
        part: How many.
        whole: Of how many.

    Example:
        >>> share(1, 4)
        Share(share=0.25, low=0.0456, high=0.6994)
    """
    if not whole:
        return None
    middle = (part + Z * Z / 2) / (whole + Z * Z)
    half = Z * math.sqrt(part * (whole - part) / whole + Z * Z / 4) / (whole + Z * Z)
    low, high = max(middle - half, 0.0), min(middle + half, 1.0)
    return Share(round(part / whole, 4), round(low, 4), round(high, 4))
