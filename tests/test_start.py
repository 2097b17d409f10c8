"""How argmap starts: what it does not import, and that nothing is missed for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ASKS = """
import os, sys
from argmap.readers.spacy_start import import_spacy
import_spacy()
import spacy
assert not {"typer", "weasel", "requests"} & set(sys.modules), "spaCy's commands are imported"
import spacy.cli
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
print(callable(spacy.cli.download), "typer" in sys.modules)
from spacy.cli import app, train
from spacy.cli.info import info
from spacy.cli._util import setup_cli
print(info is spacy.cli.info, train is spacy.cli.train, app.info.name)
try:
    spacy.cli.nothing
except AttributeError:
    print("no such command")
"""
MAPS = """
import sys
from argmap.__main__ import main
sys.argv = ["argmap", "map", "-", "--scorer", "rules", "--quiet", "-o", sys.argv[1]]
try:
    main()
except SystemExit:
    pass
unneeded = {"typer", "requests", "networkx", "onnxruntime", "argmap.evaluate"}
print(*sorted(unneeded & set(sys.modules)))
print(__import__("os").environ["OPENBLAS_NUM_THREADS"])
"""
UNASKED = """
import sys
from argmap.__main__ import main
from argmap.formats import FORMATS
sys.argv = ["argmap", "map", sys.argv[1], "--scorer", "rules", "--quiet", "-o", sys.argv[2]]
try:
    main()
except SystemExit:
    pass
written = {form.module for form in FORMATS.values() if form.default}
others = {f"argmap.{form.module}" for form in FORMATS.values() if form.module not in written}
print(len(others) > 15, *sorted(others & set(sys.modules)))
"""
TEXT = "Rents must be capped, because wages are low. However, some say that caps cut building."


def run(script: str, *more: str, given: str = "") -> list[str]:
    command = [sys.executable, "-c", script, *more]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_spacy_is_whole_for_who_asks_for_its_commands() -> None:
    assert run(ASKS) == ["True", "True True", "True True spacy", "no such command"]


def test_a_map_by_rules_imports_no_more_than_it_needs(tmp_path: object) -> None:
    assert run(MAPS, str(tmp_path), given=TEXT) == ["", "1"]


def test_a_map_of_an_article_loads_no_form_that_is_not_written(tmp_path: Path) -> None:
    article = tmp_path / "rents.txt"
    article.write_text(TEXT, "utf-8")
    assert run(UNASKED, str(article), str(tmp_path / "maps")) == ["True"]
    assert len(list((tmp_path / "maps").iterdir())) == 5
