"""The sections that the headings of a long text make: each is argued by itself, under the whole.

An article with a heading or two is one argument; a report is one of many, and a statement of one
chapter is seldom a reason for one of another but through what its chapter comes to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from argmap.draft import Candidate, Draft, PartRow

LONG = 24  # paragraphs, up to which a text is one argument, whatever headings it has


def find_sections(
    drafts: Sequence[Draft], argued: Sequence[int], parts: Sequence[PartRow]
) -> list[int]:
    """Return the number of the section of each unit; 0 for all where headings make no sections.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue.
        parts: The parts of the text, in text order.

    Example:
        >>> unit = Draft(12, 20, 0, 0, 1, (), "split.sentence")
        >>> find_sections([unit], [0], [(0, 10, "heading", False), (12, 20, "body", True)])
        [0]
    """
    if len({drafts[number].paragraph for number in argued}) <= LONG:
        return [0] * len(drafts)
    starts = [start for start, _, kind, _ in parts if kind == "heading"]
    return [bisect_right(starts, draft.start) for draft in drafts]


def section_heads(
    tree: Sequence[Candidate], root: int, drafts: Sequence[Draft], sections: Sequence[int]
) -> frozenset[int]:
    """Return what each section of several paragraphs comes to; nothing where there is one section.

    Args:
        tree: A tree in which all of a section leads to one unit of it.
        root: The unit all others lead to.
        drafts: All units in text order.
        sections: The number of the section of each.
    """
    leading_out = {c.source for c in tree if sections[c.source] != sections[c.target]}
    return _of_several(leading_out | {root}, tree, drafts, sections) if leading_out else frozenset()


def _of_several(
    heads: Collection[int],
    tree: Sequence[Candidate],
    drafts: Sequence[Draft],
    sections: Sequence[int],
) -> frozenset[int]:
    paragraphs: dict[int, set[int]] = defaultdict(set)
    for number in (*heads, *(c.source for c in tree)):
        paragraphs[sections[number]].add(drafts[number].paragraph)
    return frozenset(head for head in heads if len(paragraphs[sections[head]]) > 1)
