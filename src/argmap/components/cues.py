"""Find the cues of the lexicon in a document: the component `argmap_cues`.

The words are looked up in a table keyed by their first word, so that the cost is one look-up a
token whatever the size of the lexicon; the longest phrase wins where several start or overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.clause_openings import between_commas, introduces_clause, opens_clause
from argmap.components.parse import Parse, language_of, read_parse
from argmap.lexicon import LexiconCue, cues_by_id
from argmap.lexicon.kinds import ADDITION, DIRECTIVE, REPORTING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc

CUE_SPANS = "argmap_cues"
NOUN_MODIFIERS = frozenset({"compound", "amod", "nummod", "det"})  # "First Man", "second chances"
Rows = list[tuple[tuple[str, ...], LexiconCue]]
Phrases = Mapping[str, Mapping[str, Rows]]
Lemmas = Mapping[str, list[LexiconCue]]


# Equal is only what is the same: to compare and hash whole rows of the lexicon would cost much.
@dataclass(frozen=True, slots=True, eq=False)
class FoundCue:
    """A cue in a document.

    Attributes:
        row: Its row of the lexicon.
        first: First token.
        last: Token behind the last.
    """

    row: LexiconCue
    first: int
    last: int


def phrase_table(cues: Iterable[LexiconCue]) -> Phrases:
    """Return the phrases of a lexicon with their rows, by first and second word, longest first.

    Those of one word stand under the second word that is none, the empty one.

    Example:
        >>> from argmap.lexicon import load_cues
        >>> table = phrase_table(load_cues())["so"]
        >>> [" ".join(words) for words, _ in table["that"] + table[""]]
        ['so that', 'so']
    """
    table: dict[str, dict[str, Rows]] = {}
    for cue in cues:
        for words in cue.phrases:
            second = words[1] if len(words) > 1 else ""
            table.setdefault(words[0], {}).setdefault(second, []).append((words, cue))
    for by_second in table.values():
        for rows in by_second.values():
            rows.sort(key=lambda row: (-len(row[0]), row[1].id))
    return table


def lemma_table(cues: Iterable[LexiconCue]) -> Lemmas:
    """Return the rows of a lexicon that give dictionary forms, by each of them."""
    table: dict[str, list[LexiconCue]] = {}
    for cue in cues:
        for lemma in cue.lemmas:
            table.setdefault(lemma, []).append(cue)
    return table


def find_cues(parse: Parse, phrases: Phrases, lemmas: Lemmas) -> list[FoundCue]:
    """Return every cue of a parsed document, in text order.

    Args:
        parse: The document.
        phrases: From `phrase_table`.
        lemmas: From `lemma_table`.

    Returns:
        Cues found, by first token. Phrases don't overlap each other; one word may be both part
        of a phrase and a cue by its lemma, or by several lemmas' rows.
    """
    found: list[FoundCue] = []
    free, seconds = 0, [*parse.lower[1:], ""]
    for token, (word, lemma) in enumerate(zip(parse.lower, parse.lemma, strict=True)):
        if token >= free and word in phrases:
            by_second = phrases[word]
            hit = _longest_phrase(parse, token, by_second.get(seconds[token], ()))
            if hit is None and seconds[token]:
                hit = _longest_phrase(parse, token, by_second.get("", ()))
            if hit is not None:
                found.append(hit)
                free = hit.last
        found += [
            FoundCue(cue, token, token + 1)
            for cue in lemmas.get(lemma, ())
            if parse.tag[token].startswith(cue.tag) and _fits(parse, token, token + 1, cue)
        ]
    return found


def _longest_phrase(
    parse: Parse, token: int, rows: Iterable[tuple[tuple[str, ...], LexiconCue]]
) -> FoundCue | None:
    for words, cue in rows:
        last = token + len(words)
        if (
            tuple(parse.lower[token:last]) == words
            and parse.tag[token].startswith(cue.tag)
            and _fits(parse, token, last, cue)
        ):
            return FoundCue(cue, token, last)
    return None


def _fits(parse: Parse, first: int, last: int, cue: LexiconCue) -> bool:
    """Return whether the words of a cue stand where its row wants them."""
    if not _before_right_word(parse, last, cue):
        return False
    if cue.kind in REPORTING_VERBS:
        return parse.is_verb(first)
    if cue.kind == DIRECTIVE and _only_announces(parse, last - 1):
        return False
    match cue.at:
        case "start":
            named = cue.kind == ADDITION and parse.dep[last - 1] in NOUN_MODIFIERS
            return opens_clause(parse, first) and not named
        case "lead":
            return opens_clause(parse, first) or between_commas(parse, first, last)
        case "mark":
            return introduces_clause(parse, first, last)
    if cue.id in parse.language.groups["degree"]:
        return last >= len(parse.lower) or parse.tag[last][:2] not in ("JJ", "RB")
    return True


def _before_right_word(parse: Parse, last: int, cue: LexiconCue) -> bool:
    """Return whether what follows a cue is what its row wants, or denies what it bars."""
    follows = parse.lower[last] if last < len(parse.lower) else ""
    if follows in cue.not_next:
        behind = parse.lower[last + 1 : last + 2]
        if parse.words["negator"].isdisjoint(behind):
            return False
    return not cue.next or follows in cue.next


def _only_announces(parse: Parse, modal: int) -> bool:
    """Return whether a modal only leads up to what the author says: "I should add"."""
    verb = parse.head[modal]
    subject = parse.subject(verb)
    own = subject is not None and parse.lower[subject] in parse.words["author_singular"]
    return own and parse.tag[modal] == "MD" and parse.lemma[verb] in parse.words["announce"]


def read_cues(doc: Doc, spans_key: str = CUE_SPANS) -> list[FoundCue]:
    """Return the cues that `argmap_cues` wrote into a document, in text order."""
    table = cues_by_id(language_of(doc).code)
    return [FoundCue(table[s.id_], s.start, s.end) for s in doc.spans.get(spans_key, ())]


class CueFinder:
    """Writes the cues found into `doc.spans["argmap_cues"]`: label the kind, id the cue.

    Use it by its name, behind a tagger and a parser:

        nlp.add_pipe("argmap_cues", config={"without": ["hedge"]})
        [(span.text, span.label_, span.id_) for span in nlp(text).spans["argmap_cues"]]
    """

    def __init__(self, cues: Iterable[LexiconCue], spans_key: str = CUE_SPANS) -> None:
        cues, self.spans_key = tuple(cues), spans_key
        self.phrases = phrase_table(cues)
        self.lemmas = lemma_table(cues)

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it."""
        from spacy.tokens import Span

        found = find_cues(read_parse(doc), self.phrases, self.lemmas)
        doc.spans[self.spans_key] = [
            Span(doc, hit.first, hit.last, label=hit.row.kind, span_id=hit.row.id) for hit in found
        ]
        return doc
