"""A parsed document as plain lists: what the rules of the components read.

spaCy's tokens are costly to ask one attribute at a time and cannot be made by hand without a
vocabulary; the rules read this record instead, which one pass over the document fills.

Terms:
    token: its position in the document, an int.
    edge: the first or last token of the tokens that depend on a token, itself included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from argmap.components.commands import BARE_VERB, bare_commands
from argmap.errors import PipelineError
from argmap.lexicon import LanguageData, load_language

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
# Penn tags: of what compares ("cheaper", "most"), of verbs with tense, of "who", "which", "when".
COMPARATIVES = frozenset({"JJR", "JJS", "RBR", "RBS"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
WH_TAGS = frozenset({"WDT", "WP", "WRB", "WP$"})
_ATTRIBUTES = ("IDX", "LENGTH", "LOWER", "LEMMA", "TAG", "DEP", "HEAD", "SENT_START")
# The parses of documents still in use, each with the numbers it was read from.
_KEPT: WeakKeyDictionary[Doc, tuple[bytes, Parse]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a document, each list as long as the document.

    Attributes:
        text: The document's text.
        start: Offset of each token's first character.
        end: Offset behind its last.
        lower: The token in lower case.
        lemma: Its dictionary form in lower case; the lower-case form where there is none.
        tag: Penn Treebank tag.
        dep: Dependency label (CLEAR style, as in spaCy's English pipelines).
        head: Token it depends on; itself for a root.
        left: First token that depends on it.
        right: Last token that depends on it.
        children: Tokens that depend on it directly, in order.
        sentence: Number of its sentence, from 0.
        sentences: First token and token behind the last of every sentence.
        language: What is known of its language.
        words: The language's lists of words by their names, as in `language`.
    """

    text: str
    start: list[int]
    end: list[int]
    lower: list[str]
    marks: list[bool]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    language: LanguageData
    words: Mapping[str, frozenset[str]]

    def child(self, token: int, *labels: str) -> int | None:
        """Return the first dependent of a token with one of the labels, None without one."""
        return next((c for c in self.children[token] if self.dep[c] in labels), None)

    def subject(self, token: int) -> int | None:
        """Return the subject of a verb, None where it has none of its own."""
        return next((c for c in self.children[token] if self.dep[c] in SUBJECTS), None)

    def is_authors(self, token: int) -> bool:
        """Return whether the subject of a verb is whoever writes: "I" or "we"."""
        subject = self.subject(token)
        return subject is not None and self.lower[subject] in self.words["author_pronoun"]

    def is_verb(self, token: int) -> bool:
        """Return whether a token is a verb or an auxiliary."""
        return self.tag[token][:2] in ("VB", "MD")

    def is_finite(self, token: int) -> bool:
        """Return whether a verb has tense: by its own form, or by an auxiliary's."""
        below = self.children[token]
        return self.tag[token] in FINITE or any(
            self.tag[c] in FINITE and self.dep[c] in ("aux", "auxpass") for c in below
        )

    def is_space(self, token: int) -> bool:
        """Return whether a token is white space."""
        return self.tag[token] == "_SP" or not self.lower[token].strip()

    def is_mark(self, token: int) -> bool:
        """Return whether a token is punctuation or white space: no letter or digit in it."""
        return self.marks[token]


def language_of(doc: Doc) -> LanguageData:
    """Return what is known of a document's language; English where the document has none.

    Raises:
        PipelineError: There is no lexicon for the language.
    """
    return load_language(doc.lang_ or "en")


def read_parse(doc: Doc) -> Parse:
    """Return the parse of a document; to ask again for an unchanged one costs next to nothing.

    Args:
        doc: A document with tags, dependencies and sentences.

    Raises:
        PipelineError: The pipeline has no tagger or no parser.
    """
    from spacy import attrs

    numbers = doc.to_array([getattr(attrs, name) for name in _ATTRIBUTES])
    state = numbers.tobytes()
    kept = _KEPT.get(doc)
    if kept is not None and kept[0] == state:
        return kept[1]
    for what, name in (("TAG", "tagger"), ("DEP", "parser")):
        if len(doc) and not doc.has_annotation(what):
            raise PipelineError(f"argmap needs a {name} before it in the spaCy pipeline; add one")
    parse = _from_columns(doc, numbers.T.tolist())
    _KEPT[doc] = (state, parse)
    return parse


def _from_columns(doc: Doc, columns: list[list[int]]) -> Parse:
    """Return the parse of a document whose attributes were read, a list each, as numbers."""
    starts, lengths, lowers, lemmas, tags, deps, heads, firsts = columns
    words = {key: doc.vocab.strings[key] for key in {*lowers, *lemmas, *tags, *deps}}
    size = len(doc)
    # spaCy gives heads as unsigned distances: a head to the left comes out as 2**64 - distance.
    head = [i + (h if h < 2**63 else h - 2**64) for i, h in enumerate(heads)]
    begins = [i for i in range(size) if i == 0 or firsts[i] == 1]
    sentences = list(zip(begins, [*begins[1:], size], strict=False))
    left, right = _subtree_edges(head)
    language = language_of(doc)
    lower = [words[key] for key in lowers]
    # Most are letters alone, which costs nothing to find out.
    marks = {word for word in {*lower} if not (word.isalnum() or any(map(str.isalnum, word)))}
    children: list[list[int]] = [[] for _ in range(size)]
    for token, above in enumerate(head):
        if above != token:
            children[above].append(token)
    lemma = [words[b].lower() if b else words[a] for a, b in zip(lowers, lemmas, strict=True)]
    tag, dep = [words[key] for key in tags], [words[key] for key in deps]
    for token in bare_commands(lower, lemma, tag, dep, children, sentences):
        tag[token] = BARE_VERB
    return Parse(
        text=doc.text,
        start=starts,
        end=[s + n for s, n in zip(starts, lengths, strict=True)],
        lower=lower,
        marks=[word in marks for word in lower],
        lemma=lemma,
        tag=tag,
        dep=dep,
        head=head,
        left=left,
        right=right,
        children=children,
        sentence=[number for number, (i, j) in enumerate(sentences) for _ in range(i, j)],
        sentences=sentences,
        language=language,
        words=language.words,
    )


def _subtree_edges(head: list[int]) -> tuple[list[int], list[int]]:
    """Return the first and the last token of the tokens that depend on each, itself included."""
    left, right = list(range(len(head))), list(range(len(head)))
    for token in range(len(head)):
        above = token
        while head[above] != above:
            above = head[above]
            if token < left[above]:
                left[above] = token
            elif token > right[above]:
                right[above] = token
            else:
                continue
    return left, right
