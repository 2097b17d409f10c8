"""Which reader reads which file: the one place that a new input format touches.

A reader is a module with a function

    extract(data: bytes, name: str, encoding: str | None) -> Extraction

that gives the text of a file (see `argmap.reading.extraction`). To add a format, write the module
and a row here. A file is known by its first bytes, or else by its ending, so that what comes from
standard input and what has lost its ending is read, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath

from argmap.errors import InputError
from argmap.reading.extraction import Extraction

Extractor = Callable[[bytes, str, str | None], Extraction]

EXTRA = "documents"
INSTALL = f'python -m pip install "argmap[{EXTRA}]"'
HEAD = 4096  # bytes that tell a format


@dataclass(frozen=True, slots=True)
class InputFormat:
    """A kind of file that articles come in.

    Attributes:
        what: What it is, with its article.
        module: The module of its reader, below `argmap.reading`.
        endings: What the names of such files end in, in small letters.
        packages: What must be installed to read it, by the names they are imported by.
        begins: Matches its first bytes where these tell it.
        apart: Whether it is read in a process of its own, held to some time and memory.
    """

    what: str
    module: str
    endings: tuple[str, ...]
    packages: tuple[str, ...] = ()
    begins: re.Pattern[bytes] | None = None
    apart: bool = True


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL | re.IGNORECASE)


PLAIN = InputFormat("a plain text", "plain", (".txt", ".text", ""), apart=False)
FORMATS: tuple[InputFormat, ...] = (
    PLAIN,
    InputFormat(
        "a web page", "documents.web_page", (".html", ".htm", ".xhtml"), ("trafilatura", "lxml"),
        _begins(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
                rb"<(?:!doctype\s+html|html)\b"),
    ),
    InputFormat(
        "a PDF", "documents.pdf", (".pdf",), ("pypdfium2",), _begins(rb"\s{0,99}%PDF-")
    ),
    InputFormat(
        "a Word document", "documents.word", (".docx", ".docm", ".dotx"), ("mammoth", "lxml"),
        _begins(rb"PK\x03\x04.{0,4000}?(?:word/|\[Content_Types\]\.xml)"),
    ),
    InputFormat(
        "an EPUB book", "documents.epub", (".epub",), ("lxml",),
        _begins(rb"PK\x03\x04.{26,60}mimetypeapplication/epub\+zip"),
    ),
    InputFormat("an e-mail", "documents.mail", (".eml",)),
    InputFormat(
        "a transcript", "documents.captions", (".vtt", ".srt"), ("webvtt",),
        _begins(rb"(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)"),
    ),
    InputFormat("a Markdown text", "documents.markdown_text", (".md", ".markdown")),
)  # fmt: skip


# How the title of every page that argmap makes ends.
MADE_HERE = "– argument map</title>".encode()


def is_page_of_argmap(head: bytes) -> bool:
    """Return whether a page is one that argmap made, by its first bytes."""
    return MADE_HERE in head


def format_of(name: str, data: bytes) -> InputFormat:
    """Return the format of a file: by its first bytes, or else by the ending of its name.

    Args:
        name: The file's name; empty for standard input.
        data: The file's bytes.

    Returns:
        The format; plain text where neither tells another.
    """
    ending = PurePath(name).suffix.lower()
    head = data[:HEAD]
    begun = [form for form in FORMATS if form.begins and form.begins.match(head)]
    named = [form for form in FORMATS if ending in form.endings]
    # An archive may be of several formats: then the name decides.
    both = [form for form in begun if form in named]
    return (both or begun or named or [PLAIN])[0]


def read_as(form: InputFormat, data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return what a file of a format holds.

    Args:
        form: The format.
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How its text is encoded; found out where None.

    Raises:
        InputError: What reads it is not installed, or it cannot be read.
    """
    check_installed(form, name)
    if form.apart:
        from argmap.reading.apart import extract_apart

        return extract_apart(form, data, name, encoding)
    return extractor(form.module)(data, name, encoding)


def extractor(module: str) -> Extractor:
    """Return the function that reads a format, by the name of its module."""
    found: Extractor = import_module(f"argmap.reading.{module}").extract
    return found


def check_installed(form: InputFormat, name: str) -> None:
    """Raise InputError where what reads a format is not installed.

    Args:
        form: The format.
        name: The file's name, for messages.
    """
    for package in form.packages:
        check_library(package, name, form.what)


def check_library(package: str, name: str, what: str) -> None:
    """Raise InputError where a library is not installed that only some files of a format need.

    Args:
        package: The name it is imported by.
        name: The file's name, for messages.
        what: What such a file is, with its article.
    """
    if not_installed((package,)):
        raise InputError(f"{name}: this is {what}; what reads it is not installed: run {INSTALL}")


def not_installed(packages: Iterable[str]) -> list[str]:
    """Return those of some packages that are not installed."""
    return [package for package in packages if find_spec(package) is None]


def known_endings() -> tuple[str, ...]:
    """Return the endings of files that argmap reads articles from, but for none at all."""
    return tuple(ending for form in FORMATS for ending in form.endings if ending)
