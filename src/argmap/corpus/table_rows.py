"""A map, or a failure, as rows of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.corpus.article import Article, whole_characters
from argmap.formats.writer import file_name
from argmap.model import ArgumentMap
from argmap.records import Cue, Relation, Unit

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
FILES = "files"  # no table: drawn maps, as rows of `name` and `data`
KINDS = ("unreadable", "size", "time", "crash", "error")
# What a table tells under the name that it has in the map.
OF_DOCUMENT = ("title", "author", "date", "source", "language", "text")
OF_UNIT = (
    "start", "end", "text", "lead", "role", "attributed_to", "hedged", "strength", "stance",
    "side", "restates", "score", "paragraph", "sentence",
)  # fmt: skip


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
            _named(number, article)
            | {"kind": kind, "reason": whole_characters(" ".join(reason.split()))}
        ]
    }


def file_stem(number: int, id: str) -> str:
    """Return how the names of an article's files begin; no two articles have the same.

    Args:
        number: The article's number.
        id: Its short name.

    Example:
        >>> file_stem(12, "../rents")
        '000012-.._rents'
    """
    return file_name(f"{number:06}-{id}")


def rows_map(
    document: Row, units: Sequence[Row], relations: Sequence[Row], *, id: str = ""
) -> ArgumentMap:
    """Return the map in an article's rows; of its grounds, it has the ids alone.

    Args:
        document: Its row of documents.
        units: Its rows of units.
        relations: Its rows of relations.
        id: What the map is called; the article's id where empty.
    """
    return ArgumentMap(
        id or document["id"],
        units=tuple(_row_unit(row) for row in units),
        relations=tuple(
            Relation(row["relation"], row["source"], row["target"], row["type"], row["score"])
            for row in relations
        ),
        notes=tuple(document["notes"]),
        **{name: document[name] for name in OF_DOCUMENT},
    )


def _row_unit(row: Row) -> Unit:
    pieces = tuple((start, end) for start, end in row["pieces"])
    because = tuple(Cue(id, row["start"], row["end"], row["text"]) for id in row["because"])
    return Unit(
        row["unit"],
        **{name: row[name] for name in OF_UNIT},
        parts=pieces if len(pieces) > 1 else (),
        because=because,
    )


def _named(number: int, article: Article) -> dict[str, Any]:
    return {
        "document": number,
        "id": article.id,
        "file": whole_characters(article.file),
        "row": article.row,
    }


def _document(number: int, article: Article, argmap: ArgumentMap) -> Row:
    return _named(number, article) | {
        **{name: getattr(argmap, name) for name in OF_DOCUMENT},
        "words": len(argmap.text.split()),
        "units": len(argmap.units),
        "relations": len(argmap.relations),
        "notes": list(argmap.notes),
        "made_by": ", ".join(f"{name} {what}" for name, what in argmap.made_by.items()),
    }


def _unit(number: int, unit: Unit) -> Row:
    return {
        "document": number,
        "unit": unit.id,
        **{name: getattr(unit, name) for name in OF_UNIT},
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
