"""Build the argument map from what the components found.

The steps: score, choose jointly (`decode`), add strong extra relations, decide roles, name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from argmap.decoding.arborescence import decode
from argmap.decoding.beyond_tree import aim, beside, extend, replied_to, strong
from argmap.decoding.restatement import RESTATES, fold, restated
from argmap.decoding.role_decisions import bearings, conclusions, decide_roles
from argmap.decoding.side_parity import sides
from argmap.draft import Candidate, Draft, Findings, Hit
from argmap.lexicon.rules import Rule
from argmap.model import ArgumentMap, Cue, Document, Relation, Role, Side, Unit
from argmap.scorers.pairs import parallel
from argmap.scorers.rule_scorer import Scorer

ROOTNESS = 1.2
REPLIED = "stance.replied"


def build_map(
    document: Document,
    found: Findings,
    *,
    background: bool = False,
    made_by: Mapping[str, str],
    rules: Mapping[str, Rule] | None = None,
) -> ArgumentMap:
    """Build the argument map of a document.

    Args:
        document: The document as read.
        found: What the components found in its text.
        background: Whether to keep units that only set the scene.
        made_by: What made the map: program and pipeline with their versions.
        rules: The rules to go by; the built-in ones where None.
    """
    drafts = found.drafts
    kept = [n for n, d in enumerate(drafts) if background or not d.scenery]
    scorer = Scorer(drafts, found.signalled, rules)
    asked = [scorer.long and draft.asks() for draft in drafts]
    argued = [n for n in kept if not drafts[n].scenery and not asked[n]]
    root, chosen = _choose(drafts, argued, scorer, found.signalled)
    like = conclusions(drafts, root, scorer.main)
    again = restated(drafts, argued, scorer.likeness, like, scorer.main)
    chosen = fold(chosen, argued, again)
    concluding = conclusions(drafts, again.get(root, root), scorer.main)
    placed = bearings(drafts, chosen, concluding, scorer.rules)
    roles = decide_roles(drafts, argued, chosen, concluding, placed)
    roles |= {later: roles[first] for later, first in again.items()}
    concluded = {n for n in kept if roles[n] == "conclusion"}
    side = sides(kept, chosen, concluded, scorer.opposed)
    names = {number: f"u{order}" for order, number in enumerate(kept, 1)}
    answered = replied_to(drafts, chosen)
    units = []
    for n in kept:
        unit = _unit(drafts[n], names[n], roles[n], side[n], document.text, placed.get(n, ()))
        unit = _rejected(unit) if n in answered else unit
        units.append(_again(unit, names[again[n]]) if n in again else unit)
    return ArgumentMap(
        id=document.id,
        text=document.text,
        units=tuple(units),
        relations=name_relations(chosen, names, document.text, drafts),
        title=document.title,
        parts=tuple(part for part in document.parts if part.kind != "body"),
        made_by=made_by,
    )


def _choose(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    scorer: Scorer,
    signalled: Sequence[Candidate],
) -> tuple[int, list[Candidate]]:
    if not argued:
        return -1, []
    groups = [list(g) for _, g in groupby(argued, key=lambda n: drafts[n].paragraph)]

    def rootness(number: int) -> float:
        main = scorer.rules["attach.main"].weight if number == scorer.main else 0.0
        return ROOTNESS * drafts[number].conclusion + main

    def headness(number: int) -> float:
        return (1.0 if scorer.long else ROOTNESS) * scorer.headness(number)

    root, tree = decode(groups, scorer.within, scorer.between, headness, rootness)
    thesis = [n for n in argued if n == root or scorer.concludes(n)]
    aimed = aim(tree, thesis, scorer.between)
    aimed = beside(aimed, partial(parallel, drafts))
    return root, extend(aimed, argued, [*scorer.replies, *strong(signalled)])


def rename(argmap: ArgumentMap, ids: Mapping[str, str]) -> ArgumentMap:
    """Return a map's units other ids.

    Args:
        argmap: A map.
        ids: The new id for each old one.
    """
    units = tuple(
        replace(unit, id=ids[unit.id], restates=ids[unit.restates] if unit.restates else None)
        for unit in argmap.units
    )
    relations = tuple(
        replace(r, source=ids[r.source], target=ids.get(r.target, r.target))
        for r in argmap.relations
    )
    return replace(argmap, units=units, relations=relations)


# What a relation that targets a relation is where there is none to target.
PLAIN = {"undercut": "rebut", "linked": "support"}


def name_relations(
    chosen: Sequence[Candidate], names: Mapping[int, str], text: str, drafts: Sequence[Draft]
) -> tuple[Relation, ...]:
    """Return relations their ids and point those that attack an inference at it.

    An undercut and a linked premise target the relation that their target unit has to another;
    where that unit has none, they are a plain rebuttal and a plain reason.
    """
    ids = {c.source: f"r{order}" for order, c in reversed(list(enumerate(chosen, 1)))}
    relations = []
    for order, candidate in enumerate(chosen, 1):
        type, target = candidate.type, names[candidate.target]
        if type in PLAIN and candidate.target in ids:
            target = ids[candidate.target]
        else:
            type = PLAIN.get(type, type)
        relations.append(
            Relation(
                id=f"r{order}",
                source=names[candidate.source],
                target=target,
                type=type,  # type: ignore[arg-type]
                score=confidence(candidate.score),
                because=tuple(_cue(hit, text) for hit in candidate.because),
            )
        )
    return tuple(relations)


def confidence(score: float) -> float:
    """Turn a sum of weights into a confidence between 0 and 1, three decimals (logistic)."""
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, score)))), 3)


def _unit(
    draft: Draft, id: str, role: Role, side: Side, text: str, placed: Sequence[Hit] = ()
) -> Unit:
    grounds = [*draft.because, *placed]
    because = [_cue(hit, text) for hit in grounds if _bears(hit, role)]
    whole = Hit(draft.rule, "", draft.start, draft.end)
    return Unit(
        id=id,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        role=role,
        attributed_to=draft.speaker or None,
        hedged=draft.hedged,
        score=_score(draft, role),
        because=(*because, _cue(whole, text)),
        paragraph=draft.paragraph + 1,
        sentence=draft.sentence + 1,
        parts=tuple(draft.pieces),
        strength=draft.strength,  # type: ignore[arg-type]
        stance=draft.stance or None,  # type: ignore[arg-type]
        side=side,
    )


def _rejected(unit: Unit) -> Unit:
    """Mark a report as one that the author rejects, however it is told."""
    ground = Cue(REPLIED, unit.start, unit.end, unit.text)
    kept = tuple(cue for cue in unit.because if not cue.id.startswith("stance."))
    return replace(unit, stance="rejects", because=(ground, *kept))


def _again(unit: Unit, first: str) -> Unit:
    """Mark a unit as one that says an earlier one again."""
    ground = Cue(RESTATES, unit.start, unit.end, unit.text)
    return replace(unit, restates=first, because=(ground, *unit.because))


BEARS = {
    "conclusion": "conclusion",
    "qualification": "limit",
    "claim": "disputed",
    "premise": "disputed",
    "background": "background",
}


def _bears(hit: Hit, role: Role) -> bool:
    """Return whether a ground bears on the role a unit got, its speaker or its hedge."""
    feeds = hit.kind.split(".")[0]
    return feeds in (BEARS.get(role), "attribution", "hedge") or (
        feeds not in ("conclusion", "limit", "opposed", "disputed", "background")
    )


def _score(draft: Draft, role: Role) -> float:
    match role:
        case "conclusion":
            return confidence(2 * draft.conclusion)
        case "qualification":
            return confidence(2 * draft.limit)
        case "question":
            return 0.99
    return confidence(1 - draft.conclusion - draft.limit / 2)


def ground_id(hit: Hit) -> str:
    """Name a ground as maps do: its rule, its cue, or `rule:cue`."""
    return f"{hit.kind}:{hit.id}" if hit.id and hit.kind else hit.kind or hit.id


def _cue(hit: Hit, text: str) -> Cue:
    return Cue(ground_id(hit), hit.start, hit.end, text[hit.start : hit.end], hit.weight)
