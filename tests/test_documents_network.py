"""Whatever a file names elsewhere, reading it loads nothing from a network."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from argmap.errors import InputError
from argmap.reading import read_document
from tests.made_hostile import WORDS, book

pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, list[str]]]:
    """A server that tells what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def page(at: str) -> bytes:
    return f"""<html><head><base href="{at}/"><link rel="stylesheet" href="{at}/a.css">
<script src="{at}/a.js"></script><meta http-equiv="refresh" content="0; url={at}/next"></head><body>
<iframe src="{at}/frame"></iframe><img src="{at}/a.png"><article>{WORDS * 9}</article></body>
</html>""".encode()


def outside(at: str) -> bytes:
    declared = f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{at}/a.dtd">'
    return declared.encode() + page(at)


def word(at: str) -> bytes:
    """Make a Word document whose picture and template are elsewhere."""
    pytest.importorskip("docx", reason="needs python-docx, of the extra dev")
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    from tests.made_words import packed

    document = Document()
    paragraph = document.add_paragraph("The city should close its centre, because cars kill there.")
    drawing = f"<w:r {nsdecls('w', 'a', 'r', 'wp', 'pic')}><w:drawing><wp:inline><a:graphic>"
    drawing += '<a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId77"/></pic:blipFill>'
    drawing += "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    paragraph._p.append(parse_xml(drawing))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="rId77" Type="{kind}" Target="{at}/a.png" TargetMode="External"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(document))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("document.xml.rels"):
                data = data.replace(b"</Relationships>", f"{row}</Relationships>".encode())
            new.writestr(entry.filename, data)
    return out.getvalue()


def mail(at: str) -> bytes:
    return b"From: a@example.org\nSubject: x\nContent-Type: text/html\n\n" + page(at)


FILES: dict[str, Callable[[str], bytes]] = {
    "a.html": page,
    "a.xhtml": outside,
    "a.docx": word,
    "a.epub": lambda at: book(outside(at)),
    "a.eml": mail,
    "a.md": lambda at: f"![a]({at}/a.png) The fee [should]({at}/b) go, as it is unfair.".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_loaded(name: str, site: tuple[str, list[str]], tmp_path: Path) -> None:
    at, asked = site
    path = tmp_path / name
    path.write_bytes(FILES[name](at))
    try:
        assert read_document(path).parts
    except InputError as error:
        assert "\n" not in str(error)
    assert asked == []
