"""The element of a map that a user names: by its id, or a unit by words of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.errors import InputError

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Relation, Unit

ID = re.compile(r"(\D*)(\d+)")
SHOWN = 5  # of the units that have the words
# A text may have curly quotes and dashes where a keyboard has straight ones.
EDGES = " \"'.,;:"
PLAIN = str.maketrans("‘’“”–—\u2011", "''\"\"---")


def named_element(argmap: ArgumentMap, name: str, found: ArgumentMap) -> Unit | Relation:
    """Return the unit or the relation that is meant.

    Args:
        argmap: The map.
        name: An id, or words that stand in one unit alone; upper and lower case, white space and
            the form of quotation marks are no matter.
        found: The map before anything was decided by hand.

    Raises:
        InputError: Nothing, or more than one unit, is so named.
    """
    rows: dict[str, Unit | Relation] = {row.id: row for row in argmap.relations}
    rows |= {unit.id: unit for unit in argmap.units}
    if name in rows:
        return rows[name]
    check_kept(argmap, name, found)
    words = _plain(name)
    meant = [unit for unit in argmap.units if words and words in _plain(unit.text)]
    same = [unit for unit in meant if _plain(unit.text) == words]
    if len(same or meant) == 1:
        return (same or meant)[0]
    if meant:
        some = ", ".join(unit.id for unit in meant[:SHOWN]) + ", …" * (len(meant) > SHOWN)
        raise InputError(f"{argmap.id}: {name!r} stands in {some}; give one of these ids")
    for unit in found.units:
        if words and unit.id not in rows and words in _plain(unit.text):
            raise InputError(
                f"{argmap.id}: {name!r} stands in {unit.id}, which was taken out or changed in the "
                "review; --no-review tells of it as found"
            )
    ids = id_ranges(unit.id for unit in argmap.units) or "no units"
    more = id_ranges(row.id for row in argmap.relations)
    there = f"{ids} and {more}" if more else ids
    raise InputError(
        f"{argmap.id}: nothing has the id {name!r}, and no unit these words; there are {there}"
    )


def check_kept(argmap: ArgumentMap, id: str, found: ArgumentMap) -> None:
    """Raise InputError where a map had an element before it was checked by hand, and has not now.

    Args:
        argmap: The map.
        id: The element's id.
        found: The map before anything was decided by hand.
    """
    before, now = (
        {unit.id for unit in made.units} | {row.id for row in made.relations}
        for made in (found, argmap)
    )
    if id in before - now:
        raise InputError(
            f"{argmap.id}: {id} was taken out in the review; --no-review tells of it as found"
        )


def id_ranges(ids: Iterable[str]) -> str:
    """Return ids in words, those that follow one another put together.

    Example:
        >>> id_ranges(["u1", "u2", "a1", "u3", "u5", "main"])
        'main, a1, u1 to u3, u5'
    """
    found = [match.groups() if (match := ID.fullmatch(id)) else (id, "") for id in ids]
    rows = sorted((letters, int(number or -1)) for letters, number in found)
    spans: list[tuple[str, int, int]] = []
    for letters, number in rows:
        if spans and spans[-1][0] == letters and spans[-1][2] == number - 1:
            spans[-1] = letters, spans[-1][1], number
        else:
            spans.append((letters, number, number))
    plain = [name for name, first, _ in spans if first < 0]
    return ", ".join([*plain, *(_range(*span) for span in spans if span[1] >= 0)])


def _range(letters: str, first: int, last: int) -> str:
    between = {0: "", 1: f", {letters}{last}"}.get(last - first, f" to {letters}{last}")
    return f"{letters}{first}{between}"


def _plain(text: str) -> str:
    plain = " ".join(text.translate(PLAIN).casefold().split())
    # Copied from a page, words may have marks around them.
    return plain.strip(EDGES) or plain
