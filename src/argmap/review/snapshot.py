"""A review's state as JSON-ready data for a client."""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.model import ArgumentMap, Unit
from argmap.review.checking_order import cards
from argmap.review.decision_words import decision_in_words, words_quoted
from argmap.review.history import Reviewed, Unfit
from argmap.review.queues import queues


def snapshot(found: ArgumentMap, reviewed: Reviewed, version: int) -> dict[str, Any]:
    """Return all a client shows of a review.

    Returns:
        `version` (of the state, for `seen`), `map` (as `ArgumentMap.to_dict`, ids of the review),
        `verdicts` by id (open, accepted, changed, added, rejected), `notes` by id (of the
        article under the empty id), `order` (ids: conclusions, then what is most doubtful, each
        statement with its relations behind it), `conclusions` (ids of those found), `scores` (of
        statements with their relations, the least as found), `queues` (ids of statements, see
        `argmap.review.queues`), `counts` (done, left, and of each verdict), `rejected` (id, cause
        and the element of each that was taken out), `loose` (ids), `unfit` (decisions that no
        longer fit: n, op, words, told, reason), `can_undo`, `can_redo`, and `undo` and `redo` (in
        words, or null).
    """
    listed = cards(found, reviewed)
    tally = Counter(reviewed.verdicts.values())
    names = ("open", "accepted", "changed", "added", "rejected")
    return {
        "version": version,
        "map": reviewed.working.to_dict(),
        "verdicts": dict(reviewed.verdicts),
        "notes": dict(reviewed.notes),
        "order": [id for card in listed for id in card.ids if id in reviewed.verdicts],
        "conclusions": [card.unit for card in listed if card.concludes],
        "scores": {card.unit: card.score for card in listed},
        "queues": queues(found, reviewed.working, listed),
        "counts": {
            "done": tally.total() - tally["open"],
            "left": tally["open"],
            **{name: tally[name] for name in names},
        },
        "rejected": _gone(reviewed),
        "loose": list(reviewed.loose),
        "unfit": [unfit_row(row) for row in reviewed.unfit],
        "can_undo": reviewed.undo is not None,
        "can_redo": reviewed.redo is not None,
        "undo": decision_in_words(reviewed.undo) if reviewed.undo else None,
        "redo": decision_in_words(reviewed.redo) if reviewed.redo else None,
    }


def unfit_row(row: Unfit) -> dict[str, Any]:
    """Return a decision that no longer fits as JSON-ready data."""
    body = row.entry.body
    ref = body.get("of") or ({"selector": body["to"]} if "to" in body else body.get("source"))
    return {
        "n": row.entry.n,
        "op": row.entry.op,
        "words": words_quoted(ref),
        "told": decision_in_words(row.entry),
        "reason": row.reason,
    }


def _gone(reviewed: Reviewed) -> list[dict[str, Any]]:
    rows = []
    for id, gone in reviewed.gone.items():
        row, unit = gone.element, isinstance(gone.element, Unit)
        keys = ("start", "end", "text", "role") if unit else ("source", "target", "type")
        kept = {key: getattr(row, key) for key in keys}
        rows.append({"id": id, "kind": "unit" if unit else "relation", "cause": gone.cause, **kept})
    return rows
