"""Hold a model's links to what a map may be: ends that are there, no circle of support, one voice.

What cannot stand is told, so that the model may be asked once more; what still cannot is resolved
by these rules, each in the order of the answer:

1. A link without two statements for its ends, or of a statement to itself, is left out.
2. Of two links from one statement to another the first counts, and so it does where one
   supports what rebuts it: no statement is for what is against it.
3. Where support runs in a circle, the link of it that was given last is left out.
4. A stance that the links belie becomes a mere report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.checks import find_cycle
from argmap.decoding.settled_stances import settled_stances
from argmap.decoding.side_parity import sides_by_parity
from argmap.draft import Candidate
from argmap.readers.model.model_statements import ModelLink, ModelStatement
from argmap.records import Side

# What a link that bears on another link is where there is none to bear on.
PLAIN = {"undercut": "rebut", "linked": "support"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of an answer that cannot stand.

    Attributes:
        words: What is wrong, in words for the model and for a user.
        ids: The statements whose links are to be given anew.
    """

    words: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Statements and the links among them that can stand.

    Attributes:
        statements: In text order, with their roles and stances as settled.
        links: In the order of the answer.
        main: Id of the main conclusion; 0 where there is none.
        sides: Whose side each statement is on, by its id.
        faults: What could not stand.
    """

    statements: tuple[ModelStatement, ...]
    links: tuple[ModelLink, ...]
    main: int
    sides: Mapping[int, Side]
    faults: tuple[Fault, ...]


def link_statements(
    statements: Sequence[ModelStatement], links: Iterable[ModelLink], main: int
) -> Linked:
    """Return statements with the links among them that can stand.

    Args:
        statements: The statements, in text order.
        links: What the model answered.
        main: Id of the main conclusion, as the model has it; 0 where it names none.
    """
    faults: list[Fault] = []
    ids = {statement.id for statement in statements}
    kept = _with_limits(_with_ends(links, ids, faults), statements)
    kept = _acyclic(_plain(kept), faults)
    if main and main not in ids:
        faults.append(Fault(f"there is no statement {main} to be the main conclusion", ()))
        main = 0
    rows = [replace(s, role="conclusion") if s.id == main else s for s in statements]
    sides, stances = _sides_and_stances(rows, kept)
    for row in rows:
        if row.stance and stances[row.id] != row.stance:
            words = f"the author {row.stance} statement {row.id}, but the links say otherwise"
            faults.append(Fault(words, (row.id,)))
    settled = (replace(s, stance=stances[s.id]) for s in rows)
    return Linked(tuple(settled), tuple(kept), main, sides, tuple(faults))


def _with_ends(links: Iterable[ModelLink], ids: set[int], faults: list[Fault]) -> list[ModelLink]:
    """Return the links with two ends, one from a statement to another, none against its answer."""
    kept: dict[tuple[int, int], ModelLink] = {}
    for link in links:
        ends = link.source, link.target
        shown = f"{link.source} {link.type} {link.target}"
        here = (link.source,) if link.source in ids else ()
        if not ids.issuperset(ends):
            faults.append(Fault(f"{shown}: there is no such statement", here))
        elif link.source == link.target:
            faults.append(Fault(f"{shown}: no statement leads to itself", here))
        elif ends in kept and kept[ends].type != link.type:
            faults.append(Fault(f"{shown}: it has another link to the same", here))
        elif ends[::-1] in kept and {kept[ends[::-1]].type, link.type} == {"support", "rebut"}:
            faults.append(Fault(f"{shown}: one of them supports what rebuts it", ends))
        else:
            kept.setdefault(ends, link)
    return list(kept.values())


def _with_limits(links: list[ModelLink], statements: Sequence[ModelStatement]) -> list[ModelLink]:
    """Return links with what a qualification said it limits, where no link of it says."""
    ids = {s.id for s in statements}
    linked = {link.source for link in links}
    own = (
        ModelLink(s.id, s.limits, "qualify")
        for s in statements
        if s.role == "qualification" and s.limits in ids and s.limits != s.id and s.id not in linked
    )
    return [*links, *own]


def _plain(links: list[ModelLink]) -> list[ModelLink]:
    """Return links that bear on a link made plain where there is none that leads to a statement."""
    leads = {link.source for link in links if link.type not in PLAIN}
    return [
        replace(link, type=PLAIN[link.type])
        if link.type in PLAIN and link.target not in leads
        else link
        for link in links
    ]


def _acyclic(links: list[ModelLink], faults: list[Fault]) -> list[ModelLink]:
    kept = list(links)
    while cycle := find_cycle(_support(kept)):
        ids = [int(name) for name in cycle]
        steps = set(zip(ids, [*ids[1:], ids[0]], strict=True))
        last = max(
            at
            for at, link in enumerate(kept)
            if link.type == "support" and (link.source, link.target) in steps
        )
        told = " → ".join(map(str, [*ids, ids[0]]))
        faults.append(Fault(f"support runs in a circle: {told}", tuple(ids)))
        del kept[last]
        # A link that bore on the one that is gone may have none to bear on now.
        kept = _plain(kept)
    return kept


def _support(links: Iterable[ModelLink]) -> dict[str, list[str]]:
    follow: dict[str, list[str]] = {}
    for link in links:
        if link.type == "support":
            follow.setdefault(str(link.source), []).append(str(link.target))
    return follow


def _sides_and_stances(
    rows: Sequence[ModelStatement], links: Sequence[ModelLink]
) -> tuple[dict[int, Side], dict[int, str]]:
    """Return the side of each statement and its stance as the links let it be."""
    at = {row.id: number for number, row in enumerate(rows)}
    chosen = [Candidate(at[link.source], at[link.target], link.type, 1.0, ()) for link in links]
    ends = {number for number, row in enumerate(rows) if row.role == "conclusion"}
    numbers = list(range(len(rows)))
    sides = sides_by_parity(numbers, chosen, ends, [False] * len(rows))
    told = [row.stance or ("reports" if row.speaker else "") for row in rows]
    roles = {number: row.role for number, row in enumerate(rows)}
    stances = settled_stances(chosen, roles, sides, dict(enumerate(told)))
    by_id = {row.id: sides[number] for number, row in enumerate(rows)}
    return by_id, {row.id: stances[number] for number, row in enumerate(rows)}
