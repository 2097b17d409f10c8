"""Mails, transcripts, books and Markdown files with an article in the clutter of real ones."""

from __future__ import annotations

import io
import textwrap
import zipfile
from email.message import EmailMessage
from html import escape

from tests.made_articles import AUTHOR, DATE, Article, Block
from tests.made_pages import mail as mail_page

SIGNATURE = "-- \nNora Whitfield\nSecretary, Association of Tenants\n+44 20 7946 0000"
OTHERS = "I do not see why we should spend a penny on this. It never worked before."


def begun(a: Article) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"{AUTHOR} <nora@example.org>"
    mail["To"] = "list@example.org"
    mail["Subject"] = f"Re: {a.title}"
    mail["Date"] = "Tue, 05 Mar 2024 10:00:00 +0000"
    return mail


def lines(rows: tuple[Block, ...], width: int = 72) -> str:
    made = []
    for row in rows:
        mark = "- " if row.kind == "li" else ""
        made.append(
            textwrap.fill(
                f"{mark}{row.text}",
                width,
                subsequent_indent="  " * bool(mark),
                break_on_hyphens=False,
                break_long_words=False,
            )
        )
    return "\n\n".join(made)


def wrapped_mail(a: Article) -> bytes:
    """Plain text wrapped at 72, a signature, the mail it answers quoted below."""
    mail = begun(a)
    quoted = "\n".join(f"> {line}" for line in textwrap.wrap(OTHERS, 60))
    mail.set_content(
        f"{lines(a.blocks)}\n\n{SIGNATURE}\n\nOn Mon, 4 Mar 2024 at 09:12, "
        f"Bo Ek <bo@example.org> wrote:\n{quoted}\n"
    )
    return mail.as_bytes()


def page_mail(a: Article) -> bytes:
    """A letter with a plain part of one line and an attachment, its words on a page."""
    mail = begun(a)
    mail.set_content(mail_page(a), subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="x.pdf")
    return mail.as_bytes()


def clock(seconds: float, comma: bool = False) -> str:
    whole = f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"
    return whole.replace(".", ",") if comma else whole


def speech(a: Article) -> Article:
    """The article as it is said: paragraphs only, no headings and lists."""
    rows = (row for row in a.blocks if row.kind == "p" and not row.text.endswith(":"))
    return Article(a.name, "", tuple(rows))


def answered(a: Article) -> Article:
    """The article with what it answers quoted below it."""
    return Article(a.name, a.title, (*a.blocks, Block("q", OTHERS)))


def captions(a: Article, form: str) -> bytes:
    """Two lines a cue, cut anywhere; a long pause behind each paragraph; sounds in brackets."""
    at, cues = 1.0, []
    for row in a.blocks:
        pieces = textwrap.wrap(row.text, 74, break_on_hyphens=False)
        for piece in pieces:
            two = "\n".join(textwrap.wrap(piece, 38, break_on_hyphens=False))
            cues.append((at, at + 2.8, two))
            at += 3.0
        cues.append((at, at + 1.0, "[applause]"))
        at += 4.0
    comma = form == "srt"
    made = [
        f"{number}\n{clock(begin, comma)} --> {clock(end, comma)}\n{words}"
        for number, (begin, end, words) in enumerate(cues, 1)
    ]
    head = "" if comma else "WEBVTT\n\nNOTE made for a test\n\n"
    return (head + "\n\n".join(made) + "\n").encode()


def book(a: Article) -> bytes:
    """Two chapters, with a cover, a contents page and notes."""
    half = len(a.blocks) // 2
    chapters = [a.blocks[:half], a.blocks[half:]]
    pages = {
        "cover.xhtml": page("Cover", '<section epub:type="cover"><p>A NOVEL COVER</p></section>'),
        "nav.xhtml": page("Contents", '<nav epub:type="toc"><ol><li>One</li></ol></nav>'),
    }
    for number, rows in enumerate(chapters, 1):
        note = f'<a epub:type="noteref" href="#n{number}">{number}</a>'
        body = "\n".join(element(row, note) for row in rows)
        pages[f"c{number}.xhtml"] = page(
            "Chapter",
            f"""{body}<aside epub:type="footnote"
id="n{number}"><p>See the report of the council.</p></aside>""",
        )
    items = "".join(
        f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=nav'.replace('nav', chr(34) + 'nav' + chr(34)) * (name == 'nav.xhtml')}/>"
        for name in pages
    )
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in pages)
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(a.title)}</dc:title>
<dc:creator>{AUTHOR}</dc:creator><dc:language>en-GB</dc:language><dc:date>{DATE}</dc:date></metadata>
<manifest>{items}</manifest><spine>{spine}</spine></package>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            """<?xml version="1.0"?><container
xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile
full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
        )
        archive.writestr("OEBPS/book.opf", package)
        for name, text in pages.items():
            archive.writestr(f"OEBPS/{name}", text)
    return out.getvalue()


def page(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html
xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}
</title></head><body>{body}</body></html>"""


def element(row: Block, note: str) -> str:
    text = escape(row.text)
    tag = {"h": "h2", "q": "blockquote"}.get(row.kind, "p")
    if row.kind == "li":
        return f"<ul><li><p>{text}</p></li></ul>"
    return f"<{tag}>{text}{note if row.kind == 'p' else ''}</{tag}>"


def emphasised(text: str) -> str:
    """Return a paragraph with a link over some words, emphasis and code on others."""
    found = text.replace("*", "\\*").replace("_", "\\_").split()
    if len(found) > 20:
        found[5] = f"[{found[5]}"
        found[8] = f'{found[8]}](https://example.org/a_(b) "see")'
        found[12] = f"**{found[12]}**"
        found[15] = f"*{found[15]}*"
    return " ".join(found)


def marked(a: Article, wrap: bool, heading: str = "## ") -> list[str]:
    made = []
    for row in a.blocks:
        text = emphasised(row.text) if row.kind == "p" else row.text
        text = textwrap.fill(text, 80, break_on_hyphens=False) if wrap else text
        mark = {"h": heading, "li": "- ", "q": "> "}.get(row.kind, "")
        made.append(mark + text.replace("\n", f"\n{'> ' if mark == '> ' else ''}"))
    return made


def markdown_files(a: Article) -> dict[str, str]:
    """Return the article as four Markdown files: a blog's, a repository's, notes, a paper."""
    table = "| Year | Spent |\n|------|------:|\n| 2021 | 41 |\n| 2022 | 45 |"
    code = "```python\nx = 1\n```"
    front = f'---\ntitle: "{a.title}"\nauthor: {AUTHOR}\ndate: {DATE}\ntags: [a, b]\n---\n'
    blog = marked(a, wrap=False)
    blog[4:4] = ["![The town hall in January](hall.jpg)", table]
    paper = [row + f"[^{n}]" if row[0].isalnum() else row for n, row in enumerate(marked(a, True))]
    notes = [f"[^{n}]: See the report of the council, volume {n}." for n in range(len(paper))]
    return {
        "blog": front + "\n\n".join(blog),
        "repository": f"# {a.title}\n\n"
        + "\n\n".join([*marked(a, True)[:3], code, *marked(a, True)[3:]]),
        "notes": f"{a.title}\n====\n\n<!-- to do: figures -->\n\n"
        + "\n\n".join(marked(a, True, "### ")).replace("\n- ", "\n* "),
        "paper": f"# {a.title}\n\n" + "\n\n".join([*paper, *notes]),
    }
