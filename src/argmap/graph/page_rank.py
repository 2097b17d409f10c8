"""Which statements of a page go before others where there is no room for all of them.

Terms:
    rank: conclusions first, then objections that are answered, with the reply; then what stands on
        the first level of a band, by how much leads to it; then level by level what stands below,
        again by how much leads to it. No statement goes before the one it stands below.
    wall: a first level of so many statements that nobody tells the main ones from the rest; those
        that least leads to go with what stands below the others.
"""

from __future__ import annotations

from argmap.graph.one_page import BANDS, Entry, OnePage

Key = tuple[int, int, int]
MOST = 8  # statements of a band's first level that are its main ones


def by_rank(page: OnePage) -> list[Entry]:
    """Return the entries of a page by rank, each after the one it stands below."""
    entries = {entry.unit.id: entry for entry in page.entries}
    keys: dict[str, Key] = {}
    place = {id: number for number, id in enumerate(entries)}
    lower = wall(page)
    for id, entry in reversed(entries.items()):
        keys[id] = min(keys.get(id, _LAST), _key(entry, place[id], id in lower))
        if entry.parent is not None:
            # What leads to a high one goes with it.
            keys[entry.parent] = min(keys.get(entry.parent, _LAST), keys[id])
    ranked = sorted(entries.values(), key=lambda entry: (keys[entry.unit.id], entry.depth))
    return ranked


_LAST: Key = (9, 0, 0)


def wall(page: OnePage) -> set[str]:
    """Return the ids of what stands on the first level of a band beside its main statements.

    Args:
        page: The page.
    """
    found: set[str] = set()
    for band in BANDS:
        first = [entry for entry in page.entries if entry.band == band and not entry.depth]
        first.sort(key=lambda entry: (not entry.answered, -entry.weight))
        found |= {entry.unit.id for entry in first[MOST:]}
    return found


def _key(entry: Entry, place: int, lower: bool) -> Key:
    level = entry.depth + 2 * lower
    if entry.unit.role == "conclusion" and entry.unit.side == "pro":
        level = -2
    elif (not level and entry.answered) or (level == 1 and entry.reply):
        level = -1
    return level, -entry.weight, place
