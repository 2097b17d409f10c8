"""PDFs in clutter that the readers were not made with: boxes, credits, pull quotes, watermarks."""

# Sources of Typst are not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

from tests.made_articles import AUTHOR, Article
from tests.made_pdfs import block, blocks, pdf, words

BOOK = '#set text(10pt, lang: "en", hyphenate: true)\n#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)\n'
APART = '#set text(10pt, lang: "en", hyphenate: false)\n#set par(spacing: 1.2em)\n'
FACTS = "*At a glance.* The survey asked 2,114 people in nine towns. Four in ten had never been asked before. The answers were weighed by age and by district."


def sidebar(a: Article) -> bytes:
    """A filled box of facts beside the first paragraphs."""
    first, rest = a.blocks[:3], Article(a.name, a.title, a.blocks[3:])
    left = "\n\n".join(block(row, "=", 0, 0) for row in first)
    return pdf(f"""#set page("a4")
{APART}#text(20pt, weight: "bold")[{words(a.title)}]

#grid(columns: (1fr, 5cm), gutter: 14pt, [{left}], rect(fill: luma(225), inset: 8pt)[#text(8.5pt)[{FACTS}]])

{blocks(rest)}""")


def framed(a: Article) -> bytes:
    """A framed box in the midst of two columns, in the type of the text."""
    frame = f"#rect(width: 100%, stroke: 0.8pt, inset: 6pt)[{FACTS}]"
    return pdf(f"""#set page("a4", columns: 2)
{BOOK}#place(top + center, scope: "parent", float: true)[#text(19pt, weight: "bold")[{words(a.title)}]]
{blocks(a, between=frame)}""")


def pulled(a: Article) -> bytes:
    """A sentence of the text again, large, between two rules."""
    said = next(row.text for row in a.blocks if row.kind == "p" and len(row.text) > 300)
    again = words(said[: said.index(". ") + 1])
    pull = (
        f'#v(1em)#line(length: 100%)#text(15pt, style: "italic")[{again}]#line(length: 100%)#v(1em)'
    )
    return pdf(f"""#set page("a4", columns: 2, footer: context align(center)[The Review / #counter(page).display()])
{BOOK}#place(top + left, scope: "parent", float: true)[#text(22pt)[{words(a.title)}]]
{blocks(a, between=pull)}""")


def credits(a: Article) -> bytes:
    """A picture with its caption and a credit set upright at its side."""
    picture = """#grid(columns: (1fr, 8pt), rect(width: 100%, height: 9em, fill: luma(180)), rotate(-90deg, reflow: true)[#text(5pt)[Photograph: M. Ostrander/Northern Press]])
#text(8pt)[Members of the council leave the hall after the vote on Tuesday]"""
    return pdf(f"""#set page("a4", columns: 2, header: [THE OBSERVER #h(1fr) Sunday 3 March 2024 #h(1fr) 41])
{BOOK}#place(top + left, scope: "parent", float: true)[#text(24pt, weight: "bold")[{words(a.title)}]]
{blocks(a, between=picture)}""")


def watermark(a: Article) -> bytes:
    """DRAFT across each page, and a stamp with a date at the left edge."""
    return pdf(f"""#set page("a5", background: [#rotate(-45deg)[#text(70pt, fill: luma(225))[DRAFT]]
#place(left + horizon, rotate(-90deg, reflow: true)[#text(6pt)[Downloaded from library.example.org on 3 March 2024]])],
  footer: context align(center, counter(page).display()))
{APART}#align(center, text(15pt, weight: "bold")[{words(a.title)}])

{blocks(a, heading="==")}""")


def journal(a: Article) -> bytes:
    """A first page with dates, an address and a licence; notes below; heads that change."""
    return pdf(f"""#set page("a4", header: context if counter(page).get().first() > 1 [{AUTHOR} #h(1fr) _Local Government Quarterly_ 31(2)],
  footer: context if counter(page).get().first() == 1 [#text(7pt)[Received 3 May 2023; accepted 9 January 2024. © 2024 The Author. Published by the Institute under CC BY 4.0. doi:10.9999/lgq.2024.0117]] else [#align(center, counter(page).display())])
{BOOK}#align(center, text(18pt, weight: "bold")[{words(a.title)}])
#align(center)[{AUTHOR}]
#v(1.5em)
{blocks(a, notes=2, heading="==")}""")


def endnotes(a: Article) -> bytes:
    """Raised figures in the text, the notes and a list of sources behind it."""
    made = []
    for number, row in enumerate(a.blocks):
        mark = f"#super[{number + 1}]" if row.kind == "p" and number else ""
        made.append(block(row, "=", number, 0) + mark)
    notes = "\n\n".join(
        f"{n}. See the minutes of the council for {2010 + n}, page {n * 7}." for n in range(1, 6)
    )
    return pdf(f"""#set page("a5", footer: context align(center)[– #counter(page).display() –])
{BOOK}#align(center, text(15pt, weight: "bold")[{words(a.title)}])
#v(1em)
{chr(10).join(row + chr(10) for row in made)}

= Notes

#set par(first-line-indent: 0pt, spacing: 1em)
{notes.replace(". See", chr(92) + ". See")}""")


def numbered(a: Article) -> bytes:
    """Paragraphs numbered in the margin, as in a judgment."""
    made, count = [], 0
    for row in a.blocks:
        if row.kind == "p":
            count += 1
            made.append(f"#grid(columns: (2em, 1fr), [{count}.], [{words(row.text)}])")
        else:
            made.append(block(row, "=", 0, 0))
    return pdf(f"""#set page("a4", header: align(right)[Neutral citation 2024 UKAT 117], footer: context align(center)[Page #counter(page).display()])
{APART}#align(center, text(14pt, weight: "bold")[{words(a.title)}])

{(chr(10) * 2).join(made)}""")


def covered(a: Article) -> bytes:
    """A cover with title, author and date, a page of contents, roman numbers, then the text."""
    return pdf(f"""#set page("a4", footer: context align(center, counter(page).display("i")))
{APART}#v(6cm)
#align(center)[#text(26pt, weight: "bold")[{words(a.title)}]

{AUTHOR}

March 2024]
#pagebreak()
#outline()
#pagebreak()
#set page(header: [{words(a.title)} #h(1fr) Working Paper 88])
{blocks(a)}""")


def newsletter(a: Article) -> bytes:
    """Three columns with a masthead, a coloured band over each heading, a box of contacts."""
    box = "#rect(fill: luma(210), inset: 5pt)[#text(8pt)[*Contact us* \\ Room 4, Mill House \\ letters\\@example.org \\ 020 7946 0000]]"
    return pdf(f"""#set page("a4", columns: 3, margin: 1.5cm, footer: context [Mill Lane News #h(1fr) #counter(page).display()])
#show heading: it => block(width: 100%, fill: luma(60), inset: 4pt, text(10pt, fill: white, weight: "bold", it.body))
#set text(9pt, lang: "en", hyphenate: true)
#set par(justify: true, spacing: 1em)
#place(top + left, scope: "parent", float: true)[#text(9pt)[MILL LANE NEWS · No. 61 · Spring 2024 · Free]

#text(22pt, weight: "bold")[{words(a.title)}]]
{blocks(a, between=box)}""")


Layout = Callable[[Article], bytes]
LAYOUTS: tuple[Layout, ...] = (
    sidebar, framed, pulled, credits, watermark, journal, endnotes, numbered, covered, newsletter,
)  # fmt: skip
