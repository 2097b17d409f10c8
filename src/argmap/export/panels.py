"""What stands beside the map on the page: coverage, outline and the table of claims, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from argmap.export.marked_text import visible
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.table import NOTED, rows
from argmap.export.wording import anchor, remarks, remarks_in_values
from argmap.graph.coverage import FATES, CoveredSentence, coverage, fates
from argmap.graph.outline import Row, outline
from argmap.model import ArgumentMap, Unit
from argmap.plural import many
from argmap.records import words_of

# Heads of the table, each with the columns of claims whose values stand under it: a cell a
# column would not fit beside the text.
HEADS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "role": ("role",),
    "text": ("lead", "text"),
    "remarks": ("says", "stance", "strength", "side", "score"),
    "relations": ("relations out", "relations in"),
    "grounds": ("grounds",),
    NOTED: (NOTED,),
}
FATE_CLASS = {fate: fate.replace(" ", "-") for fate in FATES}
DEEPEST = 12  # levels an outline is indented


def coverage_panel(argmap: ArgumentMap) -> str:
    """Return every sentence of the text with what became of it, after a bar of the counts."""
    found = coverage(argmap)
    counts = [(fate, n) for fate, n in fates(found).items() if n]
    bar = "".join(
        f'<i class="{FATE_CLASS[fate]}" style="flex-grow: {n}"></i>' for fate, n in counts
    )
    buttons = "".join(
        f'<button type="button" aria-pressed="true" data-fate="{FATE_CLASS[fate]}">'
        f'<i class="{FATE_CLASS[fate]}"></i>{n} {fate}</button>'
        for fate, n in counts
    )
    roles = {unit.id: unit.role for unit in argmap.units}
    items = "\n".join(_sentence(argmap.text, row, roles) for row in found)
    count = many(len(found), "sentence")
    return (
        f'<div class="share"><p>{count}; words in full ink are on the map.</p>'
        f'<div class="bar" aria-hidden="true">{bar}</div>'
        f'<div role="group" aria-label="Sentences to show">{buttons}</div></div>\n'
        f'<ol class="sentences">\n{items}\n</ol>'
    )


def _sentence(text: str, row: CoveredSentence, roles: Mapping[str, str]) -> str:
    shown, at = [], row.start
    for start, end in row.pieces:
        shown += [escape(visible(text[at:start])), f"<b>{escape(visible(text[start:end]))}</b>"]
        at = end
    shown.append(escape(visible(text[at : row.end])))
    links = " ".join(
        f'<a class="role {roles[id]}" href="#{anchor(id)}" data-to="{anchor(id)}">'
        f"{escape(clean(id))} {roles[id]}</a>"
        for id in row.units
    )
    units = " ".join(map(anchor, row.units))
    return (
        f'<li class="{FATE_CLASS[row.fate]}" data-units="{units}">'
        f'<span class="fate">{row.fate}</span> <span class="words">{"".join(shown)}</span> '
        f'<span class="why">{escape(clean(row.reason))}</span> {links}</li>'
    )


def outline_panel(argmap: ArgumentMap) -> str:
    """Return the map as a tree, conclusions first and reasons indented below them."""
    items = "\n".join(map(_item, outline(argmap)))
    return f'<ul class="outline" role="tree" aria-label="Outline of the argument">\n{items}\n</ul>'


def _item(row: Row) -> str:
    unit, relation = row.unit, row.relation
    look = load_style().relations[relation.type] if relation else None
    link = (
        f'<span class="type {relation.type}">{escape(look.label)}</span> '
        if relation and look
        else ""
    )
    said = "".join(f' <span class="said">{escape(remark)}</span>' for remark in remarks(unit))
    lead = f'<i class="lead">{escape(clean(unit.lead))}</i> ' if unit.lead else ""
    words = f"{lead}{escape(clean(words_of(unit)))}"
    text = "stands elsewhere in full" if row.again else words
    folds = ' aria-expanded="true"' if row.parent else ""
    twist = '<span class="twist" aria-hidden="true"></span>'
    kind = "again" if row.again else "full"
    return (
        f'<li role="treeitem" tabindex="-1" class="{kind}" aria-level="{row.depth + 1}"{folds} '
        f'data-unit="{anchor(unit.id)}" style="--depth: {min(row.depth, DEEPEST)}">{twist}{link}'
        f'<span class="role {unit.role}">{escape(clean(unit.id))} {unit.role}</span>{said} '
        f'<span class="words">{text}</span><span class="count"></span></li>'
    )


def claims_table(argmap: ArgumentMap) -> str:
    """Return the claims as a table, a row each."""
    table = rows(argmap, {})
    shown = [head for head in HEADS if head != NOTED or any(row[NOTED] for row in table)]
    heads = "".join(f'<th scope="col" class="c-{name.split()[0]}">{name}</th>' for name in shown)
    body = "\n".join(
        f'<tr data-unit="{anchor(unit.id)}">{"".join(_cells(row, unit, shown))}</tr>'
        for unit, row in zip(argmap.units, table, strict=True)
    )
    return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def _cells(row: Mapping[str, str], unit: Unit, shown: Iterable[str]) -> Iterator[str]:
    for head in shown:
        told = [escape(row[name]) for name in HEADS[head] if row[name]]
        match head:
            case "id":
                id = anchor(unit.id)
                yield f'<th scope="row"><a href="#t-{id}" data-to="{id}">{told[0]}</a></th>'
            case "role":
                yield f'<td><span class="role {unit.role}">{unit.role}</span></td>'
            case "text":
                lead = f'<i class="lead">{escape(row["lead"])}</i> ' if row["lead"] else ""
                yield f'<td class="words">{lead}{escape(row["text"])}</td>'
            case "remarks":
                yield f"<td>{'<br>'.join(_remarks(row))}</td>"
            case "relations":
                yield f'<td class="links">{"<br>".join(told).replace("; ", "<br>")}</td>'
            case _:
                yield f"<td><small>{''.join(told)}</small></td>"


def _remarks(row: Mapping[str, str]) -> Iterator[str]:
    """Yield who says it, and how, where that is not as it mostly is; and its score."""
    values = remarks_in_values(row["says"], row["stance"], row["strength"], row["side"])
    yield from map(escape, values)
    yield f"<small>{escape(row['score'])}</small>"
