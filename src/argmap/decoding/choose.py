"""Choose the relations of a map by what a scorer says of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from argmap.decoding.arborescence import decode
from argmap.decoding.extra_relations import add_relations, aim_rebuttals, raise_parallels
from argmap.decoding.forest import choose_forest
from argmap.decoding.lists import find_items, is_listed
from argmap.decoding.sections import find_sections, section_heads
from argmap.decoding.voices import answering, by_voice, find_voices, is_thread
from argmap.draft import Candidate, Draft, PartRow
from argmap.records import SpeakerTurn
from argmap.scorers.protocol import PairScorer


@dataclass(frozen=True, slots=True)
class ChosenRelations:
    """The relations of a map, and what they lead to.

    Attributes:
        root: The unit that all others lead to, -1 where nothing argues; of several speakers, that
            of the one whose words look most like a conclusion.
        heads: What sections come to, and what each of several speakers does.
        relations: The relations, by source and target.
    """

    root: int
    heads: frozenset[int]
    relations: list[Candidate]


def choose_relations(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    scorer: PairScorer,
    parts: Sequence[PartRow] = (),
    turns: Sequence[SpeakerTurn] = (),
) -> ChosenRelations:
    """Return the relations among the units of a text.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
        scorer: Scores them.
        parts: The parts of the text, whose headings make the sections of a long one.
        turns: Where somebody begins to speak, in a text of several speakers.
    """
    if not argued:
        return ChosenRelations(-1, frozenset(), [])
    voices = find_voices(drafts, turns)
    cases = [argued] if is_thread(turns) else by_voice(argued, voices)
    trees = [_choose_tree(drafts, case, scorer, parts) for case in cases]
    tree = [relation for chosen in trees for relation in chosen.relations]
    root = max((chosen.root for chosen in trees), key=lambda n: (scorer.as_root(n).score, -n))
    heads = frozenset[int]().union(*(chosen.heads for chosen in trees))
    if len(trees) > 1:
        heads |= {chosen.root for chosen in trees if voices[chosen.root]}
    extras = scorer.beside_tree()
    if turns:
        extras = [c for c in extras if c.type == "rebut" or voices[c.source] == voices[c.target]]
    relations = add_relations(tree, argued, extras)
    return ChosenRelations(root, heads, answering(relations, voices))


def _choose_tree(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    scorer: PairScorer,
    parts: Sequence[PartRow],
) -> ChosenRelations:
    """Return the tree among units that argue one case."""
    if scorer.whole:
        return ChosenRelations(*choose_forest(argued, scorer))
    sections = find_sections(drafts, argued, parts)
    groups = scorer.stretches(argued)
    # What one of several speakers says in one turn is a short text of its own.
    one_turn = len(groups) == 1 and len(argued) < len(drafts)
    as_head = scorer.as_root if one_turn else scorer.as_head
    items = find_items(groups, drafts, parts)
    root, tree = decode(
        groups,
        scorer.within,
        scorer.between,
        headness=lambda number: as_head(number).score,
        rootness=lambda number: scorer.as_root(number).score,
        head_gain=scorer.head_gain,
        section=sections.__getitem__,
        below={
            first: partial(item.relation, score=scorer.between) for first, item in items.items()
        },
    )
    heads = section_heads(tree, root, drafts, sections)
    ends = heads | {root}
    concluding = [n for n in argued if n in ends or scorer.as_conclusion(n) is not None]
    fixed = [relation for relation in tree if is_listed(relation)]
    free = [relation for relation in tree if not is_listed(relation)]
    free = aim_rebuttals(free, concluding, scorer.between, fixed)
    tree = sorted([*fixed, *raise_parallels(free, scorer.side_by_side)], key=_ENDS)
    return ChosenRelations(root, heads, tree)


_ENDS = attrgetter("source", "target")
