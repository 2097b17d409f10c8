"""A map as Web Annotations, whose quotes Hypothesis and other tools find on the live page.

Specification: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from argmap.export.wording import relation_in_words, remarks
from argmap.model import ArgumentMap, Unit

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of context on each side, as Hypothesis takes them


def to_annotations(argmap: ArgumentMap) -> str:
    """Return a map as JSON-LD: a page of annotations, one a unit, in text order.

    A unit's target is told by its words with what stands around them, and by its place in the
    text, counted in UTF-16 code units, as browsers count.
    """
    target = getattr(argmap, "source", "") or f"urn:argmap:{_quoted(argmap.id)}"
    counted = _Utf16(argmap.text)
    items = [_annotation(argmap, unit, target, counted) for unit in argmap.units]
    page = {
        "@context": CONTEXT,
        "id": f"{_base(argmap)}",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(argmap: ArgumentMap, unit: Unit, target: str, counted: _Utf16) -> dict[str, Any]:
    said = [relation_in_words(argmap, row) for row in argmap.relations if row.source == unit.id]
    notes = "; ".join([*remarks(unit), *said])
    bodies = [{"type": "TextualBody", "value": unit.role, "purpose": "tagging"}]
    if notes:
        body = {"type": "TextualBody", "value": notes, "format": "text/plain"}
        bodies.append(body | {"purpose": "commenting"})
    return {
        "id": f"{_base(argmap)}#{_quoted(unit.id)}",
        "type": "Annotation",
        "body": bodies,
        "target": {"source": target, "selector": _selectors(argmap.text, unit, counted)},
    }


def _quoted(id: str) -> str:
    return quote(id, safe="", errors="surrogatepass")


def _base(argmap: ArgumentMap) -> str:
    return f"urn:argmap:{_quoted(argmap.id)}:annotations"


def _selectors(text: str, unit: Unit, counted: _Utf16) -> list[dict[str, Any]]:
    start, end = unit.start, unit.end
    return [
        {
            "type": "TextQuoteSelector",
            "exact": unit.text,
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": counted[start], "end": counted[end]},
    ]


class _Utf16:
    """Offsets in UTF-16 code units by offsets in characters."""

    def __init__(self, text: str) -> None:
        self.wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def __getitem__(self, offset: int) -> int:
        from bisect import bisect_left

        return offset + bisect_left(self.wide, offset)
