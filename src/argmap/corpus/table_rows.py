"""A map, or a failure, as rows of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.corpus.article import Article, clean
from argmap.model import ArgumentMap
from argmap.records import Cue, Relation, Unit

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
FILES = "files"  # no table: drawn maps, as rows of `name` and `data`
KINDS = ("unreadable", "size", "time", "crash", "error")


def map_rows(number: int, article: Article, argmap: ArgumentMap) -> Rows:
    """Return the rows of an article that was mapped, by the tables they go into.

    Args:
        number: The article's number.
        article: The article.
        argmap: Its map.
    """
    return {
        "documents": [_document(number, article, argmap)],
        "units": [_unit(number, unit) for unit in argmap.units],
        "relations": [_relation(number, relation) for relation in argmap.relations],
    }


def failure_rows(number: int, article: Article, kind: str, reason: str) -> Rows:
    """Return the row of an article that was not mapped, under the table it goes into.

    Args:
        number: The article's number.
        article: The article.
        kind: One of `KINDS`.
        reason: What is wrong, and what to do.

    Example:
        >>> failure_rows(3, Article("a.txt", "a"), "time", "a.txt: it takes too long")["failures"]
        [{'document': 3, 'id': 'a', 'file': 'a.txt', 'row': 0, 'kind': 'time', 'reason': 'a.txt: it takes too long'}]
    """  # noqa: E501
    return {
        "failures": [
            _named(number, article) | {"kind": kind, "reason": clean(" ".join(reason.split()))}
        ]
    }


def _named(number: int, article: Article) -> dict[str, Any]:
    return {
        "document": number,
        "id": article.id,
        "file": clean(article.file),
        "row": article.row,
    }


def _document(number: int, article: Article, argmap: ArgumentMap) -> Row:
    return _named(number, article) | {
        "title": argmap.title,
        "author": argmap.author,
        "date": argmap.date,
        "source": argmap.source,
        "language": argmap.language,
        "text": argmap.text,
        "words": len(argmap.text.split()),
        "units": len(argmap.units),
        "relations": len(argmap.relations),
        "notes": list(argmap.notes),
        "made_by": ", ".join(f"{name} {what}" for name, what in argmap.made_by.items()),
    }


def _unit(number: int, unit: Unit) -> Row:
    same = ("start", "end", "text", "lead", "role", "attributed_to", "hedged", "strength")
    more = ("stance", "side", "restates", "score", "paragraph", "sentence")
    return {
        "document": number,
        "unit": unit.id,
        **{name: getattr(unit, name) for name in (*same, *more)},
        "pieces": [list(piece) for piece in unit.pieces],
        "because": _ids(unit.because),
    }


def _relation(number: int, relation: Relation) -> Row:
    return {
        "document": number,
        "relation": relation.id,
        "source": relation.source,
        "target": relation.target,
        "type": relation.type,
        "score": relation.score,
        "because": _ids(relation.because),
    }


def _ids(because: Sequence[Cue]) -> list[str]:
    return list(dict.fromkeys(cue.id for cue in because))
