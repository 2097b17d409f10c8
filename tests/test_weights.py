"""Files of weights: read back as written, and mistakes in them told in a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.lexicon.rules import weighted
from argmap.lexicon.weights import (
    FORMAT,
    changed_weights,
    format_weights,
    name_weights,
    read_weights,
)

HEAD = f'format = "{FORMAT}"\n[weights]\n'


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    weights = {"conclusion.first": 0.123, "attach.forward": -0.7}
    said = 'a "quoted" \\ name\n\u202e\ud800 ]'
    text = format_weights(weights, {"documents": [said], "spread": 0.2, "helped": True, "n": 3})
    assert text.isprintable() or set(text) - {"\n"} <= {c for c in text if c.isprintable()}
    file = tmp_path / "w.toml"
    file.write_text(text, "utf-8")
    assert read_weights(file) == dict(sorted(weights.items()))
    import tomllib

    trained = tomllib.loads(text)["trained"]
    assert trained["documents"] == [said.replace("\ud800", "\ufffd")]
    assert (trained["spread"], trained["helped"], trained["n"]) == (0.2, True, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "its format is None"),
        ('format = "argmap-weights/9"\n[weights]\n', "this argmap reads 'argmap-weights/1'"),
        (f'format = "{FORMAT}"\n', "no table [weights]"),
        (HEAD + '"conclusion.furst" = 1', "is no rule of this argmap"),
        (HEAD + "conclusion.first = 1", "put the rule's id in quotes"),
        (HEAD + '"conclusion.first" = "much"', "is 'much'; write a number from -100 to 100"),
        (HEAD + '"conclusion.first" = nan', "write a number"),
        (HEAD + '"conclusion.first" = inf', "write a number"),
        (HEAD + f'"conclusion.first" = {10**400}', "write a number"),
        (HEAD + '"conclusion.first" = true', "write a number"),
        (HEAD + '"conclusion.first" = 1e9', "write a number"),
        (HEAD + '"conclusion.first" = ', "no TOML"),
        (HEAD + '"conclusion.first" = 1\n"conclusion.first" = 2', "no TOML"),
        ("\x00", "no TOML"),
    ],
)
@pytest.mark.parametrize("command", ["map", "show", "explain", "eval"])
def test_a_bad_file_is_one_clear_line(tmp_path: Path, command: str, text: str, told: str) -> None:
    file = tmp_path / "w.toml"
    file.write_text(text, "utf-8")
    more = ["u1"] if command == "explain" else []
    said = CliRunner().invoke(app, [command, "article.txt", *more, "--weights", str(file)])
    assert said.exit_code == 1
    assert said.stderr.startswith(f"argmap: {file}") and said.stderr.count("\n") == 1
    assert told in said.stderr
    assert said.stdout == "" and list(tmp_path.iterdir()) == [file]


def test_a_missing_or_binary_file_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "w.toml"
    said = CliRunner().invoke(app, ["show", "x.txt", "--weights", str(file)])
    assert said.stderr == f"argmap: {file}: no such file; make it with argmap train\n"
    file.write_bytes(b"\xff\xfe")
    said = CliRunner().invoke(app, ["show", "x.txt", "--weights", str(file)])
    assert "not UTF-8 at byte 0" in said.stderr


def test_a_map_takes_no_weights(tmp_path: Path) -> None:
    weights, made = tmp_path / "w.toml", tmp_path / "made.json"
    weights.write_text(HEAD, "utf-8")
    made.write_text('{"id": "a", "text": "x"}', "utf-8")
    said = CliRunner().invoke(app, ["show", str(made), "--weights", str(weights)])
    assert said.exit_code == 1 and "a map is made already" in said.stderr
    line = ["eval", str(made), str(made), "--weights", str(weights)]
    said = CliRunner().invoke(app, line)
    assert said.exit_code == 2 and "--weights maps the texts" in said.stderr


def test_weights_are_named_by_what_differs() -> None:
    built_in = weighted()
    assert changed_weights(built_in) == {} and name_weights(built_in) == ""
    same = weighted({"conclusion.first": built_in["conclusion.first"].weight})
    assert name_weights(same) == ""
    one, other = weighted({"conclusion.first": 0.1}), weighted({"conclusion.first": 0.2})
    assert name_weights(one).startswith("1 changed, sha256 ")
    assert name_weights(one) != name_weights(other)


def test_explain_shows_the_weight_in_use(tmp_path: Path) -> None:
    weights, article = tmp_path / "w.toml", tmp_path / "a.txt"
    weights.write_text(HEAD + '"conclusion.directive" = 0.33', "utf-8")
    article.write_text("The well is dry. We must dig.", "utf-8")
    line = ["explain", str(article), "u2"]
    plain = CliRunner().invoke(app, line)
    said = CliRunner().invoke(app, [*line, "--weights", str(weights)])
    assert said.exit_code == 0
    assert plain.output != said.output
