"""Decisions in words, for messages and for what undo would take back."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.cut_text import cut_text
from argmap.export.style import load_style
from argmap.review.journal_file import JournalEntry

SHORT = 50  # characters of a quotation


# What each decision does, as one would ask for it; `{of}` is its element, `{value}` what it sets.
ASKS: Mapping[str, str] = {
    "accept": "accept {of}",
    "reject": "reject {of}",
    "role": "make {of} a {value}",
    "source": "say that {value} says {of}",
    "strength": "call {of} {value}",
    "stance": "say that the author {value} {of}",
    "restates": "tell what {of} says again",
    "span": "move the edges of {of}",
    "split": "divide {of}",
    "merge": "merge {of} with {other}",
    "add-unit": "add {of} as a {value}",
    "add-relation": "lead {of} to {other}",
    "retarget": "lead {of} to {other}",
    "relation-type": "make {of} one that {value}",
    "note": "write a note on {of}: {value}",
    "settle": "keep your own word on {of}",
}


def decision_in_words(entry: JournalEntry) -> str:
    """Return a decision in words, such as “make u5 “The fee is …” a premise”.

    The words of the article and of the reviewer in it are as they stand in the journal: a
    terminal or a page must make them harmless.
    """
    body = entry.body
    if entry.op in ("undo", "redo"):
        return f"{entry.op} of decision {body.get('entry')}"
    of = body.get("of") or ({"selector": body["to"]} if "to" in body else body.get("source"))
    other = _name(body.get("with") or body.get("target"), short=True)
    asked = ASKS.get(entry.op, f"{entry.op} {{of}}")
    return asked.format(of=_name(of), other=other or "another", value=_value(entry)).strip()


def words_quoted(ref: object) -> str:
    """Return the words an element's name in a journal quotes; of a relation those of its source."""
    if not isinstance(ref, Mapping):
        return ""
    if ref.get("kind") == "relation":
        return words_quoted(ref.get("source"))
    rows = ref.get("selector")
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], Mapping) else {}
    words = " ".join(str(first.get("exact", "")).split())
    return cut_text(words, SHORT)


def _name(ref: object, *, short: bool = False) -> str:
    if not isinstance(ref, Mapping):
        return "the article" if ref is None and not short else ""
    id, words = str(ref.get("id", "")), words_quoted(ref)
    named = f"the arrow {id} from" if ref.get("kind") == "relation" else id
    if short and id:
        return named.removesuffix(" from")
    return " ".join(part for part in (named, f"“{words}”" * bool(words)) if part)


def _value(entry: JournalEntry) -> str:
    for key in ("value", "role", "type", "text"):
        if key in entry.body:
            value = " ".join(str(entry.body[key] or "the author").split())
            if entry.op == "relation-type":
                labels = {str(type): look.label for type, look in load_style().relations.items()}
                return labels.get(value, value)
            return cut_text(value, SHORT)
    return ""
