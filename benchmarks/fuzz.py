"""Try hostile input at random: `python -m benchmarks.fuzz [MINUTES]`, ten where none are told.

Three targets take turns: `map_text` with texts, argmap's JSON with maps, the review's journal with
decisions. Whatever comes in, a map must come out that every plain format can hold, or one of
argmap's own errors, in one line. The first input that gives anything else is shrunk, shown, and
ends the run with exit code 1; else the counts are printed as a Markdown table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import argmap
from argmap import flow
from argmap.errors import ArgmapError
from argmap.formats import FORMATS
from argmap.formats.source import Source
from argmap.model import ArgumentMap
from argmap.readers import Reader
from argmap.reading import document_from_text
from argmap.review.history import carry_out
from argmap.review.journal_file import FORMAT, JournalEntry, digest, parse_journal
from argmap.review.reapply import reapply

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLE = (CORPUS / "rents-editorial.txt").read_text("utf-8")
SENTENCES = [row for row in ARTICLE.replace("\n\n", " ").replace(". ", ".\n").split("\n") if row]
TURN = 30  # inputs of a target before the next has its turn
PLAIN = ("json", "csv", "md", "dot")
ODD = [
    "\x00", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\U0001f600", "\ud83d", "e\u0301" * 3, "ﬁ",
    "=cmd|'/c calc'!A1", "</script><script>", "<!--", "]]>", "&lt;", '"]; x [label="', "\\N",
    "|", "`", "---\n", "# ", "> ", "- ", "1. ", "| a | b |\n|---|---|\n", "[1]", "(" * 50,
    "“", "”", "’s", "...", "…", "?!", "A: ", "Q: ", "\n\n", "\n", "\r\n", "\t", " " * 9,
    "because", "However, ", "Some say that ", "if and only if", "not not", "x" * 300,
    "http://a.b/c?d=e&f", "a@b.c", "10,000.50 %", "U.S.", "e.g.", "Ph.D.", "中文。", "عربي", "Ж",
]  # fmt: skip

PIECES = st.one_of(
    st.sampled_from(SENTENCES), st.sampled_from(ODD), st.text(max_size=40),
    st.tuples(st.sampled_from(SENTENCES), st.integers(1, 60)).map(lambda cut: cut[0][: cut[1]]),
)  # fmt: skip
TEXTS = st.tuples(st.lists(PIECES, max_size=14), st.sampled_from(["", " ", "\n\n", "\n"])).map(
    lambda drawn: drawn[1].join(drawn[0])
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["u1", "u2", "r1", "a1", "support", "undercut", "linked", "claim"])
    | st.sampled_from(ODD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)  # fmt: skip
# Where in nested data a change is made: how far down which child, by a number each.
PATHS = st.lists(st.integers(0, 40), min_size=1, max_size=6)
CHANGES = st.lists(st.tuples(PATHS, st.sampled_from(["set", "drop", "twice"]), VALUES), max_size=4)
CUT = st.tuples(st.floats(0, 1), st.binary(max_size=4) | st.sampled_from([b"\n", b"}", b"\xff"]))
CUTS: st.SearchStrategy[list[Any]] = st.just([]) | st.lists(CUT, max_size=2)


def main() -> None:
    """Fuzz for some minutes and print the counts."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    end, counts = monotonic() + 60 * minutes, {name: Counter[str]() for name in TARGETS}
    while True:
        for name, run in TARGETS.items():
            run(counts[name])
        if monotonic() >= end:
            break
    print("| input | tried | a map | refused in one line |\n|---|---|---|---|")
    for name, count in counts.items():
        print(f"| {name} | {count.total()} | {count['map']} | {count['refused']} |")


def judged(count: Counter[str], make: Callable[[], ArgumentMap]) -> None:
    """Count what an input gave; whatever is neither a map nor one line is raised."""
    try:
        made = make()
    except ArgmapError as error:
        assert str(error).strip() and "Traceback" not in str(error)
        count["refused"] += 1
        return
    again = ArgumentMap.from_json(made.to_json())
    assert again.to_dict() == made.to_dict()
    for name in PLAIN:
        FORMATS[name].render(made)
    assert len(repr(made).split("\n")) == 3
    count["map"] += 1


def fuzz_texts(count: Counter[str]) -> None:
    """Map texts."""

    @_often
    @given(TEXTS)
    def run(text: str) -> None:
        judged(count, lambda: argmap.map_text(text, reader=_reader()))

    run()


def fuzz_maps(count: Counter[str]) -> None:
    """Read maps as JSON, with values changed and bytes put in."""

    @_often
    @given(CHANGES, CUTS)
    def run(changes: list[Any], cuts: list[tuple[float, bytes]]) -> None:
        data = _changed(json.loads(_found().to_json()), changes)
        source = Source("map.json", _cut(json.dumps(data).encode(), cuts))
        judged(count, lambda: FORMATS["json"].read(source))

    run()


def fuzz_journals(count: Counter[str]) -> None:
    """Read journals, with decisions changed and bytes put in, and carry them out."""

    @_often
    @given(CHANGES, CUTS)
    def run(changes: list[Any], cuts: list[tuple[float, bytes]]) -> None:
        rows = _changed([json.loads(line) for line in _journal()], changes)
        data = b"".join(json.dumps(row).encode() + b"\n" for row in rows if rows)
        judged(count, lambda: reapply(
            _found(), parse_journal(_cut(data, cuts), Path("a.review.jsonl"))
        ).map)  # fmt: skip

    run()


def _often(test: Callable[[], None]) -> Callable[[], None]:
    return settings(
        max_examples=TURN, deadline=None, database=None, derandomize=False,
        phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
    )(test)  # fmt: skip


@cache
def _reader() -> Reader:
    return flow.use_reader()


@cache
def _found() -> ArgumentMap:
    return flow.map_document(document_from_text(ARTICLE, "rents"), reader=_reader())


@cache
def _journal() -> tuple[str, ...]:
    """Return the lines of a journal with every kind of decision."""
    from argmap.review.entry_bodies import entry_body
    from argmap.review.history import Outcome
    from argmap.review.state import begin

    found = _found()
    first, second, third, fourth = (unit.id for unit in found.units[:4])
    arrow = found.relations[-1].id
    asked: list[dict[str, Any]] = [
        {"op": "accept", "id": first}, {"op": "role", "id": second, "value": "claim"},
        {"op": "source", "id": second, "value": "Ann"}, {"op": "note", "id": third, "text": "why?"},
        {"op": "strength", "id": third, "value": "probable"}, {"op": "reject", "id": fourth},
        {"op": "add-unit", "start": found.unit(fourth).start, "end": found.unit(fourth).end - 3,
         "role": "premise"},
        {"op": "add-relation", "source": "a1", "target": first, "type": "rebut"},
        {"op": "relation-type", "id": arrow, "value": "rebut"}, {"op": "reject", "id": arrow},
        {"op": "merge", "id": second, "with": third},
    ]  # fmt: skip
    header = {"format": FORMAT, "article": "rents.txt", "sha256": digest(found.text)}
    rows, now = [json.dumps(header)], Outcome(begin(found))
    for n, one in enumerate(asked, 1):
        entry = JournalEntry(n, one["op"], json.loads(json.dumps(entry_body(now.state, one))))
        now = carry_out(now, entry)
        rows.append(json.dumps(entry.to_dict()))
    rows.append(json.dumps({"n": len(rows), "op": "undo", "entry": len(asked)}))
    return tuple(rows)


def _changed(data: Any, changes: list[tuple[list[int], str, Any]]) -> Any:
    """Return data with a value set, dropped or put there twice, wherever paths lead."""
    for path, what, value in changes:
        row: Any = data
        keys: list[Any] = []
        for step in path:
            keys = list(row) if isinstance(row, dict) else list(range(len(row)))
            key = keys[step % len(keys)] if keys else None
            if key is None or not isinstance(row[key], dict | list) or not row[key]:
                break
            parent, row = row, row[key]
        else:
            row = parent
        if key is None or (isinstance(row, list) and not row):
            continue
        if what == "drop":
            del row[key]
        elif what == "twice" and isinstance(row, list):
            row.insert(key, row[key])
        else:
            row[key] = value
    return data


def _cut(data: bytes, cuts: list[tuple[float, bytes]]) -> bytes:
    """Return bytes with others put over them; an empty one cuts off all that follows."""
    for share, put in cuts:
        at = int(share * len(data))
        data = data[:at] + put + data[at + len(put) :] if put else data[:at]
    return data


TARGETS: dict[str, Callable[[Counter[str]], None]] = {
    "texts": fuzz_texts,
    "maps as JSON": fuzz_maps,
    "journals": fuzz_journals,
}

if __name__ == "__main__":
    main()
