"""PDFs with an article in the clutter of real ones: six kinds of layout, set by Typst."""

# Sources of Typst are not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

import typst

from tests.made_articles import AUTHOR, SAYS, Article, Block

SIGNS = {sign: f"\\{sign}" for sign in "\\#*_`$<>@~=-+/[]\"'"}


def words(text: str) -> str:
    """Return a text as Typst's markup for it."""
    return "".join(SIGNS.get(sign, sign) for sign in text)


def blocks(a: Article, notes: int = 0, between: str = "", heading: str = "=") -> str:
    """Return the blocks of an article, with a footnote in every so-manieth paragraph."""
    made = []
    for number, row in enumerate(a.blocks):
        made.append(block(row, heading, number, notes))
        if between and number == 4:
            made.append(between)
    return "\n\n".join(made)


def block(row: Block, heading: str, number: int, notes: int) -> str:
    text = words(row.text)
    if row.kind == "h":
        return f"{heading} {text}"
    if row.kind == "li":
        return f"- {text}"
    if row.kind == "q":
        return f"#quote(block: true)[{text}]"
    note = f"#footnote[See the report of the council, volume {number}, page 41, and the letters \
that were sent to {SAYS} in the autumn of that year.]"
    return text + (note if notes and number % notes == 1 else "")


def pdf(source: str) -> bytes:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def report(a: Article) -> bytes:
    """One column, indents, hyphens, a running head, page numbers, footnotes."""
    return pdf(f"""#set document(title: "{a.title}", author: "{AUTHOR}")
#set page("a5", header: context if counter(page).get().first() > 1 [_The Harbour Papers_ #h(1fr) No. 14],
  footer: context align(center, counter(page).display()))
#set text(10pt, font: "Libertinus Serif", hyphenate: true, lang: "en")
#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)
#align(center, text(17pt, weight: "bold")[{words(a.title)}])
#align(center)[{AUTHOR}]
#v(2em)
{blocks(a, notes=3)}""")


def paper(a: Article) -> bytes:
    """Two columns below a title across the page, notes in both, a line of the journal above."""
    return pdf(f"""#set page("a4", columns: 2, header: [Journal of Local Affairs 12 (2024) #h(1fr) 101–118],
  footer: context align(center, [Page #counter(page).display() of #counter(page).final().first()]))
#set text(9.5pt, hyphenate: true, lang: "en")
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#place(top + center, scope: "parent", float: true)[#text(18pt, weight: "bold")[{words(a.title)}]
#v(0.5em) #text(11pt)[{AUTHOR}]]
{blocks(a, notes=4)}""")


def letter(a: Article) -> bytes:
    """Paragraphs apart, ragged at the right, no hyphens; an address above, page numbers below."""
    return pdf(f"""#set page("a5", footer: context [Page #counter(page).display() of #counter(page).final().first()
#h(1fr) Association of Tenants, 4 Mill Lane])
#set text(11pt, lang: "en", hyphenate: false)
#set par(justify: false, spacing: 1.4em)
#text(16pt)[{words(a.title)}]

{blocks(a, heading="== ")}""")


def magazine(a: Article) -> bytes:
    """Three columns, a picture with its caption, a table."""
    table = """#figure(rect(width: 90%, height: 3em, fill: luma(200)), caption: text(7pt)[The town hall in January.])

#text(8pt, table(columns: 3, stroke: none, [Year], [Spent], [Planned], [2021], [41], [38], [2022], [45], [39]))"""
    return pdf(f"""#set page("a4", columns: 3, margin: 1.5cm, header: align(right)[OPINION],
  footer: context align(right)[The Quarterly | #counter(page).display()])
#set text(9pt, hyphenate: true, lang: "en")
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#place(top + left, scope: "parent", float: true)[#text(24pt, weight: "bold")[{words(a.title)}]]
{blocks(a, between=table)}""")


def brief(a: Article) -> bytes:
    """Bold headings of the size of the text, heads that differ on left and right pages."""
    return pdf(f"""#set page("a5", margin: 2cm, header: context if calc.odd(counter(page).get().first())
  [BRIEFING NO. 7 #h(1fr) #counter(page).display()] else [#counter(page).display() #h(1fr) {words(a.title)}])
#show heading: it => block(text(10pt, weight: "bold", it.body))
#set text(10pt, lang: "en", hyphenate: true)
#set par(justify: true, spacing: 1.2em)
#text(20pt)[{words(a.title)}]

{blocks(a, notes=5)}""")


def draft(a: Article) -> bytes:
    """Wide lines, twice the leading, numbers at the top right."""
    return pdf(f"""#set page("a4", header: context align(right)[#counter(page).display()])
#set text(12pt, lang: "en", hyphenate: false)
#set par(justify: false, leading: 1.3em, first-line-indent: 2em, spacing: 1.3em)
#align(center, text(14pt, weight: "bold")[{words(a.title)}])
{blocks(a, heading="==")}""")


LAYOUTS: dict[str, Callable[[Article], bytes]] = {
    "report": report, "paper": paper, "letter": letter, "magazine": magazine, "brief": brief,
    "draft": draft,
}  # fmt: skip
