"""Find the cues of the lexicon in a document: the component `argmap_cues`.

The words are looked up in a table keyed by their first word, so that the cost is one look-up a
token whatever the size of the lexicon; the longest phrase wins where several start or overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.parse import FINITE, SUBJECTS, Parse, read_parse
from argmap.lexicon import LexiconCue, load_cues
from argmap.lexicon.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPANS = "argmap_cues"
Phrases = Mapping[str, list[tuple[tuple[str, ...], LexiconCue]]]


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in a document: its row and the tokens it covers, last exclusive."""

    cue: LexiconCue
    first: int
    last: int


def phrase_table(cues: Iterable[LexiconCue]) -> Phrases:
    """Key the phrases of a lexicon by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], LexiconCue]]] = {}
    for cue in cues:
        for words in cue.phrases:
            table.setdefault(words[0], []).append((words, cue))
    for rows in table.values():
        rows.sort(key=lambda row: (-len(row[0]), row[1].id))
    return table


def lemma_table(cues: Iterable[LexiconCue]) -> Mapping[str, list[LexiconCue]]:
    """Key the cues that are given by dictionary form."""
    table: dict[str, list[LexiconCue]] = {}
    for cue in cues:
        for lemma in cue.lemmas:
            table.setdefault(lemma, []).append(cue)
    return table


def find_cues(
    parse: Parse, phrases: Phrases, lemmas: Mapping[str, list[LexiconCue]]
) -> list[FoundCue]:
    """Find every cue of a parsed document, in text order.

    Args:
        parse: The document.
        phrases: From `phrase_table`.
        lemmas: From `lemma_table`.

    Returns:
        Cues found, by first token. Phrases don't overlap each other; one word may be both part
        of a phrase and a cue by its lemma, or by several lemmas' rows.
    """
    found: list[FoundCue] = []
    free = 0
    for token, (word, lemma) in enumerate(zip(parse.lower, parse.lemma, strict=True)):
        if token >= free and word in phrases:
            hit = _longest(parse, token, phrases[word])
            if hit is not None:
                found.append(hit)
                free = hit.last
        found += [
            FoundCue(cue, token, token + 1)
            for cue in lemmas.get(lemma, ())
            if parse.tag[token].startswith(cue.tag) and _stands(parse, token, token + 1, cue)
        ]
    return found


def _longest(
    parse: Parse, token: int, rows: list[tuple[tuple[str, ...], LexiconCue]]
) -> FoundCue | None:
    for words, cue in rows:
        last = token + len(words)
        if (
            tuple(parse.lower[token:last]) == words
            and parse.tag[token].startswith(cue.tag)
            and _stands(parse, token, last, cue)
        ):
            return FoundCue(cue, token, last)
    return None


def _stands(parse: Parse, first: int, last: int, cue: LexiconCue) -> bool:
    follows = parse.lower[last] if last < len(parse.lower) else ""
    barred = follows in cue.not_next and DENIED.isdisjoint(parse.lower[last + 1 : last + 2])
    if barred or (cue.next and follows not in cue.next):
        return False
    if cue.kind in VERBAL:
        return parse.is_verb(first)
    if cue.kind == "directive" and _only_announces(parse, last - 1):
        return False
    match cue.at:
        case "start":
            return opens_clause(parse, first)
        case "lead":
            return opens_clause(parse, first) or between_commas(parse, first, last)
        case "mark":
            return introduces_clause(parse, first, last)
    if cue.id == "however":
        return last >= len(parse.lower) or parse.tag[last][:2] not in ("JJ", "RB")
    return True


def _only_announces(parse: Parse, modal: int) -> bool:
    """Return whether a modal only leads up to what the author says: "I should add"."""
    verb = parse.head[modal]
    subject = parse.subject(verb)
    own = subject is not None and parse.lower[subject] == "i"
    return own and parse.tag[modal] == "MD" and parse.lemma[verb] in ANNOUNCES


ANNOUNCES = load_words()["announce"]
DENIED = frozenset({"n't", "n’t", "not"})
VERBAL = frozenset({"report", "reading", "wanting"})


def opens_clause(parse: Parse, token: int) -> bool:
    """Return whether a token is the first word of a sentence or follows a connective or a stop.

    A stop is a semicolon, a colon, a dash or an opening bracket.
    """
    begin = parse.sentences[parse.sentence[token]][0]
    before = token - 1
    while before >= begin and (parse.is_mark(before) or parse.tag[before] == "CC"):
        if parse.lower[before] in {";", ":", "–", "—", "(", "-"}:
            return True
        before -= 1
    if before < begin:
        return True
    return parse.tag[token - 1] == "CC" and parse.head[token] > token


def between_commas(parse: Parse, first: int, last: int) -> bool:
    """Return whether the tokens stand between two commas."""
    return (
        first > 0 and last < len(parse.lower) and parse.lower[first - 1] == parse.lower[last] == ","
    )


def introduces_clause(parse: Parse, first: int, last: int) -> bool:
    """Return whether the tokens introduce a clause that has a verb of its own.

    True for a subordinator (label `mark`), a coordinator before a verb, an adverb that opens its
    clause, a participle that heads a supplementive clause, and a preposition that stands right
    before a subject with its verb (the parser's usual slip for the conjunction "for").
    """
    token = last - 1
    dep, tag, before = parse.dep[token], parse.tag[token], parse.lower[first - 1 : first]
    if dep == "mark":
        if parse.lower[token] == "so" and before and before[0] not in STOPS:
            return opens_clause(parse, first) or _results(parse, token)
        aside = before == [","] and parse.lower[token] == "though"
        return before not in (["as"], ["even"]) and (aside or parse.is_verb(parse.head[token]))
    if tag == "VBG":
        return dep in ("advcl", "acl", "conj") and before == [","]
    if tag == "CC" or dep == "cc":
        if opens_clause(parse, first) or joins_verbs(parse, token):
            return True
        return before == [","] and clause_near(parse, last)
    if tag == "IN":
        stop = not before or before[0] in STOPS or opens_clause(parse, first)
        if parse.lower[token] == "with":
            return before == [","] and absolute_at(parse, token)
        return stop and clause_at(parse, last)
    if tag == "RB":
        stop = not before or before[0] in STOPS or opens_clause(parse, first)
        free = stop or (parse.lower[token] == "so" and _results(parse, token))
        return free and (clause_at(parse, last) or _modifies_next_verb(parse, token))
    return False


LONGEST_SUBJECT = 8
STOPS = frozenset({",", ";", ":", "–", "—", "-", "("})


def joins_verbs(parse: Parse, token: int) -> bool:
    """Return whether a coordinator stands between two verbs."""
    head = parse.head[token]
    return parse.is_verb(head) and any(
        c > token and parse.dep[c] in ("conj", "ccomp") and parse.is_verb(c)
        for c in parse.children[head]
    )


def clause_at(parse: Parse, token: int) -> bool:
    """Return whether a subject with a finite verb begins right at a token."""
    end = parse.sentences[parse.sentence[token - 1]][1]
    for subject in range(token, min(end, token + 12)):
        if parse.dep[subject] in SUBJECTS and parse.left[subject] == token:
            verb = parse.head[subject]
            return verb > subject and parse.is_finite(verb)
    return False


def clause_near(parse: Parse, token: int) -> bool:
    """Return whether the first subject behind a token has a finite verb, with no comma between."""
    end = parse.sentences[parse.sentence[token - 1]][1]
    for subject in range(token, min(end, token + LONGEST_SUBJECT)):
        if parse.lower[subject] in STOPS:
            return False
        if parse.dep[subject] in SUBJECTS:
            return parse.head[subject] > subject and parse.is_finite(parse.head[subject])
    return False


def absolute_at(parse: Parse, token: int) -> bool:
    """Return whether "with" leads an absolute: a noun with a participle (CGEL ch. 15)."""
    return parse.lower[token] == "with" and absolute_verb(parse, token) is not None


def absolute_verb(parse: Parse, token: int) -> int | None:
    """Return the participle of an absolute that "with" leads, None where it leads none."""
    named = False
    for other in range(token + 1, min(token + LONGEST_SUBJECT, len(parse.lower))):
        if parse.lower[other] in STOPS or parse.tag[other] in FINITE:
            return None
        if named and parse.tag[other] == "VBG" and parse.dep[other] != "amod":
            return other
        named = named or parse.tag[other].startswith(("NN", "PRP"))
    return None


def _results(parse: Parse, token: int) -> bool:
    """Return whether "so" without a comma gives the result: "it is shut so we swim elsewhere".

    With a modal or "do not" behind a subject it gives the purpose: "go early so you can sit".
    """
    verb = parse.head[token]
    if verb < token or not parse.is_finite(verb) or parse.left[verb] > token:
        return False
    subject, helper = parse.subject(verb), parse.child(verb, "aux")
    if subject is None:
        return parse.child(verb, "neg") is not None and parse.lower[token + 1] in ("do", "let")
    return subject > token and (helper is None or parse.lemma[helper] in ("be", "have"))


def _modifies_next_verb(parse: Parse, token: int) -> bool:
    head = parse.head[token]
    return head > token and parse.is_verb(head)


def make_cues_component(language: str) -> CueFinder:
    """Make the component for a language; raises PipelineError without a lexicon for it."""
    return CueFinder(load_cues(language))


class CueFinder:
    """Writes the cues found into `doc.spans["argmap_cues"]`: label the kind, id the cue."""

    def __init__(self, cues: Iterable[LexiconCue]) -> None:
        cues = tuple(cues)
        self.phrases = phrase_table(cues)
        self.lemmas = lemma_table(cues)

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, which is changed in place and given back."""
        from spacy.tokens import Span

        found = find_cues(read_parse(doc), self.phrases, self.lemmas)
        doc.spans[SPANS] = [
            Span(doc, hit.first, hit.last, label=hit.cue.kind, span_id=hit.cue.id) for hit in found
        ]
        return doc
