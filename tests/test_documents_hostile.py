"""Damaged files and files made to harm end in one clear line, soon and in little memory."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.errors import InputError
from argmap.reading import read_document
from argmap.reading.apart import MEGABYTES, SECONDS

pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")

WORDS = "<p>The city should close its centre to cars, because they kill people there.</p>"
CORE = "word/document.xml"
TIMES = b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 8 if n else b"ha") for n in range(9)
)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE lolz [%s]><w:document>&i;</w:document>' % TIMES
CONTAINER = (
    b'<?xml version="1.0"?><container><rootfiles><rootfile full-path="book.opf"/></rootfiles>'
    b"</container>"
)
BLANK = b" " * (120 << 20)


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    return archive({CORE: b"<w:document>" + BLANK})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "cut.docx": lambda: archive({CORE: b"<w:document/>"})[:40],
    "empty.docx": lambda: b"",
    "bomb.docx": bomb,
    "bomb.epub": lambda: archive({"META-INF/container.xml": BLANK}),
    "laughs.docx": lambda: archive({CORE: LAUGHS}),
    "laughs.epub": lambda: archive({"META-INF/container.xml": LAUGHS}),
    "outside.docx": lambda: archive({CORE: b"<w:document/>", "../../etc/passwd": b"x"}),
    "outside.epub": lambda: archive({"META-INF/container.xml": CONTAINER, "C:\\x": b"x"}),
    "nothing.epub": lambda: archive(
        {"META-INF/container.xml": CONTAINER, "book.opf": b"<package/>"}
    ),
    "wrong.docx": lambda: archive({CORE: b"<w:document><w:body>"}),
    "large.html": lambda: b"<html><body>" + WORDS.encode() * ((50 << 20) // len(WORDS)),
    "empty.html": lambda: b"<html></html>",
    "binary.html": lambda: bytes(range(256)) * 400,
    "cut.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<<",
    "loop.pdf": lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9999999>>"
    b"endobj\ntrailer<</Root 1 0 R>>",
    "words.pdf": lambda: b"This is no PDF at all, but it says so.",
    "nothing.vtt": lambda: b"WEBVTT\n\n",
    "broken.srt": lambda: b"1\n00:00 --> x\nWords.\n",
    "nobody.eml": lambda: b"\n\nWords without a sender.",
    "empty.eml": lambda: b"From: a@example.org\nSubject: x\n\n",
    "parts.eml": lambda: b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 2000,
}  # fmt: skip
# What is odd but holds an article is read, or told of; it never harms.
ODD: dict[str, Callable[[], bytes]] = {
    "nested.html": lambda: f"<html><body>{'<div>' * 10_000}{WORDS * 9}".encode(),
    "tables.html": lambda: f"<html><body>{'<table><tr><td>' * 3000}{WORDS * 9}".encode(),
    "attributes.html": lambda: f"<html><body><p {'a' * 5_000_000}='1'>{WORDS * 9}".encode(),
    "unclosed.html": lambda: ("<b><i><a href='" * 50_000 + WORDS * 9).encode(),
    "comments.html": lambda: ("<!--" * 200_000 + WORDS * 9).encode(),
    "deep.md": lambda: ("> " * 5000 + "The fee should go.\n\nIt is unfair to all.\n").encode(),
    "brackets.md": lambda: ("[" * 50_000 + "The fee should go.\n").encode(),
    "stars.md": lambda: ("*a **b " * 20_000 + "\n\nThe fee should go.\n").encode(),
    "lists.md": lambda: ("\n".join(f"{'  ' * n}- The fee should go." for n in range(300))).encode(),
    "quoted.eml": lambda: ("From: a@b.org\nSubject: x\n\n" + "> " * 20_000 + "The fee should go.\n")
    .encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_one_clear_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    before = used()
    with pytest.raises(InputError) as caught:
        read_document(path)
    line = str(caught.value)
    assert line.startswith(f"{path}: "), line
    assert "\n" not in line and len(line) < len(str(path)) + 220
    assert "Traceback" not in line
    assert used() - before < SECONDS


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read_or_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(ODD[name]())
    before = used()
    try:
        assert read_document(path).parts
    except InputError as error:
        assert str(error).startswith(f"{path}: ") and "\n" not in str(error)
    assert used() - before < SECONDS + 1


def used() -> float:
    """Return the processor's seconds that other processes of this one took."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def test_a_reader_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.reading import apart
    from argmap.reading.input_formats import FORMATS

    monkeypatch.setattr(apart, "WAIT", 0.01)
    form = next(form for form in FORMATS if form.apart)
    with pytest.raises(InputError, match=r"^a\.html: reading this file takes more than"):
        apart.extract_apart(form, WORDS.encode(), "a.html", None)


def test_memory_is_held() -> None:
    code = (
        "from argmap.reading.worker import _limit\n_limit()\n"
        f"try:\n    bytearray({MEGABYTES + 100} << 20)\n    print('had')\n"
        "except MemoryError:\n    print('held')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "held\n", done.stderr


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.reading import apart
    from argmap.reading.input_formats import FORMATS

    monkeypatch.setattr(sys, "executable", "/bin/false")
    form = next(form for form in FORMATS if form.apart)
    start = time.monotonic()
    with pytest.raises(InputError, match="cannot be read as a web page; it is damaged"):
        apart.extract_apart(form, WORDS.encode(), "a.html", None)
    assert time.monotonic() - start < SECONDS
