"""The sections that the headings of a long text make: each is argued by itself, under the whole.

An article with a heading or two is one argument; a report is one of many, and a statement of one
chapter is seldom a reason for one of another but through what its chapter comes to.

Terms:
    section: of a unit, the numbers of the chapter, of the section in it and so on that it stands
        in, from the first heading of each depth; 0 before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from argmap.draft import Candidate, Draft, PartRow

LONG = 24  # paragraphs, up to which a text is one argument, whatever headings it has
Section = tuple[int, ...]


def find_sections(
    drafts: Sequence[Draft], argued: Sequence[int], parts: Sequence[PartRow]
) -> list[Section]:
    """Return the section of each unit; empty for all where headings make no sections.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue.
        parts: The parts of the text, in text order.

    Example:
        >>> unit = Draft(12, 20, 0, 0, 1, (), "split.sentence")
        >>> find_sections([unit], [0], [PartRow(0, 10, "heading", False)])
        [()]
    """
    if len({drafts[number].paragraph for number in argued}) <= LONG:
        return [()] * len(drafts)
    headings = [part for part in parts if part.kind == "heading"]
    starts = [heading.start for heading in headings]
    numbers = list(_numbered(headings))
    return [numbers[bisect_right(starts, draft.start)] for draft in drafts]


def _numbered(headings: Sequence[PartRow]) -> Iterator[Section]:
    """Yield the section before the first heading, and that behind each.

    A heading that tells no depth among others that do stands below them.
    """
    told = sorted({heading.level for heading in headings if heading.level})
    untold = any(not heading.level for heading in headings)
    depths = {level: depth for depth, level in enumerate([*told, *([0] if untold else [])])}
    count = [0] * max(1, len(depths))
    yield tuple(count)
    for heading in headings:
        depth = depths[heading.level]
        count[depth] += 1
        count[depth + 1 :] = [0] * (len(count) - depth - 1)
        yield tuple(count)


def section_heads(
    tree: Sequence[Candidate], root: int, drafts: Sequence[Draft], sections: Sequence[Section]
) -> frozenset[int]:
    """Return what each section of several paragraphs comes to; nothing where there is one section.

    Args:
        tree: A tree in which all of a section leads to one unit of it.
        root: The unit all others lead to.
        drafts: All units in text order.
        sections: The section of each.
    """
    left = {c.source: _left(sections[c.source], sections[c.target]) for c in tree}
    heads = {number: section for number, section in left.items() if section}
    if not heads:
        return frozenset()
    heads[root] = sections[root][:1]
    paragraphs: dict[Section, set[int]] = defaultdict(set)
    for number in left.keys() | {root}:
        for depth in range(len(sections[number])):
            paragraphs[sections[number][: depth + 1]].add(drafts[number].paragraph)
    return frozenset(head for head, section in heads.items() if len(paragraphs[section]) > 1)


def _left(source: Section, target: Section) -> Section:
    """Return the widest section that a relation leads out of; empty where it leads out of none."""
    pairs = enumerate(zip(source, target, strict=True), 1)
    return next((source[:depth] for depth, (one, other) in pairs if one != other), ())
