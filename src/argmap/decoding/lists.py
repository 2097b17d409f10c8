"""The trees that lists draw by themselves: an item hangs from the one above it, whatever it scores.

An item of a deeper level bears on the item above; the items of a list on the statement that leads
it with a colon, or where that only announces them ("Critics make three points:") on what its
paragraph comes to. A label says how: "Pro:" supports, "Con:" rebuts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.draft import Candidate, Draft, PartRow
from argmap.lexicon.registry import decided

LISTED = decided("attach.listed", __name__)
ANNOUNCES = "announces"  # the flag of what a colon ends, with its paragraph
TYPES = {"pro": "support", "con": "rebut"}
Score = Callable[[int, int], Candidate]


@dataclass(frozen=True, slots=True)
class ListItem:
    """What the head of a paragraph hangs from that is an item of a list.

    Attributes:
        unit: Number of the unit that it hangs from; -1 where from the head of a paragraph.
        paragraph: The first unit of that paragraph.
        stand: `pro` or `con` where a label tells it; else empty.
    """

    unit: int
    paragraph: int
    stand: str

    def relation(self, head: int, heads: Mapping[int, int], score: Score) -> Candidate:
        """Return the relation by which the head of the paragraph hangs.

        Args:
            head: Number of that head.
            heads: The heads of all paragraphs, by the first unit of each.
            score: Gives the relation from one unit to another.
        """
        made = score(head, heads[self.paragraph] if self.unit < 0 else self.unit)
        ground = replace(made.because[0], id="", kind=LISTED, weight=0.0)
        grounds = (ground, *(hit for hit in made.because if hit.weight))
        return replace(made, type=TYPES.get(self.stand, made.type), because=grounds)


def is_listed(relation: Candidate) -> bool:
    """Return whether a list tells a relation, so that no other consideration moves it."""
    return relation.because[0].kind == LISTED


def find_items(
    groups: Sequence[Sequence[int]], drafts: Sequence[Draft], parts: Sequence[PartRow]
) -> dict[int, ListItem]:
    """Return what each paragraph hangs from that is an item below another or of a led list.

    Args:
        groups: The units of each paragraph that argue, by their numbers, in text order.
        drafts: All units in text order.
        parts: The parts of the text, in text order.

    Returns:
        By the first unit of a paragraph.
    """
    if not any(part.level and part.kind == "body" for part in parts):
        return {}
    starts = [part.start for part in parts]
    places = {bisect_right(starts, drafts[group[0]].start) - 1: group for group in groups}
    last = {bisect_right(starts, draft.start) - 1: n for n, draft in enumerate(drafts)}
    found: dict[int, ListItem] = {}
    above: list[tuple[int, int]] = []
    lead: ListItem | None = None
    for place, part in enumerate(parts):
        group = places.get(place)
        if not part.level or part.kind != "body":
            above, lead = [], _lead(drafts, last.get(place), group)
            continue
        while above and above[-1][0] >= part.level:
            above.pop()
        if group is None:
            continue
        if above:
            found[group[0]] = ListItem(-1, above[-1][1], part.stand)
        elif lead is not None:
            found[group[0]] = replace(lead, stand=part.stand)
        above.append((part.level, group[0]))
    return found


def _lead(
    drafts: Sequence[Draft], last: int | None, group: Sequence[int] | None
) -> ListItem | None:
    """Return what the items of a list behind a paragraph hang from, None where it leads none."""
    if last is None or group is None or ANNOUNCES not in drafts[last].flags:
        return None
    return ListItem(last if last in group else -1, group[0], "")
