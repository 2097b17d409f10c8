"""Plain texts of known paragraphs, however their lines are written."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

import pytest

from argmap.reading import document_from_text
from argmap.reading.encoding import decode_bytes
from tests.made_articles import TITLES, article, assert_read_well

Written = Callable[[Sequence[str]], str]


def wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, 72, initial_indent=indent, break_on_hyphens=False)


def by_sentences(text: str) -> str:
    return re.sub(r"(?<=[.!?])\s+(?=[A-Z“\"'])", "\n", text)


WAYS: dict[str, Written] = {
    "hard-wrapped": lambda rows: "\n\n".join(map(wrapped, rows)),
    "indented": lambda rows: "\n".join([rows[0], "", *(wrapped(row, "    ") for row in rows[1:])]),
    "a sentence a line": lambda rows: "\n\n".join(map(by_sentences, rows)),
    "without blank lines": "\n".join,
    "ended by two signs": lambda rows: "\r\n\r\n".join(
        wrapped(row).replace("\n", "\r\n") for row in rows
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", TITLES)
def test_paragraphs_come_back(way: str, name: str) -> None:
    known = article(name, plain=True)
    assert_read_well(document_from_text(WAYS[way](known.paragraphs)), known)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("name", ["rents-editorial", "harbour-editorial", "nursing-oped"])
def test_code_pages_are_told_apart(encoding: str, name: str) -> None:
    text = "\n\n".join(article(name).paragraphs).replace("–", "—")
    assert decode_bytes(text.encode(encoding), "a.txt") == text
