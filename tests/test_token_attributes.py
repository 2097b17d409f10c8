"""spaCy's attribute ruler by table: what it sets, to the last bit."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from argmap.components.parsing import own_names, parse_document, parse_documents
from argmap.components.token_attributes import AttributeTable, attribute_table
from argmap.flow import load_pipeline
from argmap.reading import document_from_text

TEXTS = (
    "Rents rose, because nobody that I know wants to build. Doesn't he? You and I didn't.",
    "It's gonna rain; y'all ain't gotta worry.  Let's see: c'mon, there are 3 of them!",
    "The mayor has said that she would not have\n\nhave done so. Which of these? Both, she thinks.",
)
COLUMNS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def ruler_of(nlp: Language) -> Any:
    return nlp.get_pipe("attribute_ruler")


def tagged(nlp: Language) -> list[Doc]:
    late = [*own_names(nlp), "attribute_ruler", "lemmatizer"]
    return list(nlp.pipe(TEXTS, disable=late))


def test_a_table_sets_what_the_ruler_sets(nlp: Language) -> None:
    ruler = ruler_of(nlp)
    for ours, theirs in zip(tagged(nlp), tagged(nlp), strict=True):
        assert not any(ours.to_array(["POS"]))
        assert AttributeTable(ruler)(ours).to_bytes() == ruler(theirs).to_bytes()


PATTERNS: list[list[dict[int | str, Any]]] = [
    [{"LOWER": {"REGEX": "^ro"}}],
    [{"LOWER": {"NOT_IN": ["rose", "the"]}}],
    [{"TAG": {"IN": ["NN", "NNS"]}, "DEP": "nsubj"}],
    [{"TAG": {"NOT_IN": ["NN"]}}],
    [{"LOWER": {"IN": ["rose", "rents"], "REGEX": "s$"}}],
    [{"ORTH": "Rents"}],
    [{"LOWER": "rents"}, {"OP": "?"}],
    [{"LOWER": "rents", "OP": "+"}],
    [{"IS_SPACE": True}],
    [{"LOWER": "nobody"}, {"LOWER": "that"}],
]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("index", [0, -1])
def test_a_table_takes_any_pattern(
    nlp: Language, pattern: list[dict[int | str, Any]], index: int
) -> None:
    ruler = AttributeRuler(nlp.vocab)
    ruler.add([[{"TAG": "NNS"}]], {"LEMMA": "many", "POS": "NOUN"})
    ruler.add([pattern], {"LEMMA": "found"}, index=index)
    ruler.add([[{"LOWER": "nobody"}]], {"POS": "PRON"})
    found = 0
    for ours, theirs in zip(tagged(nlp), tagged(nlp), strict=True):
        made, asked = AttributeTable(ruler)(ours), ruler(theirs)
        assert made.to_bytes() == asked.to_bytes()
        found += sum(token.lemma_ == "found" for token in made)
    assert found


def test_a_ruler_that_got_a_pattern_gets_another_table(nlp: Language) -> None:
    ruler = AttributeRuler(nlp.vocab)
    ruler.add([[{"LOWER": "rents"}]], {"LEMMA": "one"})
    first = attribute_table(ruler, len(ruler.attrs))
    assert attribute_table(ruler, len(ruler.attrs)) is first
    ruler.add([[{"LOWER": "rents"}]], {"LEMMA": "two"})
    doc = attribute_table(ruler, len(ruler.attrs))(tagged(nlp)[0])
    assert doc[0].lemma_ == "two"


def test_documents_parsed_together_are_parsed_as_each_by_itself(nlp: Language) -> None:
    documents = [document_from_text(text, "a") for text in TEXTS]
    together = list(parse_documents(nlp, documents))
    alone = [parse_document(nlp, document) for document in documents]
    assert len(together) == len(TEXTS)
    for ours, theirs in zip(together, alone, strict=True):
        assert (ours.to_array(COLUMNS) == theirs.to_array(COLUMNS)).all()
        assert ours._.argmap == theirs._.argmap
    plain = nlp(TEXTS[0], disable=own_names(nlp))
    assert [token.lemma_ for token in alone[0]] == [token.lemma_ for token in plain]
