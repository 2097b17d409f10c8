"""Groups of spans: whether one still fits its document, and how near it comes to gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

Score = Callable[..., dict[str, Any]]
PREFIX = "spans_"
UNITS_SCORER = "argmap_units_scorer.v1"


def moved(doc: Doc, key: str) -> bool:
    """Return whether the tokens of a group of spans were merged or split since it was written.

    spaCy leaves the token numbers of `doc.spans` as they are when a document is retokenized.
    """
    starts = doc.to_array(["IDX"]).tolist()
    return any(starts[s.start : s.start + 1] != [s.start_char] for s in doc.spans[key])


def make_units_scorer() -> Score:
    """Return the scorer of `argmap_units`, as spaCy's settings name it."""
    return score_spans


def score_spans(examples: Iterable[Example], *, spans_key: str, **settings: Any) -> dict[str, Any]:
    """Return precision, recall and F1 of the spans of a group, as spaCy's `spancat` names them.

    A unit is right where both its ends are; labels don't count, so that gold may say roles.

    Args:
        examples: Documents as predicted beside gold; gold without the group is not counted.
        spans_key: The group, in both.
        settings: More for `spacy.scorer.Scorer.score_spans`.

    Returns:
        `spans_KEY_p`, `spans_KEY_r` and `spans_KEY_f`.
    """
    settings = {
        "allow_overlap": True,
        "labeled": False,
        "getter": _spans,
        "has_annotation": partial(_has, key=spans_key),
        **settings,
    }
    return dict(Scorer.score_spans(examples, f"{PREFIX}{spans_key}", **settings))


def _spans(doc: Doc, name: str) -> Iterable[Span]:
    spans: Iterable[Span] = doc.spans.get(name.removeprefix(PREFIX), ())
    return spans


def _has(doc: Doc, key: str) -> bool:
    return key in doc.spans


registry.scorers.register(UNITS_SCORER, func=make_units_scorer)
