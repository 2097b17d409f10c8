"""Files of every form that is read, damaged at random: a map or one line, and no word besides."""

from __future__ import annotations

import random
import warnings

import pytest

from argmap.errors import ArgmapError
from argmap.formats import FORMATS
from argmap.formats.source import Source
from argmap.model import ArgumentMap
from tests.test_cli_files import MADE

READ = [name for name, form in FORMATS.items() if form.reads]
PUT = [
    b"\xff", b"\0", b'"', b"<", b"{", b"[", b"\n", b"9" * 30, b"9" * 5000, b"-1", b"1e999", b"u1",
    b"NaN", b"]", b"}", b">", b"&x;", b"\x1b[2J", b"\\", b"null", b"true", b"\xe2\x80\xae",
]  # fmt: skip
ENDLESS = [
    b"[", b"<", b"@[", b"@<", b"#(", b"(", b"{", b"[a]: ", b"- ", b"/*", b"<!--", b"<a>", b"\\",
    b'{"a":', b"*", b"T1\t", b"\t", b"\0", b"1. ",
]  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes cut off, with others put in, or with a part of them gone or said again."""
    at, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    way = chance.randrange(5)
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + data[other:]
    if way == 2:
        return data[:at] + data[at : at + 200] * chance.choice([2, 50]) + data[at:]
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(PUT) + data[at + chance.randrange(4) :]
    return data


def judge(name: str, data: bytes, beside: dict[str, bytes]) -> None:
    form = FORMATS[name]
    source = Source(f"m{form.suffix}", data, beside.get)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a warning would stand beside the one line
        try:
            made = form.read(source)
            assert ArgumentMap.from_json(made.to_json()).to_dict() == made.to_dict()
        except ArgmapError as error:
            assert str(error).strip() and len(str(error).splitlines()) == 1


@pytest.mark.parametrize("name", READ)
def test_damaged_files(name: str) -> None:
    form = FORMATS[name]
    try:
        files = form.files(MADE, {}, None)
    except ArgmapError as error:
        pytest.skip(str(error))  # what writes it is not installed
    beside = {suffix: data for suffix, data in files.items() if suffix != form.suffix}
    chance = random.Random(name)
    for _ in range(25):
        judge(name, damaged(files[form.suffix], chance), beside)


@pytest.mark.parametrize("name", READ)
def test_what_opens_and_never_closes(name: str) -> None:
    """Each would take hours where a reader looks for its end from every place."""
    for opens in ENDLESS:
        judge(name, opens * 30_000, {})
