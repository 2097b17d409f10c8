"""Damaged files and files made to harm end in one clear line, soon and in little memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.errors import InputError
from argmap.reading import read_document
from argmap.reading.apart import MEGABYTES, SECONDS
from tests.made_hostile import HOSTILE, ODD, WORDS

pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")


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
