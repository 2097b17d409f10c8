"""Two readers side by side: the model's map, with marks where argmap's own reader differs."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result

import argmap
from argmap import cli
from argmap.model import ArgumentMap, Relation, Unit
from argmap.readers.model.both import mark_differences
from argmap.readers.model.reader import ModelReader
from argmap.readers.registry import load_reader
from argmap.review.checking_order import cards
from argmap.review.history import Outcome, reviewed_from, timeline
from argmap.review.state import begin
from tests.chat_stub import ANSWERS, recorded
from tests.model_reading import CORPUS, Answers, article, own, parsed, read, reader

TEXT, ANSWER = CORPUS / "flood-memo.txt", ANSWERS / "flood-memo.json"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def by_hand() -> ArgumentMap:
    said = recorded("flood-memo")
    made: ArgumentMap = read(article(), Answers(lambda request: said))
    return made


def elements(made: ArgumentMap) -> list[Unit | Relation]:
    return [*made.units, *made.relations]


def test_differences_are_marked() -> None:
    model, rules = by_hand(), own(article()).map
    both = mark_differences(model, rules)
    assert [unit.text for unit in both.units] == [unit.text for unit in model.units]
    assert [unit.role for unit in both.units] == [unit.role for unit in model.units]
    notes = {
        row.id: cue.note
        for row in elements(both)
        for cue in row.because
        if cue.id == "rules.differs"
    }
    assert notes and len(notes) < len(both.units) + len(both.relations)
    others = {other.text: other for other in rules.units}
    for unit in both.units:
        other = others.get(unit.text)
        if other is None:
            continue
        same = (other.role, other.hedged) == (unit.role, unit.hedged)
        assert (f"role {other.role}" in notes.get(unit.id, "")) == (other.role != unit.role)
        assert not same or "role" not in notes.get(unit.id, "")
        assert unit.score == (0.3 if unit.id in notes else 0.95)


def test_a_map_does_not_differ_from_itself() -> None:
    model = by_hand()
    both = mark_differences(model, model)
    assert not [c for u in elements(both) for c in u.because if "differs" in c.id]


def test_a_review_asks_first_what_differs() -> None:
    both = mark_differences(by_hand(), own(article()).map)
    listed = cards(both, reviewed_from(both, timeline([]), Outcome(begin(both))))
    # Behind the conclusions, which come first in any case.
    differs = [card.score == 0.3 for card in listed if not card.concludes]
    assert any(differs) and differs == sorted(differs, reverse=True)


def test_by_command(tmp_path: Path) -> None:
    for name in ("both", "model"):
        place = tmp_path / name
        done = run("map", TEXT, "--reader", name, "--answer", ANSWER, "-o", place, "-f", "json")
        assert done.exit_code == 0, done.output
    assert run("map", TEXT, "-o", tmp_path / "rules", "-f", "json").exit_code == 0
    done = run("map", TEXT, "--reader", "both", "--answer", ANSWER, "-o", tmp_path, "-f", "html")
    assert "argmap's own reader differs on" in done.stdout
    made = ArgumentMap.from_json((tmp_path / "both" / "flood-memo.json").read_text("utf-8"))
    assert made.made_by["reader"] == "both" and made.made_by["pipeline"].startswith("en_core_web")
    # What is kept beside a map is no document, nor is the map in another form a second one.
    (tmp_path / "model" / "flood-memo.reading.jsonl").write_text('{"format": "argmap-reading/1"}')
    folder = tmp_path / "model"
    exported = run("export", folder / "flood-memo.json", "--to", "dot", "-o", folder)
    assert exported.exit_code == 0 and (folder / "flood-memo.dot").exists()
    compared = run("agreement", tmp_path / "model", tmp_path / "rules")
    assert compared.exit_code == 0 and "alpha" in compared.stdout.lower()


def test_given_units_are_labelled() -> None:
    document = article()
    spans = [(unit.start, unit.end) for unit in by_hand().units]
    rows = recorded("flood-memo")["statements"]
    said = {
        "statements": [{k: row[k] for k in row if k not in ("quote", "sentence")} for row in rows],
        "links": recorded("flood-memo")["links"],
        "main": 1,
    }  # fmt: skip
    model = reader()
    asked = Answers(lambda request: said)
    text = parsed(document)
    from argmap.readers.model.conversation import read_given
    from argmap.readers.model.model_map import build_reading
    from argmap.readers.model.own_cues import OwnCues
    from argmap.readers.model.reader import given_statements

    made = build_reading(
        document, text, read_given(text, given_statements(text, spans), asked, lambda s, n: None),
        OwnCues(None, document.text), background=True, made_by={}, given=spans,
    )  # fmt: skip
    (request,) = asked.asked
    assert request.form == "labels" and "[1: The county should" in request.messages[-1]["content"]
    assert [(unit.start, unit.end) for unit in made.units] == spans
    assert [unit.role for unit in made.units] == [unit.role for unit in by_hand().units]
    assert len(made.relations) == len(by_hand().relations)
    assert isinstance(model, ModelReader)


@pytest.mark.parametrize("name", ["model", "both"])
def test_as_a_spacy_component(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openai", reason="argmap[model] is not installed")
    from tests.chat_stub import good, stub_server

    monkeypatch.chdir(tmp_path)
    with stub_server(good(recorded("flood-memo"))) as stub:
        monkeypatch.setenv("ARGMAP_ENDPOINT", stub.url)
        monkeypatch.setenv("ARGMAP_MODEL", "stub")
        nlp = spacy.blank("en")
        nlp.add_pipe("argmap_reader", config={"reader": name})
        made = argmap.map_doc(nlp(article().text), id="flood-memo")
        assert made.made_by["reader"] == name and len(made.units) == len(by_hand().units)
        by_call = argmap.map_text(article().text, id="flood-memo", reader=load_reader(name))
        assert by_call == made
    assert not list(tmp_path.iterdir())
