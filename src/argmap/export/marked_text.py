"""The article with its units marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from argmap.export.safe_text import clean, unseen
from argmap.export.style import load_style
from argmap.export.wording import anchor, grounds_in_words, remarks
from argmap.model import ArgumentMap, Part, Unit


def marked_article(argmap: ArgumentMap) -> str:
    """Return the article's text with a mark around every piece of every unit.

    The text is cut wherever a unit or a part begins or ends, so that units in several pieces and
    units within units come out well-formed. White space is kept; control and bidirectional
    characters are shown as U+FFFD.
    """
    spans = [
        (start, end, unit) for unit in argmap.units for start, end in unit.pieces if start < end
    ]
    told = [part for part in argmap.parts if part.kind != "body"]
    cuts = {0, len(argmap.text)}
    cuts |= {at for start, end, _ in spans for at in (start, end)}
    cuts |= {at for part in told for at in (part.start, part.end)}
    return "".join(_runs(argmap.text, sorted(cuts), spans, told))


def _runs(
    text: str, cuts: list[int], spans: list[tuple[int, int, Unit]], told: list[Part]
) -> Iterator[str]:
    seen: set[str] = set()
    opening: dict[int, list[tuple[int, Unit]]] = {}
    for begin, end, unit in spans:
        opening.setdefault(begin, []).append((end, unit))
    starts = {part.start: part for part in told}
    open_units: list[tuple[int, Unit]] = []
    within: Part | None = None
    for start, end in pairwise(cuts):
        open_units = [row for row in open_units if row[0] > start] + opening.get(start, [])
        within = starts.get(start, within if within and within.end > start else None)
        run = escape(visible(text[start:end]))
        for _, unit in open_units:
            run = _mark(unit, run, unit.id not in seen)
            seen.add(unit.id)
        yield _part(within, run) if within else run


def _mark(unit: Unit, inner: str, first: bool) -> str:
    said = " · ".join(remarks(unit))
    id, shown = anchor(unit.id), clean(unit.id)
    title = escape(f"{shown}, {unit.role}{f' ({said})' if said else ''}: {grounds_in_words(unit)}")
    tag = load_style().roles[unit.role].label.lower()
    head = f' id="t-{id}"' if first else ""
    name = escape(", ".join([shown, unit.role, *remarks(unit)]).replace("≈ ", ""))
    link = f'class="tag" href="#{id}" data-to="{id}" aria-label="{name}"'
    note = f"<a {link}>{escape(shown)} {tag}</a>" if first else ""
    data = f'class="{unit.role}" data-unit="{id}" title="{title}"'
    return f"<mark{head} {data}>{note}{inner}</mark>"


def _part(part: Part, inner: str) -> str:
    kind = escape(part.kind)
    if part.mapped:
        return f'<span class="{kind}">{inner}</span>'
    return (
        f'<span class="out" data-kind="{kind}" title="{escape(clean(part.reason))}">{inner}</span>'
    )


def visible(text: str) -> str:
    """Return a text with every character that cannot be seen as U+FFFD; white space is kept."""
    return "".join("\ufffd" if unseen(c) and c not in "\n\t\r" else c for c in text)
