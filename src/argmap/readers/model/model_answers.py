"""What a model answered as plain records: fixed labels, numbers, quotations, reasons; no more."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.cut_text import cut_text
from argmap.readers.model.model_statements import ModelLink
from argmap.readers.model.schemas import LONGEST_REASON
from argmap.records import RELATION_TYPES, ROLES, Role

MOST_ROWS = 5000  # rows of an answer that are looked at
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement as a model quoted it.

    Attributes:
        id: The number that it gave it.
        sentence: The number of the sentence it is said to be from; 0 where it said none.
        quote: Its words, as the model has them.
        role: Its role.
        speaker: Who says it, as the model has it.
        stance: `endorses`, `rejects` or empty.
        hedged: Whether the author lowers its certainty.
        limits: Id of the statement that it limits; 0 for none.
    """

    id: int
    sentence: int
    quote: str
    role: Role
    speaker: str = ""
    stance: str = ""
    hedged: bool = False
    limits: int = 0


def read_statements(data: Mapping[str, Any], lost: list[str]) -> list[Quoted]:
    """Return the statements of an answer, those that have an id of their own.

    Args:
        data: The answer.
        lost: Takes up what had to be passed over, in words for a user.
    """
    found: dict[int, Quoted] = {}
    for row in _rows(data, "statements"):
        id = _number(row.get("id"))
        if not id or id in found:
            lost.append(
                f"a statement without an id of its own ({shown_words(row.get('id'), 20) or '?'})"
            )
            continue
        role = _label(row.get("role"), ROLES)
        if not role:
            lost.append(
                f"the role of statement {id} is none of {', '.join(ROLES)}; taken for claim"
            )
        found[id] = Quoted(
            id=id,
            sentence=_number(row.get("sentence")),
            quote=_words(row.get("quote")),
            role=role or "claim",  # type: ignore[arg-type]
            speaker=_words(row.get("speaker")),
            stance=_label(row.get("stance"), ("endorses", "rejects")),
            hedged=row.get("hedged") is True,
            limits=_number(row.get("limits")),
        )
    return list(found.values())


def read_quotes(data: Mapping[str, Any]) -> dict[int, str]:
    """Return the quotations that an answer gives once more, by the ids of their statements."""
    rows = ((_number(row.get("id")), _words(row.get("quote"))) for row in _rows(data, "quotes"))
    return {id: quote for id, quote in rows if id and quote}


def read_links(data: Mapping[str, Any], lost: list[str]) -> list[ModelLink]:
    """Return the links of an answer, those that have two ends and a type.

    Args:
        data: The answer.
        lost: Takes up what had to be passed over, in words for a user.
    """
    found: dict[tuple[int, int, str], ModelLink] = {}
    for row in _rows(data, "links"):
        source, target = _number(row.get("from")), _number(row.get("to"))
        kind = _label(row.get("type", "support"), RELATION_TYPES)
        if not (source and target and kind):
            lost.append("a link without two numbers and a type")
            continue
        link = ModelLink(source, target, kind, shown_words(row.get("why"), LONGEST_REASON))
        found.setdefault((source, target, kind), link)
    return list(found.values())


def read_main(data: Mapping[str, Any]) -> int:
    """Return the id of the main conclusion; 0 where an answer names none."""
    return _number(data.get("main"))


def shown_words(words: object, most: int) -> str:
    r"""Return a model's words on one line, without what cannot be seen, cut at so many characters.

    Example:
        >>> shown_words("it says\n\x1b[31mso", 12)
        'it says \ufffd[3…'
    """
    if not isinstance(words, str):
        return str(words) if isinstance(words, int) and abs(words) < 10**9 else ""
    line = " ".join(words[: 20 * most].split())
    line = "".join("\ufffd" if unicodedata.category(c) in _UNSEEN else c for c in line)
    return cut_text(line, most)


def _rows(data: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    listed = data.get(key)
    rows = listed[:MOST_ROWS] if isinstance(listed, list) else []
    return (row for row in rows if isinstance(row, dict))


def _number(value: object) -> int:
    """Return a positive whole number, however it is written; 0 for all else."""
    if isinstance(value, str) and len(value) < 10 and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if type(value) is int and 0 < value < 10**9 else 0


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _label(value: object, legal: tuple[str, ...]) -> str:
    name = value.strip().lower() if isinstance(value, str) else ""
    return name if name in legal else ""
