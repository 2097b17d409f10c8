"""Decisions in words, for messages and for what undo would take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.review.journal_file import Entry

SHORT = 50  # characters of a quotation


def decision_in_words(entry: Entry) -> str:
    """Return a decision in words, such as “role u5 “The fee is …” (premise)”.

    The words of the article and of the reviewer in it are as they stand in the journal: a
    terminal or a page must make them harmless.
    """
    body = entry.body
    of = body.get("of") or ({"selector": body["to"]} if "to" in body else body.get("source"))
    parts = [entry.op, _name(of), _value(body)]
    if entry.op in ("undo", "redo"):
        return f"{entry.op} of decision {body.get('entry')}"
    return " ".join(part for part in parts if part)


def quotation(ref: object) -> str:
    """Return the words an element's name in a journal quotes; of a relation those of its source."""
    if not isinstance(ref, Mapping):
        return ""
    if ref.get("kind") == "relation":
        return quotation(ref.get("source"))
    rows = ref.get("selector")
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], Mapping) else {}
    words = " ".join(str(first.get("exact", "")).split())
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"


def _name(ref: object) -> str:
    if not isinstance(ref, Mapping):
        return "the article" if ref is None else ""
    words = quotation(ref)
    return " ".join(part for part in (str(ref.get("id", "")), f"“{words}”" * bool(words)) if part)


def _value(body: Mapping[str, Any]) -> str:
    for key in ("value", "role", "type", "text"):
        if key in body:
            value = " ".join(str(body[key] or "the author").split())
            return f"({value if len(value) <= SHORT else value[: SHORT - 1].rstrip() + '…'})"
    return ""
