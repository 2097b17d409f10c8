"""What was found of the map at hand, so that several pictures of it need not find it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from argmap.model import ArgumentMap

Found = TypeVar("Found")


def remembered(function: Callable[[ArgumentMap], Found]) -> Callable[[ArgumentMap], Found]:
    """Return a function that does not look at a map again that it looked at last.

    A map never changes, so that the very same one has the same answer; one that is only equal is
    looked at anew, for to compare two takes as long. One map is held until the next comes.

    Args:
        function: Of a map, without any other effect; what it returns must not be changed.

    Example:
        >>> looked = []
        >>> count = remembered(lambda argmap: looked.append(argmap.id) or len(argmap.units))
        >>> empty = ArgumentMap("a", "")
        >>> count(empty), count(empty), looked
        (0, 0, ['a'])
    """
    last: list[tuple[ArgumentMap, Found]] = []  # one at most

    @wraps(function)
    def look(argmap: ArgumentMap) -> Found:
        for known, found in tuple(last):  # other threads may look at other maps
            if known is argmap:
                return found
        found = function(argmap)
        last[:] = [(argmap, found)]
        return found

    return look
