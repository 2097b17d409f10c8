"""Debates as one page: each on one picture, and below it every statement with its places.

What comes from an article is escaped; the page runs nothing and asks for nothing from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.corpus.debate.debate_svg import debate_svg
from argmap.corpus.debate.debate_tables import sides_of
from argmap.corpus.debate.find_debates import FoundDebates
from argmap.corpus.debate.records import ArticleSource, Debate, Point, SharedStatement, ToldPlace
from argmap.corpus.debate.tellings import spoken_counts
from argmap.formats.index_page import made_by, whole_page, words
from argmap.plural import many

SIZES = ("screen", "phone")
STYLE = Path(__file__).with_name("debate.css")
LINK = re.compile(r'xlink:href="#t-([^".]+)[^"]*"')
ID = re.compile(r' id="[^"]*"')
ALONE = 2  # sources from which on a statement is among those told by several
STANDS = {"says": "", "reports": "reported", "rejects": "rejected by the author"}
KINDS = {"because": "Because", "against": "Against it"}


def debate_html(found: FoundDebates) -> str:
    """Return all debates as a page in HTML.

    Args:
        found: The debates.

    Raises:
        OutputError: Graphviz is missing.
    """
    title = f"{many(len(found.debates), 'debate')} in {many(found.articles, 'article')}"
    debates = "\n".join("\n".join(_debate(debate)) for debate in found.debates)
    contents = "".join(
        f'<li><a href="#d{debate.number}">{words(_name(debate))}</a> '
        f"<small>{many(len(debate.articles), 'article')}</small></li>"
        for debate in found.debates
    )
    left = f"<p>{many(found.alone, 'article')} on a question of its own.</p>" if found.alone else ""
    body = f"""<header><h1>{title}</h1>
{f"<ol>{contents}</ol>" if len(found.debates) > 1 else ""}</header>
<main>
{debates}
</main>
<footer>{left}{_copies(found)}{made_by()}</footer>"""
    return whole_page(title, STYLE.read_text("utf-8"), body)


def _debate(debate: Debate) -> Iterator[str]:
    yield f'<section class="debate" id="d{debate.number}"><h2>{words(_name(debate))}</h2>'
    for size in SIZES:
        svg = debate_svg(debate, size)
        svg = LINK.sub("", svg, count=1) if debate.question else svg
        svg = LINK.sub(rf'href="#d{debate.number}-\1"', ID.sub("", svg))
        yield f'<div class="sheet {size}">{svg[svg.index("<svg") :]}</div>'
    sources = debate.by_number
    sides = sides_of(debate)
    for point in debate.positions:
        side = sides.get(point.statement.side, "")
        label = f"Position {side}" if point.below else "Also concluded"
        yield f'<div class="position {side.lower()}"><h3><small>{label}</small> '
        yield f"{words(point.statement.wording)}</h3>"
        yield from _statement(point.statement, debate.number, sources)
        numbers = {row.statement.id: f"{side}{n}" for n, row in enumerate(point.below, 1)}
        several = [row for row in point.below if row.statement.sources >= ALONE]
        yield from _list(several, debate.number, sources, numbers)
        rest = [row for row in point.below if row.statement.sources < ALONE]
        if rest:
            yield f"<details><summary>{many(len(rest), 'reason')} told by one source</summary>"
            yield from _list(rest, debate.number, sources, numbers)
            yield "</details>"
        yield "</div>"
    yield from _unplaced(debate, sources)
    yield "</section>"


def _list(
    points: Sequence[Point],
    debate: int,
    sources: Mapping[int, ArticleSource],
    numbers: Mapping[str, str],
) -> Iterator[str]:
    if not points:
        return
    yield "<ul>"
    for point in points:
        kind = f"<b>{KINDS.get(point.kind) or numbers.get(point.statement.id, '')}</b> "
        yield f'<li class="{point.kind}">{kind}{words(point.statement.wording)}'
        if point.kind == "against":
            # Its places stand where it is a reason itself.
            yield f' <a href="#d{debate}-{point.statement.id}">places</a></li>'
            continue
        yield from _statement(point.statement, debate, sources)
        yield from _list(point.below, debate, sources, numbers)
        yield "</li>"
    yield "</ul>"


def _statement(
    row: SharedStatement, debate: int, sources: Mapping[int, ArticleSource]
) -> Iterator[str]:
    yield f'<details class="places" id="d{debate}-{row.id}">'
    yield f"<summary>{words(spoken_counts(row))}</summary><ul>"
    yield from (_place(place, sources[place.document]) for place in row.places)
    yield "</ul></details>"


def _place(place: ToldPlace, source: ArticleSource) -> str:
    told = [words(source.outlet), words(source.date), f"“{words(source.title)}”"]
    told += [f"§ {place.paragraph}"] if place.paragraph else []
    told += [f"says {words(place.speaker)}"] if place.speaker else []
    told += [STANDS[place.stand]] if STANDS[place.stand] else []
    told += [f"also in {many(len(source.copies), 'copy')}"] if source.copies else []
    return f"<li><q>{words(place.text)}</q> <small>{' · '.join(filter(None, told))}</small></li>"


def _unplaced(debate: Debate, sources: Mapping[int, ArticleSource]) -> Iterator[str]:
    """Yield the statements that stand below no position."""
    placed: set[str] = set()
    todo = list(debate.positions)
    while todo:
        point = todo.pop()
        if point.kind != "against":
            placed.add(point.statement.id)
        todo += point.below
    rest = [row for row in debate.statements if row.id not in placed]
    if rest:
        yield f"<details><summary>{many(len(rest), 'statement')} on neither side</summary><ul>"
        for row in rest:
            yield f"<li>{words(row.wording)}"
            yield from _statement(row, debate.number, sources)
            yield "</li>"
        yield "</ul></details>"


def _copies(found: FoundDebates) -> str:
    if not found.copies:
        return ""
    rows = "".join(
        f"<li>{words(copy.id)} is a copy of {words(first.id)}</li>" for copy, first in found.copies
    )
    count = many(len(found.copies), "copy")
    return (
        f"<details><summary>{count}, counted once with the first</summary><ul>{rows}</ul></details>"
    )


def _name(debate: Debate) -> str:
    if debate.question:
        return debate.question
    return debate.positions[0].statement.wording if debate.positions else f"Debate {debate.number}"
