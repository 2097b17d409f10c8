"""What kinds of errors there are, and how many of each: gold and made map laid side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from argmap.evaluate.cases import Case
from argmap.evaluate.links import Link, function
from argmap.evaluate.matching import overlap
from argmap.evaluate.records import GoldUnit
from argmap.evaluate.same_speaker import same_speaker

NONE = "–"
Matrix = Counter[tuple[str, str]]


def role_matrix(cases: Iterable[Case]) -> Matrix:
    """Count gold role against made role; `–` stands for no such unit."""
    return Counter(
        (gold.role or NONE if gold else NONE, made.role or NONE if made else NONE)
        for case in cases
        for gold, made in case.items
    )


def function_matrix(cases: Iterable[Case]) -> Matrix:
    """Count gold function against made function of units that both have."""
    return Counter(
        (function(str(n), case.gold_heads), function(str(n), case.predicted_heads))
        for case in cases
        for n, (gold, made) in enumerate(case.items)
        if gold and made
    )


def kinds(cases: Iterable[Case]) -> Counter[str]:
    """Count the kinds of errors in maps made from raw text."""
    found: Counter[str] = Counter()
    for case in cases:
        found.update(_units(case))
        found.update(_marks(case))
        found.update(_arrows(case))
    return found


def _units(case: Case) -> Iterator[str]:
    """Name what went wrong with bounds and roles."""
    for gold, made in case.items:
        if gold is None and made is not None:
            inside = _touching(made, case.gold.units)
            yield "unit.split" if inside else "unit.invented"
        elif made is None and gold is not None:
            covering = _touching(gold, case.predicted.units)
            yield "unit.merged" if covering else "unit.missed"
        elif gold and made and gold.role and made.role and gold.role != made.role:
            yield f"role.{gold.role}-as-{made.role}"


def _touching(unit: GoldUnit, others: Sequence[GoldUnit]) -> bool:
    return any(overlap(unit.pieces, other.pieces) for other in others)


def _marks(case: Case) -> Iterator[str]:
    """Name what went wrong with speakers and hedges of units that both have."""
    for gold, made in case.both():
        if "attributed_to" in case.gold.annotated:
            said, found = gold.attributed_to, made.attributed_to
            if said and not found:
                yield "speaker.missed"
            elif found and not said:
                yield "speaker.invented"
            elif said and found and not same_speaker(said, found):
                yield "speaker.wrong"
        if "hedged" in case.gold.annotated and gold.hedged != made.hedged:
            yield "hedge.missed" if gold.hedged else "hedge.invented"


def _arrows(case: Case) -> Iterator[str]:
    """Name what went wrong with each arrow of gold, and each arrow where gold has none."""
    gold: dict[str, list[Link]] = {}
    made: dict[str, list[Link]] = {}
    for links, table in ((case.gold_links, gold), (case.predicted_links, made)):
        for link in links:
            table.setdefault(link.source, []).append(link)
    for link in case.gold_links:
        kind = _arrow(case, link, gold, made)
        if kind is not None:
            yield kind
    for source in sorted(made.keys() - gold.keys(), key=int):
        if case.items[int(source)][0] is not None:
            yield "arrow.from-end"


def _arrow(
    case: Case, link: Link, gold: dict[str, list[Link]], made: dict[str, list[Link]]
) -> str | None:
    """Name what became of an arrow of gold; None where it was found as it is."""
    if any(case.items[int(end)][1] is None for end in (link.source, link.target)):
        return "arrow.end-not-found"
    drawn = made.get(link.source, [])
    same = [other for other in drawn if other.target == link.target]
    if same:
        right = any(other.type == link.type for other in same)
        return None if right else f"arrow.{link.type}-as-{same[0].type}"
    if any(other.target == link.source for other in made.get(link.target, [])):
        return "arrow.reversed"
    if not drawn:
        return "arrow.none"
    if any(_leads(gold, link.target, other.target) for other in drawn):
        return "arrow.too-far"
    if any(_leads(gold, other.target, link.target) for other in drawn):
        return "arrow.detour"
    return "arrow.wrong-near" if _near(case, link) else "arrow.wrong-far"


def _leads(table: dict[str, list[Link]], start: str, wanted: str) -> bool:
    seen, stack = {start}, [start]
    while stack:
        for link in table.get(stack.pop(), ()):
            if link.target == wanted:
                return True
            if link.target not in seen:
                seen.add(link.target)
                stack.append(link.target)
    return False


def _near(case: Case, link: Link) -> bool:
    """Tell whether both ends of an arrow of gold stand in one paragraph."""
    ends = [case.items[int(end)][0] for end in (link.source, link.target)]
    first, last = sorted((unit.start, unit.end) for unit in ends if unit is not None)
    return "\n\n" not in case.gold.text[first[1] : last[0]]
