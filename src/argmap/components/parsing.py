"""Parse a document in its plain form with a spaCy pipeline, before argmap's components run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from argmap.components.sentence_starts import parted_abbreviations, sentence_starts
from argmap.components.store import save_alignment, save_parts
from argmap.components.token_attributes import attribute_table
from argmap.components.token_vectors import vector_pipes, with_vectors
from argmap.draft import PartRow
from argmap.lexicon import load_language
from argmap.model import Document
from argmap.reading.plain_form import PlainForm, plain_form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 50_000
BATCH = 1  # chunks parsed at once; each takes some 150 MB while it is
RULER = "attribute_ruler"  # spaCy's factory of that name
YES, NO = 1, 2**64 - 1  # as spaCy keeps them, without a sign


def parse_document(
    nlp: Language, document: Document, progress: Callable[[float], None] | None = None
) -> Doc:
    """Return a document in its plain form, parsed without argmap's components, with its parts.

    A long text is parsed in chunks of whole paragraphs, since a parser's memory grows with its
    text; sentences never run across paragraphs.

    Args:
        nlp: A pipeline with a tagger and a parser.
        document: The document as read.
        progress: Is told how much is done, from 0 to 1.
    """
    plain, cut = _pieces(nlp, document)
    docs = []
    for done in _parsed(nlp, (_tokenize(nlp, plain, *span) for span in cut), BATCH):
        docs.append(done)
        if progress is not None:
            progress(len(docs) / len(cut))
    return _whole(plain, docs)


def parse_documents(nlp: Language, documents: Sequence[Document]) -> Iterator[Doc]:
    """Yield short documents as `parse_document` returns them, parsed together, which is faster.

    Args:
        nlp: A pipeline with a tagger and a parser.
        documents: Documents as read, no more of them than may be held together.
    """
    pieces = [_pieces(nlp, document) for document in documents]
    made = (_tokenize(nlp, plain, *span) for plain, cut in pieces for span in cut)
    docs = _parsed(nlp, made, len(documents))
    for plain, cut in pieces:
        yield _whole(plain, list(islice(docs, len(cut))))


def _pieces(nlp: Language, document: Document) -> tuple[PlainForm, list[tuple[int, int]]]:
    """Return the plain form of a document, and the stretches in which it is parsed."""
    plain = plain_form(document, known_words(nlp))
    return plain, chunks(plain.aligned.text, [row[:2] for row in plain.parts])


def _parsed(nlp: Language, docs: Iterable[Doc], batch: int) -> Iterator[Doc]:
    """Yield tokenized documents parsed, without argmap's components."""
    own = own_names(nlp)
    names = [name for name in nlp.pipe_names if name not in own]
    rulers = [name for name in names if nlp.pipe_factories[name] == RULER]
    late = names[names.index(rulers[0]) :] if rulers else []
    done = [*own, *vector_pipes(nlp), *late]
    for doc in nlp.pipe(with_vectors(nlp, docs), batch_size=batch, disable=done):
        ready = doc
        for name in late:
            pipe: Any = nlp.get_pipe(name)
            quick = attribute_table(pipe, len(pipe.attrs)) if name in rulers else pipe
            ready = quick(ready)
        yield ready


def _whole(plain: PlainForm, docs: Sequence[Doc]) -> Doc:
    """Return the parsed stretches of a document as one, with its parts."""
    from spacy.tokens import Doc

    doc = docs[0] if len(docs) == 1 else Doc.from_docs(list(docs), ensure_whitespace=False)
    save_parts(doc, [PartRow(*row) for row in plain.parts])
    save_alignment(doc, plain.aligned)
    return doc


def tell_parts(doc: Doc, document: Document) -> None:
    """Tell a document that was parsed as it stands the parts of its text: title, paragraphs."""
    rows = [(p.start, p.end, p.kind, p.mapped) for p in document.parts]
    told = [(part.level, part.stand, part.speaker) for part in document.parts]
    save_parts(doc, [PartRow(*row, *more) for row, more in zip(rows, told, strict=True)])


def own_names(nlp: Language) -> list[str]:
    """Return the names in a pipeline of what is argmap's in it, whatever a user calls it there."""
    factories = nlp.pipe_factories
    return [name for name, _ in nlp.pipeline if factories[name].startswith("argmap_")]


def chunks(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs of about `CHUNK` characters of a text, cut between paragraphs where it can be."""
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
    """Return tokens, with sentences that begin where they must, never where they cannot."""
    lists = load_language(nlp.lang).words
    doc = _abbreviated(nlp.make_doc(plain.aligned.text[start:end]), lists)
    words = [token.text for token in doc]
    begins = {n for n, at in enumerate(doc.to_array(["IDX"])) if at + start in plain.begins}
    # All at once: to set one token costs a pass over the whole document.
    column: Any = doc.to_array(["SENT_START"])
    for token, begin in sentence_starts(words, begins, lists, known_words(nlp)).items():
        column[token] = YES if begin else NO
    return doc.from_array(["SENT_START"], column)


def _abbreviated(doc: Doc, lists: Mapping[str, frozenset[str]]) -> Doc:
    """Return a document whose abbreviations hold their full stops."""
    from spacy.tokens import Doc as Tokens

    words = [token.text for token in doc]
    spaces = [bool(space) for space in doc.to_array(["SPACY"])]
    parted = parted_abbreviations(words, spaces, lists)
    if not parted:
        return doc
    for token in reversed(parted):
        words[token : token + 2] = [words[token] + "."]
        del spaces[token]
    return Tokens(doc.vocab, words=words, spaces=spaces)
