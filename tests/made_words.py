"""Word documents with an article in the clutter of real ones: six ways to write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.made_articles import AUTHOR, SAYS, Article

STYLES = {"h": "Heading 1", "li": "List Bullet", "q": "Quote", "p": "Normal"}


def packed(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def begun(a: Article, head: bool = True) -> Any:
    document = Document()
    document.core_properties.title = a.title
    document.core_properties.author = AUTHOR
    if head:
        section = document.sections[0]
        section.header.paragraphs[0].text = "The Harbour Papers\tNo. 14\tConfidential"
        section.footer.paragraphs[0].text = "Page 1 of 9"
    return document


def styled(a: Article) -> bytes:
    """Everything in its style, a running head and foot."""
    document = begun(a)
    document.add_heading(a.title, 0)
    for row in a.blocks:
        document.add_paragraph(row.text, style=STYLES[row.kind])
    return packed(document)


def typed(a: Article) -> bytes:
    """No styles: bold lines for headings, bullets typed, empty paragraphs between."""
    document = begun(a)
    document.add_paragraph().add_run(a.title).bold = True
    for row in a.blocks:
        document.add_paragraph("")
        if row.kind == "h":
            run = document.add_paragraph().add_run(row.text)
            run.bold, run.font.size = True, Pt(14)
        else:
            document.add_paragraph(f"•\t{row.text}" if row.kind == "li" else row.text)
    return packed(document)


def tabled(a: Article) -> bytes:
    """A table of figures with its caption, and a contents list of the headings."""
    document = begun(a)
    document.add_heading(a.title, 0)
    for number, row in enumerate(a.blocks):
        document.add_paragraph(row.text, style=STYLES[row.kind])
        if number == 4:
            document.add_paragraph("Table 1: Spending by year", style="Caption")
            table = document.add_table(rows=3, cols=3)
            for place, cell in enumerate(cell for line in table.rows for cell in line.cells):
                cell.text = ("Year", "Spent", "Planned", "2021", "41", "38", "2022", "45", "39")[
                    place
                ]
    return packed(document)


def revised(a: Article) -> bytes:
    """With tracked changes: words taken out are gone, words put in are there."""
    document = begun(a)
    document.add_heading(a.title, 0)
    for row in a.blocks:
        paragraph = document.add_paragraph(style=STYLES[row.kind])
        first, _, rest = row.text.partition(" ")
        paragraph.add_run(f"{first} ")
        mark = 'w:id="1" w:author="Editor" w:date="2024-01-01T00:00:00Z"'
        paragraph._p.append(
            parse_xml(
                f"<w:del {nsdecls('w')} {mark}><w:r><w:delText>NEVER EVER </w:delText></w:r>"
                "</w:del>"
            )
        )
        inserted = parse_xml(f"<w:ins {nsdecls('w')} {mark}/>")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = rest
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        inserted.append(run)
        paragraph._p.append(inserted)
    return packed(document)


NOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="1"><w:p><w:r><w:t>See the report of the council, volume 4, page 41, and the
letters of {says}.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def noted(a: Article) -> bytes:
    """With a footnote in every long paragraph."""
    document = begun(a)
    document.add_heading(a.title, 0)
    for row in a.blocks:
        paragraph = document.add_paragraph(row.text, style=STYLES[row.kind])
        if row.kind == "p":
            paragraph._p.append(
                parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>')
            )
    data, out = packed(document), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                body = body.replace(
                    b"</Types>",
                    (
                        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.'
                        b'openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
                    ),
                )
            if entry.filename == "word/_rels/document.xml.rels":
                body = body.replace(
                    b"</Relationships>",
                    (
                        b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/office'
                        b'Document/2006/relationships/footnotes" Target="footnotes.xml"/>'
                        b"</Relationships>"
                    ),
                )
            new.writestr(entry.filename, body)
        new.writestr("word/footnotes.xml", NOTES.format(says=SAYS))
    return out.getvalue()


def boxed(a: Article) -> bytes:
    """The whole text in a table of one column, as in a form, with a letter's head in another."""
    document = begun(a, head=False)
    table = document.add_table(rows=1, cols=1)
    cell = table.rows[0].cells[0]
    cell.paragraphs[0].text = a.title
    cell.paragraphs[0].style = document.styles["Title"]
    for row in a.blocks:
        cell.add_paragraph(row.text, style=STYLES[row.kind])
    return packed(document)


WAYS: dict[str, Callable[[Article], bytes]] = {
    "styled": styled, "typed": typed, "tabled": tabled, "revised": revised, "noted": noted,
    "boxed": boxed,
}  # fmt: skip
