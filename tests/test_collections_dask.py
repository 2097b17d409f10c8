"""`argmap corpus --engine dask`: the same tables on a cluster, whatever its workers do."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import __version__
from argmap.cli import app
from argmap.corpus import Article, MappingSettings
from argmap.corpus.dask_part import Orders, close_pools, map_part
from argmap.errors import PipelineError

distributed = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="Dask is not installed: argmap[dask]"
)
PARQUET = importlib.util.find_spec("pyarrow") is not None
FORM = "parquet" if PARQUET else "jsonl"
OPTIONS = ("--part", 2, "--scorer", "rules", "--format", FORM)


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, args)])


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differing(one: Path, other: Path) -> set[str]:
    """Return the names of the files that are not the same in two folders."""
    return {name for name, _ in bytes_of(one).items() ^ bytes_of(other).items()}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dask") / "articles.jsonl"
    text = "The bridge {} should be closed. It is unsafe, because its cables rust. But it costs."
    rows = [json.dumps({"id": f"a{number}", "text": text.format(number)}) for number in range(30)]
    rows[3:3] = ["{broken", json.dumps({"text": "-- ?"})]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(source: Path) -> Path:
    """The tables by a process of this machine."""
    folder = source.parent / "one"
    assert run(source, "-o", folder, *OPTIONS, "--workers", 1).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def scheduler(source: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers, started as the page says; the address, and the workers."""
    info = source.parent / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    local = ["--host", "127.0.0.1", "--no-dashboard"]
    begun: list[subprocess.Popen[str]] = []
    try:
        file = ["--scheduler-file", str(info)]
        begun.append(subprocess.Popen([*dask, "scheduler", *local, "--port", "0", *file], **quiet))
        while not info.exists():
            assert begun[0].poll() is None
            time.sleep(0.1)
        address = json.loads(info.read_text("utf-8"))["address"]
        more = [*local, "--nthreads", "1", "--local-directory", str(source.parent)]
        begun += [
            subprocess.Popen([*dask, "worker", address, *more, "--no-nanny"], **quiet)
            for _ in range(2)
        ]
        yield address, begun[1:]
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait()


@distributed
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_the_loss_of_a_worker_changes_nothing(
    source: Path, whole: Path, scheduler: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = scheduler
    folder = source.parent / "lost"
    command = [sys.executable, "-m", "argmap", "corpus", source, "-o", folder, *OPTIONS]
    command += ["--engine", "dask", "--scheduler", address]
    log = folder / "run.jsonl"
    with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not (log.exists() and log.read_bytes().count(b"\n") > 2):
            time.sleep(0.02)
        assert process.poll() is None, "it was done before a worker could be killed"
        workers[0].send_signal(signal.SIGKILL)
        told = process.communicate()[0]
    assert process.returncode == 0
    assert told.startswith("32 articles: 30 mapped, 2 failures; ")
    assert differing(folder, whole) == set()


@distributed
def test_a_local_cluster_goes_on_with_what_processes_began(source: Path, whole: Path) -> None:
    folder = source.parent / "begun"
    for name, data in bytes_of(whole).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    lines = (folder / "run.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "run.jsonl").write_bytes(b"".join(lines[:-3]))
    done = subprocess.run(
        [*map(str, [sys.executable, "-m", "argmap", "corpus", source, "-o", folder, *OPTIONS]),
         "--engine", "dask", "--workers", "1"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "32 articles (28 of them before)" in done.stdout
    assert differing(folder, whole) == set()


@distributed
def test_no_scheduler_is_told(source: Path, tmp_path: Path) -> None:
    address = "tcp://127.0.0.1:9"
    result = run(source, "-o", tmp_path / "a", "--engine", "dask", "--scheduler", address)
    assert result.exit_code == 1
    assert f"{address}: no Dask scheduler answers there" in str(result.output)


def test_options_that_do_not_fit_are_told(source: Path, tmp_path: Path) -> None:
    result = run(source, "-o", tmp_path / "a", "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "--scheduler is for --engine dask" in result.output
    assert not (tmp_path / "a").exists()


def test_a_worker_that_does_not_fit_says_so(tmp_path: Path) -> None:
    jobs = [(1, Article("no such.txt", "a"))]
    orders = Orders(MappingSettings(), str(tmp_path / "out"), "jsonl", str(tmp_path))
    with pytest.raises(PipelineError, match="a worker sees no such file"):
        map_part(orders, 0, jobs)
    other = Orders(MappingSettings(), str(tmp_path / "out"), "jsonl", str(tmp_path), "0.0.1")
    with pytest.raises(PipelineError, match=rf"argmap {__version__}, and the run is of 0\.0\.1"):
        map_part(other, 0, jobs)
    assert not (tmp_path / "out").exists()


def test_a_part_keeps_its_process_for_the_next(tmp_path: Path) -> None:
    import multiprocessing

    text = "Rents should be capped, because tenants cannot pay more."
    orders = Orders(MappingSettings(scorer="rules"), str(tmp_path / "out"), "jsonl", str(tmp_path))
    seen = set()
    try:
        for number in range(2):
            part = map_part(orders, number, [(number + 1, Article("a.csv", "a", number, text))])
            assert (part.part, part.articles, part.documents) == (number, 1, 1)
            seen |= {process.pid for process in multiprocessing.active_children()}
    finally:
        close_pools()
    assert len(seen) == 1
    assert not multiprocessing.active_children()
