"""Groups of articles as a plot shows them: the largest, the others together, times in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.corpus.stats.count_tables import Counts, Group
from argmap.corpus.stats.share_groups import UNTOLD
from argmap.corpus.stats.share_measures import MEASURES
from argmap.cut_text import cut_text
from argmap.export.safe_text import clean
from argmap.model import ROLES
from argmap.plural import many

BARS = 20  # groups that have a bar of their own
LINES = 5  # that have a line of their own
LONGEST = 34  # characters of a name
ALL = "all articles"
PANELS = ("hedged", "attributed", "unsupported", "attack")


def by_group(found: Mapping[Group, Counts]) -> dict[str, Counts]:
    """Return the groups with most statements by their names, the others as one.

    Args:
        found: From `argmap.corpus.stats.count_tables`.
    """
    return _largest(found, BARS)


def by_time(
    found: Mapping[Group, Counts], when: int
) -> tuple[list[str], dict[str, dict[str, Counts]]]:
    """Return the times in order, and what there was at each, by the names of the groups.

    Args:
        found: From `argmap.corpus.stats.count_tables`.
        when: Which of a group's keys is the time.
    """
    wholes: dict[Group, Counts] = {}
    for group, counts in found.items():
        if group[when] != UNTOLD:
            wholes.setdefault(_without(group, when), Counts()).add(counts)
    names = _names(wholes, LINES)
    series: dict[str, dict[str, Counts]] = {name: {} for name in dict.fromkeys(names.values())}
    for group, counts in found.items():
        if group[when] != UNTOLD:
            name = names[_without(group, when)]
            series[name].setdefault(group[when], Counts()).add(counts)
    times = sorted({time for rows in series.values() for time in rows})
    return times, series


def percent(counts: Counts, name: str) -> str:
    """Return a share in words, such as `12 %`; a dash where it is of nothing."""
    found = counts.share(name)
    return f"{found.share:.0%}".replace("%", " %") if found else "–"


def in_words(rows: Mapping[str, Counts]) -> str:
    """Return what groups hold, for who hears a picture.

    Args:
        rows: The groups by their names.
    """
    return " ".join(
        f"{name}: {many(counts.counts['units'], 'statement')}, "
        + ", ".join(f"{MEASURES[m].label} {percent(counts, m)}" for m in (*ROLES, *PANELS))
        + "."
        for name, counts in rows.items()
    )


def _without(group: Group, when: int) -> Group:
    return group[:when] + group[when + 1 :]


def _largest(rows: Mapping[Group, Counts], most: int) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for group, name in _names(rows, most).items():
        found.setdefault(name, Counts()).add(rows[group])
    return found


def _names(rows: Mapping[Group, Counts], most: int) -> dict[Group, str]:
    """Return names for groups, the largest first; those behind the first few share one."""
    order = sorted(rows, key=lambda group: (-rows[group].counts["units"], group))
    shown = order if len(order) <= most + 1 else order[:most]
    others = f"{len(order) - len(shown)} others"
    made: dict[Group, str] = {}
    for group in order:
        name = _name(group) if group in shown else others
        taken = set(made.values()) if group in shown else set()
        # Two long names may begin alike.
        made[group] = name if name not in taken else f"{name} ({len(made) + 1})"
    return made


def _name(group: Sequence[str]) -> str:
    name = clean(", ".join(group)) or ALL
    return cut_text(name, LONGEST)
