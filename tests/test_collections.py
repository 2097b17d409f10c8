"""`argmap corpus`: many articles to tables, whole, in order, whatever happens on the way."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.cli.corpus_progress import CorpusProgress
from argmap.corpus import Article, Columns, MappingSettings, Totals, count_articles, find_articles
from argmap.corpus.article import article_of
from argmap.corpus.map_article import map_article, map_articles
from argmap.corpus.partitions import write_part
from argmap.corpus.process_pool import Pool
from argmap.corpus.run_log import RunLog, WholePart
from argmap.corpus.stores import Folder
from argmap.corpus.table_schemas import load_tables, schemas_text
from argmap.errors import InputError, PipelineError
from argmap.records import Origin

ROOT = Path(__file__).parent.parent
HOSTILE = '=1+1,"</script>\x1b[31m\u202e../../x\ud800\n'
pyarrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed: argmap[corpus]"
)


def text_of(number: int) -> str:
    return (
        f"The bridge number {number} should be closed. It is unsafe, because its cables rust. "
        "Critics say that closing it costs too much. But lives matter more than money."
    )


def write_articles(path: Path, count: int) -> Path:
    rows = [
        {"id": f"a{number}", "text": text_of(number), "source": "The Paper", "date": "2020-01-02"}
        for number in range(count)
    ]
    rows[1]["id"] = HOSTILE
    lines = [json.dumps(row) for row in rows]
    lines[2:2] = ["{broken", json.dumps({"id": "no text"}), json.dumps({"text": "-- ?"}), "[]"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def line(*args: object) -> list[str]:
    return [sys.executable, "-m", "argmap", "corpus", *map(str, args)]


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, args)])


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [
        json.loads(row)
        for path in sorted((folder / table).iterdir())
        for row in path.read_text("utf-8").split("\n")
        if row
    ]


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("source") / "articles.jsonl", 12)


@pytest.fixture(scope="module")
def whole(source: Path) -> Path:
    """The tables of a run by one process."""
    folder = source.parent / "one"
    done = subprocess.run(
        line(source, "-o", folder, "--workers", 1, "--part", 3), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("16 articles: 12 mapped, 4 failures; ")
    return folder


def test_tables_hold_every_article_once_in_order(whole: Path) -> None:
    documents, failures = rows(whole, "documents"), rows(whole, "failures")
    numbers = [row["document"] for row in documents]
    assert numbers == [1, 2, *range(7, 17)]
    assert [row["document"] for row in failures] == [3, 4, 5, 6]
    assert [row["text"] for row in documents] == [text_of(number) for number in range(12)]
    assert documents[0]["source"] == "The Paper"
    assert documents[0]["date"] == "2020-01-02"


def test_tables_hold_what_the_map_does(whole: Path) -> None:
    from argmap import map_text

    made = map_text(text_of(0))
    units = [row for row in rows(whole, "units") if row["document"] == 1]
    assert [(row["unit"], row["text"], row["role"]) for row in units] == [
        (unit.id, unit.text, unit.role) for unit in made.units
    ]
    relations = [row for row in rows(whole, "relations") if row["document"] == 1]
    assert [(row["source"], row["target"], row["type"]) for row in relations] == [
        (row.source, row.target, row.type) for row in made.relations
    ]


def test_rows_keep_the_published_schemas(whole: Path) -> None:
    schemas = json.loads((whole / "tables.schema.json").read_text("utf-8"))
    assert schemas == json.loads(schemas_text())
    for name, schema in schemas["$defs"].items():
        found = rows(whole, name)
        assert found
        for row in found:
            jsonschema.validate(row, schema)
            assert list(row) == list(schema["properties"])


def test_failures_tell_why(whole: Path) -> None:
    reasons = [(row["row"], row["kind"], row["reason"]) for row in rows(whole, "failures")]
    assert all(kind == "unreadable" for _, kind, _ in reasons)
    words = ["is no JSON", "no text in column text", "holds no words", "no JSON object"]
    assert [number for number, _, _ in reasons] == [3, 4, 5, 6]
    assert all(word in reason for word, (_, _, reason) in zip(words, reasons, strict=True))


def test_hostile_ids_are_data(whole: Path) -> None:
    assert rows(whole, "documents")[1]["id"] == HOSTILE.replace("\ud800", "?")
    names = {path.name for path in whole.iterdir()}
    assert names == {
        "documents", "units", "relations", "failures", "run.jsonl", "tables.schema.json",
    }  # fmt: skip


def test_two_workers_give_the_same_bytes(source: Path, whole: Path) -> None:
    folder = source.parent / "two"
    done = subprocess.run(line(source, "-o", folder, "--workers", 2, "--part", 3))
    assert done.returncode == 0
    assert bytes_of(folder) == bytes_of(whole)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_run_goes_on(source: Path, whole: Path) -> None:
    folder = source.parent / "killed"
    command = line(source, "-o", folder, "--workers", 1, "--part", 3)
    log = folder / "run.jsonl"
    with subprocess.Popen(command) as process:
        while process.poll() is None and not (log.exists() and log.read_bytes().count(b"\n") > 2):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    before = log.read_bytes().count(b"\n") - 1
    # As if it was killed later: within the next part, and within a line of the log.
    write_part(Folder(folder), before, "jsonl", {})
    with log.open("ab") as file:
        file.write(b'{"part": 9')
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"16 articles ({min(before * 3, 16)} of them before)" in done.stdout
    assert bytes_of(folder) == bytes_of(whole)


def test_a_whole_run_is_left_as_it_is(source: Path, whole: Path) -> None:
    before = bytes_of(whole)
    result = run(source, "-o", whole, "--part", 3)
    assert (result.exit_code, "16 of them before" in result.output) == (0, True)
    assert bytes_of(whole) == before


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (["--part", 4], "another part"),
        (["--part", 3, "--max-size", 1], "another most bytes"),
        (["--part", 3, "--format", "parquet"], "another form"),
    ],
)
def test_another_run_does_not_mix_in(
    source: Path, whole: Path, change: list[object], word: str
) -> None:
    if "parquet" in change and importlib.util.find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed: argmap[corpus]")
    before = bytes_of(whole)
    result = run(source, "-o", whole, *change)
    assert result.exit_code == 1
    assert word in result.output
    assert bytes_of(whole) == before


def test_changed_sources_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("1\n2\n", "utf-8")
    fresh = tmp_path / "fresh"
    assert run(source, "-o", fresh, "--workers", 1).exit_code == 1  # nothing could be mapped
    source.write_text("1\n2\n3\n", "utf-8")
    assert "more articles now" in run(source, "-o", fresh).output
    source.write_text("1\n", "utf-8")
    assert "not what they were" in run(source, "-o", fresh).output


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, source: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = run(source, "-o", tmp_path)
    assert "holds other files" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    log = RunLog(tmp_path / "out", {"a": 1})
    with pytest.raises(InputError, match="another run writes"):
        RunLog(tmp_path / "out", {"a": 1})
    log.add(WholePart(0, 1, "x"))
    log.close()
    again = RunLog(tmp_path / "out", {"a": 1})
    assert again.parts == [WholePart(0, 1, "x")]
    again.close()


class Slow:
    """What a process is given as settings: its reader sleeps, dies or maps, as the text says."""

    seconds = 1.5
    most_bytes = 1000
    sure = 0.0
    maps: tuple[str, ...] = ()

    def use(self) -> Slow:
        return self

    name = "slow"

    def read(self, document: Any, **_: object) -> Any:
        from argmap.model import ArgumentMap
        from argmap.readers import Reading

        if "sleeps" in document.text:
            time.sleep(60)
        if "dies" in document.text:
            os._exit(1)
        if "fails" in document.text:
            raise ZeroDivisionError("of course")
        return Reading(ArgumentMap(document.id, document.text))


def test_what_takes_too_long_or_dies_is_a_failure_and_stops_nothing() -> None:
    words = [
        "He comes home.",
        "He sleeps.",
        "He dies.",
        "He fails.",
        "He is " + "big " * 300,
        "So it is.",
    ]
    jobs = [(number, Article("a", f"a{number}", number, word)) for number, word in enumerate(words)]
    settings: Any = Slow()
    with closing(Pool(settings, 2)) as pool:
        found = list(pool.map(jobs))
        assert all(not worker.jobs for worker in pool.workers)
    assert pool.workers == []
    assert [job for job, _ in found] == jobs
    kinds = [rows["failures"][0]["kind"] if "failures" in rows else "" for _, rows in found]
    assert kinds == ["", "time", "crash", "error", "size", ""]


def test_a_reader_that_cannot_be_used_ends_the_run() -> None:
    pool = Pool(MappingSettings(model="no_such_model"), 1)
    with pytest.raises(PipelineError, match="no_such_model"):
        list(pool.map([(1, Article("a", "a", 0, "It rains."))]))
    pool.close()
    assert pool.workers == []


def test_articles_are_asked_for_only_as_they_are_mapped() -> None:
    asked = 0

    def endless() -> Iterator[tuple[int, Article]]:
        nonlocal asked
        while True:
            asked += 1
            yield asked, Article("a", "a", asked, problem="none")

    settings: Any = Slow()
    with closing(Pool(settings, 1)) as pool:
        mapped = pool.map(endless())
        for _ in range(100):
            next(mapped)
        mapped.close()
    assert asked < 150


def test_size_is_looked_at_before_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("It rains. " * 10, "utf-8")
    reader: Any = None  # would fail if asked
    found = map_article(1, Article(str(path), "big"), reader, MappingSettings(most_bytes=50))
    assert found["failures"][0]["kind"] == "size"
    gone = map_article(1, Article(str(tmp_path / "gone.txt"), "gone"), reader, MappingSettings())
    assert "no such file" in gone["failures"][0]["reason"]


def test_folders_and_patterns(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.txt",
        ".hidden/x.txt",
        "b/.h.txt",
        "a.claims.md",
        "c.bin",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("It rains.", "utf-8")

    def names(*sources: object) -> list[str]:
        found = find_articles(list(map(str, sources)), Columns())
        return [Path(article.file).relative_to(tmp_path).as_posix() for article in found]

    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt"]
    assert names(tmp_path / "b" / "*.txt", tmp_path / "c.bin") == ["b/1.txt", "b/2.txt", "c.bin"]
    assert count_articles([str(tmp_path)]) == 3
    assert count_articles(["-"]) is None
    with pytest.raises(InputError, match="no such file or folder"):
        names(tmp_path / "nothing*")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    import csv

    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows(
            [["key", "body", "author"], ["x", 'One, "two";\nthree.', "Zoë"], ["", "b", ""]]
        )
    found = list(find_articles([str(path)], Columns("body", "key")))
    assert [(row.id, row.row, row.text) for row in found] == [
        ("x", 1, 'One, "two";\nthree.'),
        ("a-2", 2, "b"),
    ]
    assert found[0].origin == Origin(author="Zoë")
    assert count_articles([str(path)]) == 2
    with pytest.raises(InputError, match="--text-column"):
        list(find_articles([str(path)], Columns()))


def test_bad_bytes_of_csv_fail_their_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\na,caf\xe9 it is\nb,It rains.\n")
    reader: Any = None
    first, second = find_articles([str(path)], Columns())
    failure = map_article(1, first, reader, MappingSettings())["failures"][0]
    assert "encoding" in failure["reason"]
    assert second.text == "It rains."


def test_endless_lines_are_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "It rains."}\n')
    found = list(find_articles([str(path)], Columns(), 1000))
    assert [(row.kind, row.text) for row in found] == [("size", None), ("", "It rains.")]


def test_standard_input(tmp_path: Path) -> None:
    text = json.dumps({"id": 1, "text": text_of(1)}) + "\n"
    command = line("-", "-o", tmp_path / "out", "--workers", 1)
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in rows(tmp_path / "out", "documents")] == ["1"]
    assert "give - once" in run("-", "-", "-o", tmp_path / "b").output


@pyarrow
def test_parquet_in_and_out(tmp_path: Path, whole: Path) -> None:
    import pyarrow.parquet as parquet

    folder = tmp_path / "out"
    held = {table.name: rows(whole, table.name) for table in load_tables()}
    write_part(Folder(folder), 0, "parquet", held)
    first = bytes_of(folder)
    write_part(Folder(folder), 0, "parquet", held)
    assert bytes_of(folder) == first
    for name, there in held.items():
        found = parquet.read_table(folder / name / "part-000000.parquet").to_pylist()
        assert found == there
    documents = folder / "documents" / "part-000000.parquet"
    articles = list(find_articles([str(documents)], Columns()))
    assert [row.text for row in articles] == [row["text"] for row in rows(whole, "documents")]
    assert count_articles([str(documents)]) == 12
    with pytest.raises(InputError, match="no column body"):
        list(find_articles([str(documents)], Columns("body")))


def test_ids_that_are_no_text() -> None:
    assert article_of({"id": None, "text": "a"}, Columns(), "x/y.csv", 4).id == "y-4"
    assert article_of({"id": 0, "text": "a"}, Columns(), "y.csv", 4).id == "0"


class Stream:
    """A stream that is a terminal or not, and keeps what is written."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def ticking(step: float) -> Callable[[], float]:
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += step
        return now

    return clock


@pytest.mark.parametrize("terminal", [False, True])
def test_progress_tells_rate_and_time_left(terminal: bool) -> None:
    stream: Any = Stream(terminal)
    with CorpusProgress(stream, 40, clock=ticking(10.0)) as shown:
        for done in range(10, 20):
            shown.tell(Totals(documents=done, before=10))
    assert "14 of 40 articles, 0.1 a second, 0:04:20 left" in stream.text
    assert terminal == ("\x1b" in stream.text)
    quiet: Any = Stream(terminal)
    with CorpusProgress(quiet, 40, quiet=True, clock=ticking(10.0)) as shown:
        shown.tell(Totals(documents=1))
        shown.tell(Totals(documents=2))
    assert quiet.text == ""


def test_the_page_tells_every_column() -> None:
    page = (ROOT / "docs" / "corpus.md").read_text("utf-8")
    for table in load_tables():
        chapter = page.split(f"\n### {table.name}\n")[1].split("\n##")[0]
        told = [f"| `{column.name}` | {column.type} | {column.does} |" for column in table.columns]
        assert all(told_row in chapter for told_row in told), table.name


def query_lines(page: str, form: str) -> list[Any]:
    """Return what a page says of how DuckDB and polars read the tables."""
    text = (ROOT / page).read_text("utf-8")
    lines = [row for row in text.splitlines() if row.startswith("python -c") and f"*.{form}" in row]
    assert len(lines) == 2, page
    return [pytest.param(row, id=f"{page} {row.split()[3][:-1]}") for row in lines]


@pytest.mark.parametrize("query", [
    *query_lines("README.md", "jsonl"), *query_lines("docs/corpus.md", "jsonl"),
    *query_lines("docs/corpus.md", "parquet"),
])  # fmt: skip
def test_others_read_the_tables_in_a_line(query: str, whole: Path, tmp_path: Path) -> None:
    program, _, code = shlex.split(query)
    library = code.split()[1].removesuffix(";")
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    held = {table.name: rows(whole, table.name) for table in load_tables()}
    form = "parquet" if ".parquet" in query else "jsonl"
    if form == "parquet" and importlib.util.find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed: argmap[corpus]")
    write_part(Folder(tmp_path / "out"), 0, form, held)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, encoding="utf-8"
    )
    assert (program, done.returncode) == ("python", 0), done.stderr
    counts = Counter(row["role"] for row in held["units"])
    told = [re.findall(r"\w+", row) for row in done.stdout.splitlines()]
    assert {row[0]: int(row[1]) for row in told if len(row) == 2 and row[1].isdigit()} == counts


def test_a_reader_that_asks_a_language_model_is_refused(tmp_path: Path, source: Path) -> None:
    result = run(source, "-o", tmp_path / "out", "--reader", "model")
    assert result.exit_code == 2
    assert "argmap map" in result.output
    assert not (tmp_path / "out").exists()


def test_articles_mapped_together_have_the_rows_of_each_by_itself() -> None:
    settings = MappingSettings(scorer="rules", most_bytes=200)
    reader = settings.use()
    texts = [
        "Rents must fall, because nobody can pay them.\n\nBut who builds?",
        "",
        "The plan failed " + "again and " * 30,
        "The mayor says that the road is safe. It is not.",
        "Je ne sais pas ce que vous voulez dire, mais cela ne nous regarde pas du tout.",
    ]
    jobs = [(n, Article("a", f"a{n}", n, text)) for n, text in enumerate(texts, 1)]
    alone = [map_article(number, article, reader, settings) for number, article in jobs]
    assert list(map_articles(jobs, reader, settings)) == alone
    some = [job for job, rows in zip(jobs, alone, strict=True) if "units" in rows]
    assert len(some) >= 2
    assert list(map_articles(some, reader, settings)) == [rows for rows in alone if "units" in rows]
