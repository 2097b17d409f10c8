"""`argmap review FILE`: starts the page, tells its link, and stops without losing anything."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from argmap.review.server import listen
from tests.spine import ROOT

TEXT = ROOT / "corpus" / "rents-editorial.txt"


def start(article: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "argmap", "review", str(article), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    shutil.copy(TEXT, tmp_path / TEXT.name)
    return tmp_path / TEXT.name


@pytest.fixture
def page(article: Path) -> Iterator[subprocess.Popen[str]]:
    program = start(article, "--no-browser")
    yield program
    if program.poll() is None:
        program.kill()
    program.communicate()


def test_it_tells_its_link_and_stops_in_good_order(
    page: subprocess.Popen[str], article: Path
) -> None:
    assert page.stdout is not None
    link = page.stdout.readline().split()[-1]
    assert link.startswith("http://127.0.0.1:") and "?token=" in link
    with urlopen(link) as answer:
        assert answer.status == 200
    page.send_signal(signal.SIGINT)
    out, error = page.communicate(timeout=120)
    assert page.returncode == 0
    assert "rents-editorial.review.jsonl" in out
    assert error == ""
    assert article.with_name("rents-editorial.review.jsonl").exists()


def test_only_one_review_of_an_article_is_open(page: subprocess.Popen[str], article: Path) -> None:
    assert page.stdout is not None
    page.stdout.readline()
    second = start(article, "--no-browser")
    _, error = second.communicate(timeout=240)
    assert second.returncode != 0
    assert error.count("\n") == 1 and "another review" in error


def test_a_port_that_is_taken_is_told(article: Path) -> None:
    with listen(0, "taken") as taken:
        port = taken.getsockname()[1]
        program = start(article, "--no-browser", "--port", str(port))
        _, error = program.communicate(timeout=240)
    assert program.returncode != 0
    assert error.count("\n") == 1 and f"port {port}" in error and "--port" in error


def test_the_browser_is_opened_with_the_link(article: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    program = tmp_path / "browser-of-the-test"
    program.write_text(f"#!/bin/sh\necho \"$1\" > '{asked}'\n")
    program.chmod(0o755)
    # By its name alone: Python parts what BROWSER says at blanks.
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    environment = os.environ | {"BROWSER": program.name, "PATH": path}
    command = [sys.executable, "-m", "argmap", "review", str(article)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stdout is not None
        link = running.stdout.readline().split()[-1]
        for _ in range(100):
            if asked.exists() and asked.read_text().strip():
                break
            try:
                running.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        running.send_signal(signal.SIGINT)
    assert asked.read_text().strip() == link
