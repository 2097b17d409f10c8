"""The commands that try hostile input and killed servers: each in short, and that it can fail."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import fuzz, soak

from argmap.errors import InputError
from argmap.model import ArgumentMap
from argmap.review import Journal, JournalEntry

ROOT = Path(__file__).parent.parent
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="servers are forked")


def run(module: str, number: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, str(number)], cwd=ROOT, capture_output=True, text=True
    )


def test_one_turn_of_the_fuzzing() -> None:
    ended = run("benchmarks.fuzz", 0)
    assert ended.returncode == 0, ended.stderr
    rows = re.findall(r"\| ([\w ]+) \| (\d+) \| (\d+) \| (\d+) \|", ended.stdout)
    assert [name for name, *_ in rows] == list(fuzz.TARGETS)
    for _, tried, maps, refused in rows:
        assert int(tried) == int(maps) + int(refused) >= fuzz.TURN


def test_the_fuzzing_finds_what_is_neither_map_nor_line() -> None:
    def refuse() -> ArgumentMap:
        raise InputError("no")

    count = Counter[str]()
    fuzz.judged(count, refuse)
    fuzz.judged(count, lambda: ArgumentMap("a", "b"))
    assert count == {"refused": 1, "map": 1}
    with pytest.raises(ZeroDivisionError):
        fuzz.judged(count, lambda: ArgumentMap("a", "b" * (1 // 0)))


@FORKS
def test_a_few_kills() -> None:
    ended = run("benchmarks.soak", 5)
    assert ended.returncode == 0, ended.stderr
    assert "'kills': 5" in ended.stdout and "Nothing was lost" in ended.stdout


def test_the_soak_sees_what_is_lost_or_taken_twice(tmp_path: Path) -> None:
    tab = soak.Tab(0, random.Random(1), answered=[(1, "one"), (2, "two")])
    for name, words, said in (
        ("lost", ["one"], "lost"), ("twice", ["one", "two", "two"], "taken twice"),
        ("other", ["one", "three"], "two is lost"), ("good", ["one", "two"], ""),
    ):  # fmt: skip
        path = tmp_path / f"{name}.review.jsonl"
        journal = Journal(path, "a.txt", "text")
        for n, text in enumerate(words, 1):
            journal.append(JournalEntry(n, "note", {"of": None, "text": text}))
        journal.close()
        if said:
            with pytest.raises(AssertionError, match=said):
                soak._check(path, [tab])
        else:
            soak._check(path, [tab])
