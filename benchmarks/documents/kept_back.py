"""Documents made after the readers were mended for the others; nothing was mended for these."""

# Sources of Typst, of Word and of pages are not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

import textwrap
from collections.abc import Callable
from html import escape

from docx.enum.text import WD_BREAK
from tests.made_articles import AUTHOR, Article, Block
from tests.made_letters import OTHERS, begun, clock, lines, marked, speech
from tests.made_pdfs import blocks, pdf, words
from tests.made_words import STYLES, packed
from tests.made_words import begun as begun_word

from benchmarks.documents.letters import Made, turns
from benchmarks.documents.pdfs import APART, BOOK, FACTS
from benchmarks.documents.word_files import MARK, run, xml

REPLY = "Nobody asked us before the vote, and nobody has told us since what it is going to cost."


def brochure(a: Article) -> Made:
    """A coloured band with kicker, title and name, two columns, a box across both below."""
    band = f"""#block(width: 100%, fill: rgb("203060"), inset: 14pt)[#text(9pt, fill: white)[OPINION | HOUSING]

#text(24pt, fill: white, weight: "bold")[{words(a.title)}]

#text(10pt, fill: white)[By {AUTHOR}]]"""
    box = f'#place(bottom + left, scope: "parent", float: true)[#rect(width: 100%, fill: luma(235), inset: 8pt)[{FACTS} Write to us: letters\\@example.org]]'
    return (
        "pdf",
        a,
        pdf(f"""#set page("a4", columns: 2, footer: context [Civic Matters #h(1fr) March 2024 #h(1fr) #counter(page).display()])
{BOOK}#place(top + left, scope: "parent", float: true)[{band}]
{box}
{blocks(a, notes=3)}"""),
    )


def proceedings(a: Article) -> Made:
    """A stamp up the left edge, a figure over both columns, sources in small type at the end."""
    figure = """#place(top + center, scope: "parent", float: true)[#rect(width: 70%, height: 8em, stroke: 0.5pt)
#text(8pt)[Fig. 2. Journeys by month, as counted at the landing stage.]]"""
    sources = "\n\n".join(
        f"#text(8pt)[\\[{n}\\] M. Ostrander and P. Vale. On ferries, part {n}. _J. Local Aff._, {n}(2):11–{n + 20}, 201{n}.]"
        for n in range(1, 7)
    )
    return (
        "pdf",
        a,
        pdf(f"""#set page("a4", columns: 2, header: context if calc.even(counter(page).get().first()) [#counter(page).display() #h(1fr) Whitfield et al.] else if counter(page).get().first() > 1 [{words(a.title)} #h(1fr) #counter(page).display()],
  background: context if counter(page).get().first() == 1 {{ place(left + horizon, dx: 8pt, rotate(-90deg, reflow: true)[#text(14pt, fill: luma(120))[arXiv:2403.01234v1 \\[econ.GN\\] 3 Mar 2024]]) }})
{BOOK}#place(top + center, scope: "parent", float: true)[#text(18pt)[{words(a.title)}]

#text(11pt)[{AUTHOR}]]
{blocks(a, between=figure)}

= References

#set par(first-line-indent: 0pt, hanging-indent: 1.2em)
{sources}"""),
    )


def report(a: Article) -> Made:
    """A table, a chart's labels, key points in a frame on the first page."""
    points = "#rect(width: 100%, stroke: 1pt, inset: 8pt)[*Key points* \\ - Nobody counted the empty homes. \\ - The fund is spent by June. \\ - Two of three replies were late.]"
    chart = "#block(height: 7em)[#place(bottom + left, rect(width: 20pt, height: 40pt, fill: gray)) #place(bottom + left, dx: 40pt, rect(width: 20pt, height: 60pt, fill: gray)) #place(bottom + left, dx: 4pt, dy: 8pt, text(6pt)[2021]) #place(bottom + left, dx: 44pt, dy: 8pt, text(6pt)[2022])]\n#text(8pt)[Chart 1: Replies by year (thousands)]"
    return (
        "pdf",
        a,
        pdf(f"""#set page("a4", header: [#text(8pt)[Ministry of Works – Evaluation Series 14 #h(1fr) OFFICIAL]], footer: context align(center)[#text(8pt)[Page #counter(page).display() of #counter(page).final().first()]])
{APART}#text(22pt, weight: "bold")[{words(a.title)}]

{points}

{blocks(a, notes=4, between=chart)}"""),
    )


def minutes(a: Article) -> Made:
    """A box beside the text, a caption with a field, a comment, a hidden line, a list in levels."""
    document = begun_word(a)
    document.add_heading(a.title, 0)
    for number, row in enumerate(a.blocks):
        paragraph = document.add_paragraph(row.text, style=STYLES[row.kind])
        if number == 0:
            inner = f"<w:txbxContent><w:p>{run('Key dates')}</w:p><w:p>{run('3 March: vote')}</w:p></w:txbxContent>"
            paragraph._p.append(
                xml(
                    f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
                )
            )
        if number == 2:
            document.add_comment(paragraph.runs, text="Source?", author="Bo")
        if number == 3:
            document.add_paragraph().add_run("Internal: not for release").font.hidden = True
    return "docx", a, packed(document)


def review(a: Article) -> Made:
    """Tracked: a list item put in, words struck and put in again, a cell of a table deleted."""
    document = begun_word(a)
    document.add_heading(a.title, 0)
    for number, row in enumerate(a.blocks):
        paragraph = document.add_paragraph(style=STYLES[row.kind])
        first, _, rest = row.text.partition(" ")
        paragraph._p.append(xml(f"<w:del {MARK}>{run('Perhaps ', 'delText')}</w:del>"))
        paragraph._p.append(xml(f"<w:ins {MARK}>{run(first + ' ')}</w:ins>"))
        paragraph.add_run(rest)
        if number == 4:
            table = document.add_table(rows=2, cols=2)
            for cell, text in zip(table._cells, ("Year", "Spent", "2021", "41"), strict=True):
                cell.text = text
    return "docx", a, packed(document)


def cover(a: Article) -> Made:
    """A cover page with an address, a table of figures, page breaks within the text."""
    document = begun_word(a)
    document.add_heading(a.title, 0)
    document.styles.add_style("table of figures", 1)
    document.add_paragraph("Figure 1. The hall\t4", style="table of figures")
    for number, row in enumerate(a.blocks):
        paragraph = document.add_paragraph(row.text, style=STYLES[row.kind])
        if number % 4 == 3:
            paragraph.runs[0].add_break(WD_BREAK.PAGE)
    return "docx", a, packed(document)


def two_lines(a: Article) -> Made:
    """The line of who wrote in two; base64; a name in letters of another code; depths of quotes."""
    mail = begun(a)
    mail.replace_header("From", f"{AUTHOR} <nora@example.org>")
    known = Article(a.name, a.title, (*a.blocks, Block("q", REPLY), Block("q", OTHERS)))
    quoted = "\n".join(f"> {line}" for line in textwrap.wrap(REPLY, 60))
    deeper = "\n".join(f"> > {line}" for line in textwrap.wrap(OTHERS, 60))
    mail.set_content(
        f"{lines(a.blocks)}\n\nBest wishes,\nNora\n\nOn Mon, 4 Mar 2024 at 09:12, Björn Åkesson\n"
        f"<bjorn@example.org> wrote:\n\n{quoted}\n>\n> On Sun, 3 Mar 2024 at 18:40, Cy Dahl <cy@example.org>\n"
        f"> wrote:\n>\n{deeper}\n",
        cte="base64",
    )
    return "eml", known, mail.as_bytes()


def forwarded(a: Article) -> Made:
    """A page from a telephone: sent from, then a mail handed on with its head in lines."""
    rows = "".join(f"<p>{escape(b.text)}</p>" for b in a.blocks)
    known = Article(a.name, a.title, (*a.blocks, Block("q", OTHERS)))
    page = f"""<html><head><meta charset="utf-8"></head><body dir="auto">{rows}<br><div dir="ltr">Sent from my iPhone</div>
<div dir="ltr"><br><blockquote type="cite"><b>From:</b> Bo Ek &lt;bo@example.org&gt;<br><b>Date:</b> 4 March 2024 at 09:12:33 GMT<br>
<b>To:</b> list@example.org<br><b>Subject:</b> <b>{escape(a.title)}</b><br><br></blockquote></div>
<blockquote type="cite"><div dir="ltr">{OTHERS}</div></blockquote></body></html>"""
    mail = begun(a)
    mail.set_content(page, subtype="html")
    return "eml", known, mail.as_bytes()


def rolling(a: Article) -> Made:
    """Captions that roll: each cue shows the line before once more, with times within lines."""
    known = speech(a)
    at, cues, last = 1.0, [], ""
    for row in known.blocks:
        for piece in textwrap.wrap(row.text, 40, break_on_hyphens=False):
            first, gap, rest = piece.partition(" ")
            now = f"{first}<{clock(at + 0.5)}><c>{gap}{rest}</c>"
            cues.append((at, at + 2.0, f"{last}\n{now}" if last else now))
            at, last = at + 2.0, piece
        at += 3.0
    rows = [f"{clock(b)} --> {clock(e)} align:start position:0%\n{w}" for b, e, w in cues]
    return (
        "vtt",
        known,
        ("WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n\n".join(rows) + "\n").encode(),
    )


def labelled(a: Article) -> Made:
    """SubRip with names in capitals, colours, music, a line of who made it."""
    known = speech(a)

    def say(number: int, said: str) -> str:
        return f'<font color="#ffff00">{("CHAIR", "MS MARLOWE")[number % 2]}: {said}</font>'

    body = turns(known, "srt", say).decode()
    return "srt", known, ("0\n00:00:00,000 --> 00:00:00,900\n♪ (theme music) ♪\n\n" + body).encode()


def magazine(a: Article) -> Made:
    """A page with advertisements, a quotation pulled out, ways to share, what else to read."""
    rows = [
        f"<p>{escape(b.text)}</p>"
        if b.kind == "p"
        else {
            "h": "<h2>{}</h2>",
            "li": "<ul><li>{}</li></ul>",
            "q": "<blockquote><p>{}</p></blockquote>",
        }[b.kind].format(escape(b.text))
        for b in a.blocks
    ]
    rows[3:3] = [
        '<div class="ad-slot"><span>Advertisement</span></div>',
        f'<aside class="pullquote">{escape(a.blocks[0].text.split(". ")[0])}</aside>',
    ]
    rows[6:6] = [
        '<p class="read-more"><strong>Read more:</strong> <a href="/x">Ten ways to save on heating</a></p>'
    ]
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(a.title)} | Civic</title></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header><main><article><h1>{escape(a.title)}</h1>
<div class="byline">By {AUTHOR}</div><div class="share"><a>Share</a> <a>Tweet</a></div>{"".join(rows)}
<div class="tags">Filed under: <a>Housing</a>, <a>Council</a></div></article>
<section class="comments"><h3>Comments (2)</h3><p>What nonsense this is, as ever, from this paper.</p></section></main>
<footer><p>© 2024 Civic Media. All rights reserved.</p></footer></body></html>"""
    return "html", a, page.encode()


def law_blog(a: Article) -> Made:
    """A page with a table of contents, notes that marks lead to, a box about its author."""
    rows = []
    for number, b in enumerate(a.blocks, 1):
        mark = f'<sup><a href="#n{number}">[{number}]</a></sup>' if b.kind == "p" else ""
        tag = {"p": "p", "h": "h3", "li": "p", "q": "blockquote"}[b.kind]
        rows.append(f"<{tag}>{escape(b.text)}{mark}</{tag}>")
    notes = "".join(
        f'<li id="n{n}">See the minutes, page {n}. <a href="#r{n}">↩</a></li>' for n in range(1, 8)
    )
    page = f"""<html lang="en-GB"><head><title>{escape(a.title)}</title></head><body><div id="content"><div class="post">
<h1 class="entry-title">{escape(a.title)}</h1><p class="meta">Posted on 3 March 2024 by <a>{AUTHOR}</a></p>
<div class="toc"><p>Contents</p><ul><li><a href="#a">What it would cost</a></li><li><a href="#b">What the critics say</a></li></ul></div>
<div class="entry-content">{"".join(rows)}</div><ol class="footnotes">{notes}</ol>
<div class="author-box"><h4>About {AUTHOR}</h4><p>{AUTHOR} teaches law in the north and has written on rents since 2009.</p></div></div>
<div id="sidebar"><h4>Recent posts</h4><ul><li><a>On leases</a></li><li><a>On fees</a></li></ul></div></div></body></html>"""
    return "html", a, page.encode()


def garden(a: Article) -> Made:
    """Markdown of a notebook: front matter, boxes to tick, queries, embedded files, tags."""
    rows = marked(a, wrap=False)
    rows[2:2] = [
        "```dataview\nLIST FROM #rents\n```",
        "- [ ] ask the office for the figures",
        "![[plan.pdf#page=3]]",
    ]
    rows[7:7] = ["%%\nNot for readers: check this.\n%%", "#housing #council/rents"]
    front = (
        f"---\ntitle: {a.title}\naliases:\n  - Rents\ntags:\n  - housing\nauthor: {AUTHOR}\n---\n\n"
    )
    known = Article(a.name, a.title, (*a.blocks, Block("li", "ask the office for the figures")))
    return "md", known, (front + "\n\n".join(rows) + "\n").encode()


def handbook(a: Article) -> Made:
    """Markdown of a site: badges, a table of contents, boxes, notes, an image with a caption."""
    rows = marked(a, wrap=True)
    rows[1:1] = [
        "[TOC]",
        "!!! note\n    Draft for the meeting; do not quote.",
        "![The hall](hall.png)\n*Photo: M. Ostrander*",
    ]
    rows[5] += "[^1]" if rows[5][0].isalnum() else ""
    head = f"# {a.title}\n\n[![build](https://e.org/b.svg)](https://e.org) [![licence](https://e.org/l.svg)](https://e.org)\n\n"
    known = Article(
        a.name, a.title, (*a.blocks, Block("p", "Draft for the meeting; do not quote."))
    )
    return "md", known, (head + "\n\n".join(rows) + "\n\n[^1]: See the minutes, page 4.\n").encode()


KINDS: dict[str, tuple[Callable[[Article], Made], ...]] = {
    "PDF": (brochure, proceedings, report),
    "Word": (minutes, review, cover),
    "mail": (two_lines, forwarded),
    "transcript": (rolling, labelled),
    "web page": (magazine, law_blog),
    "Markdown": (garden, handbook),
}
