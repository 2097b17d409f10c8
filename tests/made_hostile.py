"""Files made to harm whoever reads them, and odd ones that hold an article all the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

WORDS = "<p>The city should close its centre to cars, because they kill people there.</p>"
CORE = "word/document.xml"
PARTS = (
    '<?xml version="1.0"?><container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
)
TIMES = b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 8 if n else b"ha") for n in range(9)
)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE lolz [%s]>' % TIMES
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
CONTAINER = PARTS.format("book.opf").encode()
BLANK = b" " * (120 << 20)
Files = dict[str, Callable[[], bytes]]


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def docx(body: bytes) -> bytes:
    return archive({CORE: body})


def epub(container: bytes, **files: bytes) -> bytes:
    return archive({"META-INF/container.xml": container, **files})


def book(chapter: bytes, times: int = 1) -> bytes:
    """Make a book of one chapter, told to be read so many times."""
    package = (
        b'<package><manifest><item id="a" href="a.html"/></manifest><spine>%s</spine></package>'
    )
    return epub(
        CONTAINER, **{"book.opf": package % (b'<itemref idref="a"/>' * times), "a.html": chapter}
    )


def pdf(*objects: bytes) -> bytes:
    """Make a PDF of objects, the first its catalogue; PDFium finds them without a table."""
    rows = [b"%d 0 obj%s endobj\n" % row for row in enumerate(objects, 1)]
    return b"%PDF-1.4\n" + b"".join(rows) + b"trailer<</Root 1 0 R/Size %d>>" % (len(rows) + 1)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def pages(number: int) -> bytes:
    """Make a PDF of so many pages."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(number))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, number)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * number)


def forms(depth: int, times: int, loop: bool = False) -> bytes:
    """Make a PDF whose page draws a form that draws the next so many times, the last a word."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    made = []
    for number in range(depth):
        last = number == depth - 1
        after = 4 if last and loop else 5 + number
        draws = b"BT /F 9 Tf 9 9 Td (Cars kill.) Tj ET" if last and not loop else b"/X Do " * times
        look = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<%s/XObject<</X %d 0 R>>>>"
        made.append(stream(draws, look % (font, after)))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents %d 0 R/Resources<<%s>>>>"
    page %= (4 + depth, b"/XObject<</X 4 0 R>>")
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, page, *made, stream(b"/X Do"))


def parts(number: int) -> bytes:
    """Make a mail of so many parts side by side."""
    head = b"From: a@b.org\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n"
    return head + b"--x\nContent-Type: text/plain\n\nThe fee should go.\n" * number + b"--x--\n"


def cues(number: int, words: str = "Cars kill.") -> bytes:
    rows = (
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> "
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\n{words}\n"
        for n in range(number)
    )
    return ("WEBVTT\n\n" + "\n".join(rows)).encode()


LOCKED = pdf(
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
).replace(b"/Size 5", b"/Size 5/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff><00112233>]")

# Each of them must end in one line.
HOSTILE: Files = {
    "cut.docx": lambda: docx(b"<w:document/>")[:40],
    "empty.docx": lambda: b"",
    "bomb.docx": lambda: docx(b"<w:document>" + BLANK),
    "bomb.epub": lambda: epub(BLANK),
    "laughs.docx": lambda: docx(LAUGHS + b"<w:document>&i;</w:document>"),
    "laughs.epub": lambda: epub(LAUGHS + b"<a>&i;</a>"),
    "chapter.epub": lambda: book(LAUGHS + b"<html><body>&i;</body></html>"),
    "secret.docx": lambda: docx(OUTSIDE + b"<w:document>&i;</w:document>"),
    "secret.epub": lambda: epub(OUTSIDE + CONTAINER[21:]),
    "outside.docx": lambda: archive({CORE: b"<w:document/>", "../../etc/passwd": b"x"}),
    "outside.epub": lambda: epub(CONTAINER, **{"C:\\x": b"x"}),
    "nothing.epub": lambda: epub(CONTAINER, **{"book.opf": b"<package/>"}),
    "itself.epub": lambda: epub(PARTS.format("META-INF/container.xml").encode()),
    "wrong.docx": lambda: docx(b"<w:document><w:body>"),
    "large.html": lambda: b"<html><body>" + WORDS.encode() * ((50 << 20) // len(WORDS)),
    "empty.html": lambda: b"<html></html>",
    "binary.html": lambda: bytes(range(256)) * 400,
    "cut.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<<",
    "locked.pdf": lambda: LOCKED,
    "loop.pdf": lambda: pdf(b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9999999>>"),
    "tree.pdf": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
    ),
    "pages.pdf": lambda: pages(10_000),
    "itself.pdf": lambda: forms(1, 2, loop=True),
    "words.pdf": lambda: b"This is no PDF at all, but it says so.",
    "nothing.vtt": lambda: b"WEBVTT\n\n",
    "broken.srt": lambda: b"1\n00:00 --> x\nWords.\n",
    "nobody.eml": lambda: b"\n\nWords without a sender.",
    "empty.eml": lambda: b"From: a@example.org\nSubject: x\n\n",
    "parts.eml": lambda: parts(10_000),
    "nested.eml": lambda: b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 2000,
}  # fmt: skip
# What is odd but holds an article is read, or told of; it never harms.
ODD: Files = {
    "nested.html": lambda: f"<html><body>{'<div>' * 10_000}{WORDS * 9}".encode(),
    "tables.html": lambda: f"<html><body>{'<table><tr><td>' * 3000}{WORDS * 9}".encode(),
    "attributes.html": lambda: f"<html><body><p {'a' * 5_000_000}='1'>{WORDS * 9}".encode(),
    "unclosed.html": lambda: ("<b><i><a href='" * 50_000 + WORDS * 9).encode(),
    "comments.html": lambda: ("<!--" * 200_000 + WORDS * 9).encode(),
    "laughs.xhtml": lambda: LAUGHS + f"<html><body>{WORDS * 9}&i;</body></html>".encode(),
    "secret.xhtml": lambda: OUTSIDE + f"<html><body>{WORDS * 9}<p>&i;</p></body></html>".encode(),
    "again.epub": lambda: book(WORDS.encode() * 9, 2000),
    "forms.pdf": lambda: forms(6, 3),
    "deep.md": lambda: ("> " * 5000 + "The fee should go.\n\nIt is unfair to all.\n").encode(),
    "brackets.md": lambda: ("[" * 50_000 + "The fee should go.\n").encode(),
    "stars.md": lambda: ("*a **b " * 20_000 + "\n\nThe fee should go.\n").encode(),
    "lists.md": lambda: ("\n".join(f"{'  ' * n}- The fee should go." for n in range(300))).encode(),
    "quoted.eml": lambda: ("From: a@b.org\nSubject: x\n\n" + "> " * 20_000 + "The fee should go.\n")
    .encode(),
}  # fmt: skip
# What costs seconds: `python -m benchmarks.documents.hostile`.
COSTLY: Files = {
    "forms.pdf": lambda: forms(30, 10),
    "again.epub": lambda: book(WORDS.encode() * 900, 100_000),
    "talk.vtt": lambda: cues(80_000, "Cars should go, because they kill people."),
    "letters.vtt": lambda: cues(130_000, "A"),
    "nested.html": lambda: f"<html><body>{'<div>' * 2_000_000}{WORDS * 9}".encode(),
    "spans.html": lambda: f"<html><body>{'<span>a' * 2_000_000}{WORDS * 9}".encode(),
    "cells.docx": lambda: docx(
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 3000 + b"</w:tc></w:tr></w:tbl>" * 3000
        + b"</w:body></w:document>"
    ),
    "large.docx": lambda: docx(
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + b"<w:p><w:r><w:t>Cars kill.</w:t></w:r></w:p>" * 200_000
        + b"</w:body></w:document>"
    ),
    "large.eml": lambda: b"From: a@b.org\nSubject: x\n\n" + b"> The fee should go.\n" * 2_000_000,
    "large.md": lambda: b"- *The* [fee](x) should `go`.\n" * 1_000_000,
}  # fmt: skip
