"""Load a spaCy pipeline, put argmap's components behind it, and run it over a document."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.components import COMPONENTS
from argmap.components.cues import CueFinder
from argmap.components.relations import RelationFinder
from argmap.components.roles.role_finder import RoleFinder
from argmap.components.segmentation.given_units import give_units
from argmap.components.sentence_starts import abbreviations, sentence_starts
from argmap.components.store import load_alignment, save_alignment, save_parts
from argmap.errors import PipelineError
from argmap.lexicon import load_cues, load_language
from argmap.lexicon.rules import Rule, load_rules, weighted
from argmap.model import Document
from argmap.reading.plain_form import PlainForm, plain_form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNUSED = ("ner", "entity_linker", "textcat", "textcat_multilabel", "spancat", "senter")
CHUNK = 50_000


def load(
    model: str, weights: Mapping[str, float] | None = None, without: Sequence[str] = ()
) -> Language:
    """Load a pipeline by name or folder; see `argmap.flow.load_pipeline`."""
    import spacy

    if importlib.util.find_spec(model.partition("/")[0]) is None and not Path(model).is_dir():
        raise PipelineError(
            f"no spaCy pipeline {model!r} is installed; "
            f"install it (pip install {model.replace('_', '-')}) or name another with --model"
        )
    try:
        nlp = spacy.load(model, exclude=list(UNUSED))
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"spaCy pipeline {model!r} cannot be loaded: {error}") from error
    for need in ("tagger", "parser"):
        if need not in nlp.pipe_names:
            raise PipelineError(
                f"spaCy pipeline {model!r} has no {need}; name another with --model"
            )
    config: dict[str, dict[str, Any]] = {
        "argmap_cues": {"without": list(without)},
        "argmap_roles": {"weights": dict(weights or {})},
        "argmap_relations": {"weights": dict(weights or {})},
    }
    for name in COMPONENTS:
        nlp.add_pipe(name, config=config.get(name, {}))
    return nlp


def rules_of(nlp: Language) -> Mapping[str, Rule]:
    """Return the rules, with their weights, that a pipeline's components go by."""
    finder = nlp.get_pipe("argmap_roles")
    return finder.rules if isinstance(finder, RoleFinder) else load_rules()


def analyse(
    nlp: Language, document: Document, given: Sequence[tuple[int, int]] | None = None
) -> Doc:
    """Run a pipeline with argmap's components over a document.

    A long text is parsed in chunks of whole paragraphs, since a parser's memory grows with its
    text; sentences never run across paragraphs. The components then see the whole.

    Args:
        nlp: A pipeline with the components.
        document: The document as read.
        given: Start and end of each unit where they are known beforehand.
    """
    own = [(name, pipe) for name, pipe in nlp.pipeline if name in COMPONENTS]
    return run_components(own, parse_document(nlp, document), given)


def parse_document(nlp: Language, document: Document) -> Doc:
    """Run a pipeline over a document without argmap's components, and tell it its parts."""
    from spacy.tokens import Doc

    base = [(name, pipe) for name, pipe in nlp.pipeline if name not in COMPONENTS]
    plain = plain_form(document, known_words(nlp))
    docs = []
    for start, end in chunks(plain.aligned.text, [row[:2] for row in plain.parts]):
        doc = _tokenize(nlp, plain, start, end)
        for _, pipe in base:
            doc = pipe(doc)
        docs.append(doc)
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    save_parts(doc, list(plain.parts))
    save_alignment(doc, plain.aligned)
    return doc


def run_components(
    own: Iterable[tuple[str, Callable[[Doc], Doc]]],
    doc: Doc,
    given: Sequence[tuple[int, int]] | None = None,
) -> Doc:
    """Run argmap's components over a parsed document; what they wrote there before is lost.

    Args:
        own: The components by their names, in their order.
        doc: From `parse_document`; changed in place and given back.
        given: Start and end of each unit where they are known beforehand.
    """
    aligned = load_alignment(doc)
    if given and aligned is not None:
        given = [aligned.image(*span) for span in given]
    for name, pipe in own:
        doc = give_units(doc, given) if given and name == "argmap_units" else pipe(doc)
    return doc


def variant(
    nlp: Language, weights: Mapping[str, float], without: Sequence[str] = ()
) -> list[tuple[str, Callable[[Doc], Doc]]]:
    """Return a pipeline's own components with other weights or cues, without loading it anew.

    Args:
        nlp: A pipeline with the components.
        weights: Weights in the place of the built-in ones, by the ids of their rules.
        without: Kinds or ids of cues to leave unseen; the pipeline's own cues where none.
    """
    rules = weighted(weights)
    made: dict[str, Callable[[Doc], Doc]] = {
        "argmap_roles": RoleFinder(rules),
        "argmap_relations": RelationFinder(rules),
    }
    if without:
        cues = (cue for cue in load_cues(nlp.lang) if not {cue.kind, cue.id} & set(without))
        made["argmap_cues"] = CueFinder(cues)
    return [(name, made.get(name, pipe)) for name, pipe in nlp.pipeline if name in COMPONENTS]


def chunks(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut a text into runs of about `CHUNK` characters, between paragraphs where it can."""
    ends = [end for _, end in parts[:-1]] + [len(text)]
    cut, begin, last = [], 0, 0
    for end in ends:
        if end - begin > CHUNK and last > begin:
            cut.append((begin, last))
            begin = last
        while end - begin > 2 * CHUNK:
            at = text.rfind(" ", begin, begin + CHUNK) + 1
            at = at if at > begin else begin + CHUNK
            cut.append((begin, at))
            begin = at
        last = end
    return [*cut, (begin, len(text))]


@lru_cache(maxsize=4)
def known_words(nlp: Language) -> Callable[[str], bool]:
    """Return a test whether a word in small letters is one of the pipeline's language.

    It looks in the tables of the lemmatizer and among the stop words; where a pipeline has no such
    tables no word is known.
    """

    @cache
    def listed() -> frozenset[str]:
        pipe: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
        tables: Any = pipe.lookups if pipe else {}
        names = [name for name in ("lemma_index", "lemma_exc") if name in tables]
        rows = (words for name in names for words in tables.get_table(name).values())
        return frozenset(nlp.Defaults.stop_words).union(*rows)

    return lambda word: word in listed() or word.removesuffix("s") in listed()


def _tokenize(nlp: Language, plain: PlainForm, start: int, end: int) -> Doc:
    """Make tokens, and let sentences begin where they must, never where they cannot."""
    lists = load_language(nlp.lang).words
    doc = _abbreviated(nlp.make_doc(plain.aligned.text[start:end]), lists)
    words = [token.text for token in doc]
    begins = {n for n, at in enumerate(doc.to_array(["IDX"])) if at + start in plain.begins}
    # All at once: to set one token costs a pass over the whole document.
    column: Any = doc.to_array(["SENT_START"])
    for token, begin in sentence_starts(words, begins, lists, known_words(nlp)).items():
        column[token] = YES if begin else NO
    return doc.from_array(["SENT_START"], column)


YES, NO = 1, 2**64 - 1  # as spaCy keeps them, without a sign


def _abbreviated(doc: Doc, lists: Mapping[str, frozenset[str]]) -> Doc:
    """Return a document whose abbreviations hold their full stops."""
    from spacy.tokens import Doc as Tokens

    words = [token.text for token in doc]
    spaces = [bool(space) for space in doc.to_array(["SPACY"])]
    parted = abbreviations(words, spaces, lists)
    if not parted:
        return doc
    for token in reversed(parted):
        words[token : token + 2] = [words[token] + "."]
        del spaces[token]
    return Tokens(doc.vocab, words=words, spaces=spaces)
