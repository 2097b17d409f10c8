"""Build the argument map from what a reader found: the way from findings to a finished map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from argmap.decoding.choose import choose_relations
from argmap.decoding.relation_records import relation_records
from argmap.decoding.restatements import (
    Restatement,
    find_restatements,
    merge_restatements,
)
from argmap.decoding.roles import decide_roles, find_conclusions, places, rejected_reports
from argmap.decoding.settled_stances import settled_stances
from argmap.decoding.side_parity import sides_by_parity
from argmap.decoding.unit_records import Decisions, unit_record
from argmap.decoding.voices import find_voices
from argmap.draft import Candidate, Draft, Findings, is_long
from argmap.model import ArgumentMap, Document
from argmap.scorers.protocol import PairScorer, ScorerFactory

SEVERAL_SPEAKERS = (
    "It looks like several speakers: the map holds what each of them argues, not one case."
)


def build_map(
    document: Document,
    found: Findings,
    *,
    scorer: ScorerFactory,
    background: bool = False,
    made_by: Mapping[str, str],
) -> ArgumentMap:
    """Return the argument map of a document.

    Args:
        document: The document as read.
        found: What a reader found in its text.
        scorer: Makes what scores the findings; see `argmap.scorers.registry`.
        background: Whether to keep units that only set the scene.
        made_by: What made the map: program and pipeline with their versions.
    """
    scores = scorer(found)
    drafts = scores.drafts
    kept = [n for n, draft in enumerate(drafts) if background or not draft.scenery]
    long = is_long(drafts)
    argued = [n for n in kept if not drafts[n].scenery and not _only_asks(drafts[n], long)]
    chosen = choose_relations(drafts, argued, scores, found.parts, document.turns)
    ends = {chosen.root, *chosen.heads}
    conclusions = find_conclusions(drafts, ends, scores)
    again = find_restatements(drafts, argued, scores, conclusions)
    again = _own(again, find_voices(drafts, document.turns))
    relations = merge_restatements(chosen.relations, argued, again)
    ends = {again[n].first if n in again else n for n in ends}
    concluding = find_conclusions(drafts, ends, scores)
    names = {number: f"u{order}" for order, number in enumerate(kept, 1)}
    units = _decide(drafts, argued, relations, again, concluding, scores, names)
    return ArgumentMap(
        id=document.id,
        text=document.text,
        units=tuple(unit_record(drafts[n], row, document.text) for n, row in units.items()),
        relations=relation_records(relations, names, document.text),
        title=document.title,
        parts=tuple(part for part in document.parts if part.kind != "body"),
        made_by=made_by,
        notes=(SEVERAL_SPEAKERS,) if document.turns else (),
    )


def _own(again: Mapping[int, Restatement], voices: Sequence[str]) -> dict[int, Restatement]:
    """Return restatements without what one speaker says after another."""
    return {n: row for n, row in again.items() if voices[n] == voices[row.first]}


def _only_asks(draft: Draft, long: bool) -> bool:
    """Return whether a unit takes no part: a question of a long text, or one answered yes or no."""
    return draft.asks() and (long or "answered" in draft.flags)


def _decide(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    chosen: Sequence[Candidate],
    again: Mapping[int, Restatement],
    concluding: Collection[int],
    scores: PairScorer,
    names: Mapping[int, str],
) -> dict[int, Decisions]:
    """Return what the relations decide on each unit of the map: `names` are their ids by number."""
    placed = enumerate(places(len(drafts), chosen, concluding))
    as_claims = [scores.as_claim(number, place) for number, place in placed]
    limiting = {n for n in names if scores.as_limit(n) is not None}
    roles = decide_roles(drafts, argued, chosen, concluding, as_claims, limiting)
    roles |= {later: roles[row.first] for later, row in again.items()}
    ends = {n for n in names if roles[n] == "conclusion"}
    sides = sides_by_parity(list(names), chosen, ends, [draft.opposes for draft in drafts])
    rejected = rejected_reports(drafts, chosen)
    found = {n: "rejects" if n in rejected else drafts[n].stance for n in names}
    settled = settled_stances(chosen, roles, sides, found)
    return {
        n: Decisions(
            id=id,
            role=roles[n],
            side=sides[n],
            read=scores.as_role(n, roles[n]),
            placed=as_claims[n].because,
            rejected=n in rejected and settled[n] == "rejects",
            withdrawn=settled[n] != found[n],
            restates=names[again[n].first] if n in again else None,
            again=again[n].because if n in again else (),
        )
        for n, id in names.items()
    }


def rename_units(argmap: ArgumentMap, ids: Mapping[str, str]) -> ArgumentMap:
    """Return a map whose units have other ids.

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
