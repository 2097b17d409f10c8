"""From bytes to text: encodings, and files that are no text."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import InputError
from argmap.reading import document_from_text, read_document
from argmap.reading.encoding import decode_bytes

TEXT = "The café’s price is fair – it costs 5 €.\r\n\r\nTherefore we should go there.\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
        (codecs.BOM_UTF8, "cp1252"),
        (codecs.BOM_UTF16_LE, "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = tmp_path / "cafe.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    document = read_document(path)
    assert document.text == TEXT
    assert document.id == "cafe"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("words", ["Zoë’s café – “so” … naïve", "fair? It’s not – he’s “sure”"])
def test_code_pages_are_told_by_what_they_make_of_a_text(encoding: str, words: str) -> None:
    text = f"The state should not subsidise this, {words}, because the money is short."
    assert decode_bytes(text.encode(encoding), "a.txt") == text


def test_latin_1() -> None:
    assert decode_bytes("Plus ça change.".encode("latin-1"), "a.txt") == "Plus ça change."


def test_named_encoding() -> None:
    assert decode_bytes("Čau, světe".encode("iso8859-2"), "a.txt", "iso8859-2") == "Čau, světe"


def test_named_encoding_drops_the_mark() -> None:
    assert decode_bytes(codecs.BOM_UTF8 + b"Yes.", "a.txt", "utf-8") == "Yes."


@pytest.mark.parametrize("encoding", ["klingon", "ascii"])
def test_named_encoding_that_fails(encoding: str) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: "):
        decode_bytes("café".encode(), "a.txt", encoding)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf_8_comes_back(text: str) -> None:
    body = "The words of an ordinary text. " + text.replace("\ufeff", "")
    assert decode_bytes(body.encode("utf-8"), "a.txt") == body


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    try:
        text = decode_bytes(data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt: ") and "\n" not in str(error)
    else:
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "cannot be read as a PDF"),
        (b"PK\x03\x04\x14\x00pictures/one.bin", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        (b"\x7fELF\x02\x01\x01\x00", "a program"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (b"{\\rtf1\\ansi Hello.}", "RTF"),
        (b"A text with\x00 a zero byte in it.", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04\x05abc", "binary"),
        ("Это совсем другой язык и кодировка".encode("cp1251"), "encoding cannot be told"),
        (codecs.BOM_UTF16_LE + b"T\x00h\x00\x00\xd8", "not proper UTF-16-LE"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "report.dat"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert "report.dat: " in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_escapes_in_a_text_are_no_binary() -> None:
    assert "\x1b[31m" in decode_bytes(b"We should \x1b[31mnot go.", "a.txt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is empty"),
        (" \n\t\r\n\u00a0\u2003", "only white space"),
        ("\u200b\n* * *\n…", "no words"),
        ("We \ud800 agree.", "lone surrogate"),
    ],
)
def test_texts_without_words(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        document_from_text(text, id="essay")


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b" \r\n\t", "only white space")])
def test_files_without_words(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=rf"essay\.txt: it .*{words}"):
        read_document(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.txt: there is no such file"):
        read_document(tmp_path / "no.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read_document(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_names_no_file_can_have(name: str) -> None:
    with pytest.raises(InputError, match="it cannot be read"):
        read_document(name)


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, whom permission bits do not stop.
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="you may not read it"):
        read_document(tmp_path / "a.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_endless_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.reading.read.MAX_BYTES", 1 << 20)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_document("/dev/zero")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Café.".encode("cp1252"))))
    document = read_document("-")
    assert (document.id, document.text) == ("stdin", "Café.")


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: it is closed"):
        read_document("-")


@pytest.mark.parametrize("name", ["a.md", "a", "a.rst", "a.TXT"])
def test_endings(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("We should go.", "utf-8")
    assert read_document(tmp_path / name).text.rstrip() == "We should go."
