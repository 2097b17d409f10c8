"""Word documents in clutter that the reader was not made with: moves, boxes, hidden words."""

# XML of Word is not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.made_articles import Article
from tests.made_words import STYLES, begun, packed

MARK = 'w:id="7" w:author="Editor" w:date="2024-01-01T00:00:00Z"'
DRAWN = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
FACTS = (
    "At a glance: the survey asked 2,114 people in nine towns. Four in ten had never been asked."
)


def xml(text: str) -> Any:
    """Return an element of Word, its names declared."""
    return parse_xml(re.sub(r"^<[\w:]+", rf"\g<0> {nsdecls('w')} {DRAWN}", text))


def run(text: str, kind: str = "t", look: str = "") -> str:
    """Return words as Word writes them."""
    return (
        f'<w:r><w:rPr>{look}</w:rPr><w:{kind} xml:space="preserve">{escape(text)}</w:{kind}></w:r>'
    )


def written(a: Article, head: bool = True) -> Any:
    """Return a document with an article in its styles."""
    document = begun(a, head)
    document.add_heading(a.title, 0)
    for row in a.blocks:
        document.add_paragraph(row.text, style=STYLES[row.kind])
    return document


def hidden(a: Article) -> bytes:
    """Hidden words within paragraphs, and a hidden paragraph for the editor."""
    document = written(a)
    for number, paragraph in enumerate(list(document.paragraphs)):
        if number % 3 == 2:
            paragraph.add_run(" CHECK THIS FIGURE with the office").font.hidden = True
        if number == 4:
            paragraph.insert_paragraph_before().add_run("To do: cut this.").font.hidden = True
    return packed(document)


def commented(a: Article) -> bytes:
    """Comments of editors on some words."""
    document = written(a)
    for number, paragraph in enumerate(document.paragraphs):
        if number % 3 == 1:
            document.add_comment(paragraph.runs, text="Is that so? Please check.", author="Bo")
    return packed(document)


def in_box(text: str) -> str:
    """Return a text box as Word writes it: a shape, and the same as VML for older versions."""
    inner = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def boxes(a: Article) -> bytes:
    """A text box of facts and one that says a sentence again, anchored in paragraphs."""
    document = written(a)
    long = [p for p in document.paragraphs if len(p.text) > 200]
    again = long[1].text.split(". ")[0] + "."
    for paragraph, words in ((long[0], FACTS), (long[2], again)):
        paragraph._p.append(xml(in_box(words)))
    return packed(document)


def moved(a: Article) -> bytes:
    """Tracked changes: a paragraph moved, words changed in their look, words taken out."""
    document = written(a)
    long = [p for p in document.paragraphs if len(p.text) > 200]
    source, target = long[1], long[2]
    text = target.text
    for old in list(target._p.findall("{*}r")):
        target._p.remove(old)
    target._p.append(xml(f"<w:moveTo {MARK}>{run(text)}</w:moveTo>"))
    gone = source.insert_paragraph_before()
    gone._p.append(xml(f"<w:moveFrom {MARK}>{run(text)}</w:moveFrom>"))
    long[0]._p.append(xml(f"<w:del {MARK}>{run(' NEVER', 'delText')}</w:del>"))
    long[3]._p.append(
        xml(f"<w:r><w:rPr><w:rPrChange {MARK}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr></w:r>")
    )
    return packed(document)


def joined(a: Article) -> bytes:
    """Tracked changes: the end of a paragraph taken out, so that two are one."""
    document = begun(a)
    document.add_heading(a.title, 0)
    mark = f"<w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr>"
    for row in a.blocks:
        first, stop, rest = row.text.partition(". ")
        if row.kind == "p" and rest:
            half = document.add_paragraph()
            half._p.append(xml(mark))
            half.add_run(first + stop)
            document.add_paragraph(rest)
        else:
            document.add_paragraph(row.text, style=STYLES[row.kind])
    return packed(document)


def contents(a: Article) -> bytes:
    """A table of contents from a field, with page numbers, and captions with numbers."""
    document = begun(a)
    document.add_heading(a.title, 0)
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Contents", style="TOC Heading")
    for number, row in enumerate(row for row in a.blocks if row.kind == "h"):
        document.add_paragraph(f"{row.text}\t{number + 2}", style="toc 1")
    for number, row in enumerate(a.blocks):
        document.add_paragraph(row.text, style=STYLES[row.kind])
        if number == 3:
            caption = document.add_paragraph("Figure ", style="Caption")
            caption._p.append(
                xml('<w:fldSimple w:instr=" SEQ Figure "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
            )
            caption.add_run(". The square before and after. Photo: M. Ostrander")
    return packed(document)


def controls(a: Article) -> bytes:
    """Title and text in content controls, with the prompt of one that nobody filled."""
    document = written(a)
    body = document.element.body
    for number, paragraph in enumerate(list(document.paragraphs)):
        if number % 2 == 0:
            control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
            body.replace(paragraph._p, control)
            control[1].append(paragraph._p)
    look = '<w:rStyle w:val="PlaceholderText"/>'
    prompt = xml(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>"
        f"{run('Click or tap here to enter text.', 't', look)}</w:p></w:sdtContent></w:sdt>"
    )
    body.insert(3, prompt)
    return packed(document)


def broken(a: Article) -> bytes:
    """Paragraphs parted by two line breaks each within one, as typists do; indents by tabs."""
    document = begun(a)
    document.add_heading(a.title, 0)
    paragraph = document.add_paragraph()
    for row in a.blocks:
        if row.kind in ("h", "li"):
            document.add_paragraph(row.text, style=STYLES[row.kind])
            paragraph = document.add_paragraph()
            continue
        if paragraph.text:
            paragraph.add_run().add_break()
            paragraph.add_run().add_break()
        paragraph.add_run(f"\t{row.text}")
    return packed(document)


def linked(a: Article) -> bytes:
    """Links from fields, instructions in the text, bookmarks, words marked as wrongly spelt."""
    document = begun(a)
    document.add_heading(a.title, 0)
    for number, row in enumerate(a.blocks):
        paragraph = document.add_paragraph(style=STYLES[row.kind])
        found = row.text.split()
        if row.kind != "p" or number % 2:
            paragraph.add_run(row.text)
            continue
        cut = len(found) // 2
        paragraph.add_run(" ".join(found[:cut]) + " ")
        for piece in (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/a" </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:proofErr w:type="spellStart"/>', run(found[cut]), '<w:proofErr w:type="spellEnd"/>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:bookmarkStart w:id="3" w:name="x"/>',
        ):  # fmt: skip
            paragraph._p.append(xml(piece))
        paragraph.add_run(" " + " ".join(found[cut + 1 :]))
    return packed(document)


def endnoted(a: Article) -> bytes:
    """Notes at the end of the document, two columns, a line of the section above."""
    document = written(a)
    for paragraph in [p for p in document.paragraphs if len(p.text) > 200]:
        paragraph._p.append(xml('<w:r><w:endnoteReference w:id="2"/></w:r>'))
    data, out = packed(document), io.BytesIO()
    kind = "officeDocument/2006/relationships/endnotes"
    note = (
        f'<w:endnotes {nsdecls("w")}><w:endnote w:id="2"><w:p><w:r><w:t>See the minutes of the '
        "council, volume 4.</w:t></w:r></w:p></w:endnote></w:endnotes>"
    )
    types = (
        '<Override PartName="/word/endnotes.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.endnotes+xml"/></Types>'
    )
    relation = (
        f'<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/{kind}" '
        'Target="endnotes.xml"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                body = body.replace(b"</Types>", types.encode())
            if entry.filename == "word/_rels/document.xml.rels":
                body = body.replace(b"</Relationships>", relation.encode())
            new.writestr(entry.filename, body)
        new.writestr("word/endnotes.xml", note)
    return out.getvalue()


Way = Callable[[Article], bytes]
WAYS: tuple[Way, ...] = (
    hidden, commented, boxes, moved, joined, contents, controls, broken, linked, endnoted,
)  # fmt: skip
