"""The door of the reading floor: a path or a text in, a Document out."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from argmap.disk import exists
from argmap.errors import InputError
from argmap.model import Document
from argmap.reading.extraction import Extraction, body_text
from argmap.reading.input_formats import format_of, read_as
from argmap.reading.labels import FILE_LABELS
from argmap.reading.parts import find_parts
from argmap.reading.prose import check_language, check_prose
from argmap.reading.several_speakers import find_turns, turns_within
from argmap.reading.turn_parts import parts_by_turn

MAX_BYTES = 64 * 1024 * 1024
APART = tuple(mark for mark in FILE_LABELS if mark != "title")


def read_document(
    path: str | Path, encoding: str | None = None, *, fetched: bool = False
) -> Document:
    r"""Return a file's text as a document, with its paragraphs told apart.

    Offsets count the characters of the decoded text with its line ends as they stand: `\r\n`
    counts two. Only a byte order mark at the very start is dropped.

    Args:
        path: A file, or `-` for standard input, whose document gets the id `stdin`.
        encoding: How the text is encoded; found out where None.
        fetched: Whether `path` is an address on the web, whose page is loaded.

    Returns:
        The document; its id is the file's name without the ending.

    Raises:
        InputError: The file is missing, is a folder, cannot be read, is too large, is not text,
            holds no words, or plainly is no English prose.
    """
    if not fetched:
        return document_in(extraction_in(read_bytes(path), path, encoding), path)
    from argmap.reading.fetch import fetch

    address = str(path)
    data = fetch(address, MAX_BYTES)
    read = read_as(format_of(urlsplit(address).path, data), data, address, encoding)
    origin = replace(read.origin, source=read.origin.source or address)
    return _document(replace(read, origin=origin), _id_of(address), address)


def read_text(path: str | Path, encoding: str | None = None) -> str:
    """Return the text of record of a file, whatever it holds.

    Args:
        path: A file, or `-` for standard input.
        encoding: How the text is encoded; found out where None.

    Raises:
        InputError: The file is missing, is a folder, cannot be read, is too large, is of no format
            that is read, or what reads it is not installed.
    """
    return extraction_in(read_bytes(path), path, encoding).text


def read_bytes(path: str | Path) -> bytes:
    """Return what a file holds.

    Args:
        path: A file, or `-` for standard input.

    Raises:
        InputError: The file is missing, is a folder, cannot be read or is too large.
    """
    if str(path).lower().startswith(("http://", "https://")) and not exists(path):
        raise InputError(
            f"{path}: this is an address on the web; argmap map --fetch loads and maps its page"
        )
    data = _read_stdin() if str(path) == "-" else _read_file(Path(path))
    if len(data) > MAX_BYTES:
        raise InputError(f"{_name(path)}: larger than {MAX_BYTES >> 20} MB; split it and try again")
    return data


def extraction_in(data: bytes, path: str | Path, encoding: str | None = None) -> Extraction:
    """Return the text of record of a file that was read already, with what else it tells.

    Args:
        data: From `read_bytes`.
        path: The file, or `-` for standard input.
        encoding: How the text is encoded; found out where None.

    Raises:
        InputError: It is of no format that is read, or what reads it is not installed.
    """
    name = _name(path)
    return read_as(format_of("" if str(path) == "-" else name, data), data, name, encoding)


def document_in(read: Extraction | str, path: str | Path) -> Document:
    """Return the document that a file holds.

    Args:
        read: From `extraction_in`, or its text.
        path: The file, or `-` for standard input.

    Raises:
        InputError: The text holds no words, or plainly is no English prose.
    """
    id = "stdin" if str(path) == "-" else Path(path).stem
    return _document(Extraction(read) if isinstance(read, str) else read, id, _name(path))


def _id_of(address: str) -> str:
    """Return a short name for what stands at an address."""
    parts = urlsplit(address)
    return Path(parts.path).stem or parts.hostname or "page"


def _name(path: str | Path) -> str:
    return "standard input" if str(path) == "-" else str(path)


def document_from_text(text: str, id: str = "text") -> Document:
    """Return a text as a document, with its paragraphs told apart.

    Args:
        text: The raw text; nothing of it is changed, offsets count its characters.
        id: A short name for it.

    Raises:
        InputError: It is no text but bytes, holds no words, plainly is no English prose, or holds
            half a character that no encoding can hold.

    Example:
        >>> document = document_from_text("Taxes must rise. The state is poor.", id="taxes")
        >>> [(part.kind, part.start, part.end) for part in document.parts]
        [('body', 0, 35)]
    """
    if not isinstance(text, str):
        raise InputError(
            f"{id}: a text is needed, not {type(text).__name__}; decode bytes first, "
            'as in data.decode("utf-8")'
        )
    return _document(Extraction(text), id, id)


def _document(read: Extraction, id: str, name: str) -> Document:
    text = read.text
    _check_words(text, name)
    prose = body_text(read, APART)
    check_prose(prose, name, extracted=read.paragraphs is not None)
    check_language(prose, read.origin.language, name)
    aloud = any(place.begins >= 0 for place in read.places)
    whole, found = find_parts(text, read.paragraphs), find_turns(text, aloud)
    spoken = parts_by_turn(text, whole, found)
    turns = turns_within(found, spoken)
    parts = spoken if turns else whole
    return Document(_writable(id), text, parts, turns, read.origin, read.places)


def _check_words(text: str, name: str) -> None:
    advice = "give a text of at least one sentence"
    if not text:
        raise InputError(f"{name}: it is empty; {advice}")
    if text.isspace():
        raise InputError(f"{name}: it holds only white space; {advice}")
    if not any(map(str.isalnum, text)):
        raise InputError(f"{name}: it holds no words; {advice}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{name}: character {error.start} is a lone surrogate, not a letter; "
            "read the text with its right encoding and try again"
        ) from error


def _writable(id: str) -> str:
    # A file's name may hold bytes that are no UTF-8; the id goes into JSON and file names.
    return id.encode("utf-8", "replace").decode("utf-8")


def _read_stdin() -> bytes:
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("standard input: it is closed; name a file instead of -")
    return stream.read(MAX_BYTES + 1)


def _read_file(path: Path) -> bytes:
    try:
        # Read with a limit: /dev/zero and the like never end.
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file; check the name and the folder") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder; name a text file in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: you may not read it; change its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: it cannot be read ({reason}); name another file") from error
