"""Part a sentence at its hard stops: semicolon, colon, dash.

References:
    Nunberg, G. (1990). The Linguistics of Punctuation (text-clauses, the parts of a
        text-sentence).
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 20.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.components.parse import FINITE, Parse
from argmap.components.quotations import PAIRS
from argmap.components.segmentation.clauses import ClauseHead
from argmap.components.segmentation.coordination import puts_right
from argmap.lexicon import lemmas_of
from argmap.lexicon.kinds import REPORT
from argmap.lexicon.registry import decided

SENTENCE = decided("split.sentence", __name__)
HARD_STOP = decided("split.stop", __name__)
COLON = decided("split.colon", __name__)

SUBORDINATE_LABELS = frozenset({"relcl", "acl", "advcl", "ccomp", "auxpass"})
# Labels of verbs whose clause is none by itself: of relative clauses, of what a preposition leads
# in ("about how it is built"), of auxiliaries.
NO_CLAUSE = frozenset({"relcl", "acl", "pcomp", "aux"})
HARD_STOPS = frozenset({";", ":", "–", "—", "--"})


@dataclass(frozen=True, slots=True)
class TextClause:
    """A part of a sentence between hard stops.

    Attributes:
        first: First token.
        last: Token behind the last.
        head: The head of its main clause.
    """

    first: int
    last: int
    head: ClauseHead


def text_clauses(parse: Parse, first: int, last: int) -> list[TextClause]:
    """Return the parts of a sentence between its hard stops; the whole where none parts it.

    A semicolon, colon or dash parts the sentence only where both sides have a verb with a
    subject, or a command stands behind it, so that a list or an apposition stays whole; so does a
    full stop that the parser took for part of an abbreviation ("1.3 m. That is …"). Before a
    semicolon a verb with tense will do, for parsers lose the subject of the first half more often
    than they find a false verb.

    A part hangs from the one before it; those behind a colon hang from the one before the colon.

    Args:
        parse: The document.
        first: First token of the sentence.
        last: Token behind its last.
    """
    cuts = _part_starts(parse, first, last)
    found: list[TextClause] = []
    before: int | None = None
    colon = False
    for begin, end in zip(cuts, [*cuts[1:], last], strict=True):
        head = _top_verb(parse, begin, end)
        colon = colon or (begin > first and parse.lower[begin - 1] == ":")
        rule = SENTENCE if before is None else COLON if colon else HARD_STOP
        found.append(TextClause(begin, end, ClauseHead(head, rule, host=before)))
        before = before if colon and before is not None else head
    return found


def _part_starts(parse: Parse, first: int, last: int) -> list[int]:
    """Return the first token of each part of a sentence."""
    cuts = [first]
    for token in range(first + 1, last - 1):
        if _stops(parse, cuts[-1], token):
            stop = next((t for t in range(token + 1, last) if parse.lower[t] in HARD_STOPS), last)
            states = _has_full_clause(parse, token + 1, stop) or _commands(parse, token + 1)
            if states and not _belongs_with(parse, cuts[-1], token, stop):
                cuts.append(token + 1)
    return cuts


def _belongs_with(parse: Parse, first: int, stop: int, last: int) -> bool:
    """Return whether what stands behind a stop is one with what stands before it.

    So where a colon leads in somebody's words ("she wrote: …", "she put it so: “…”") or has a
    participle right behind it, and where the second clause puts the first right.
    """
    if parse.lower[stop] == ":":
        bare = parse.tag[stop + 1] in ("VBD", "VBN", "VBG")
        return bare or parse.lower[stop + 1] in PAIRS or _lets_speak(parse, stop - 1)
    return puts_right(parse, _top_verb(parse, first, stop), _top_verb(parse, stop + 1, last))


def _lets_speak(parse: Parse, verb: int) -> bool:
    """Return whether a verb lets somebody else than the author speak."""
    speaker = parse.child(verb, "nsubj")
    return (
        speaker is not None
        and parse.lower[speaker] not in parse.words["author_pronoun"]
        and parse.lemma[verb] in lemmas_of(parse.language, REPORT)
    )


def _stops(parse: Parse, first: int, token: int) -> bool:
    """Return whether a token is a hard stop behind a clause that begins at `first`."""
    word = parse.lower[token]
    if word == ";":
        return _has_full_clause(parse, first, token) or _has_tense(parse, first, token)
    spaced = word == ":" or parse.start[token] > parse.end[token - 1]
    stops = (word in HARD_STOPS and spaced) or _hides_full_stop(parse, token)
    return stops and _has_full_clause(parse, first, token)


def _hides_full_stop(parse: Parse, token: int) -> bool:
    """Return whether a token ends in a full stop behind which a sentence begins unheard."""
    after = token + 1
    return (
        len(parse.lower[token]) > 1
        and parse.lower[token][-1] == "."
        and parse.text[parse.start[after]].isupper()
        and parse.tag[after][:2] not in ("NN", "CD")
    )


def _has_tense(parse: Parse, first: int, last: int) -> bool:
    """Return whether a run of tokens has a verb with tense that is not subordinate."""
    return any(
        parse.tag[t] in FINITE and parse.dep[t] not in SUBORDINATE_LABELS
        for t in range(first, last)
    )


def _has_full_clause(parse: Parse, first: int, last: int) -> bool:
    """Return whether a run of tokens has a verb with tense and its subject before it."""
    for token in range(first, last):
        if _label(parse, token) not in NO_CLAUSE and parse.is_verb(token):
            subject = parse.subject(token)
            if subject is not None and first <= subject < token and parse.is_finite(token):
                return True
    return False


def _commands(parse: Parse, first: int) -> bool:
    """Return whether a command stands right behind a stop: "Enough is enough: close it"."""
    bare = parse.tag[first] == "VB" and parse.child(first, "mark", "aux") is None
    return bare and parse.child(first, "dobj", "acomp", "prep", "advmod") is not None


def _label(parse: Parse, token: int) -> str:
    """Return the label of a token; of one that is joined to others by "and", of the first."""
    while parse.dep[token] == "conj" and parse.head[token] != token:
        token = parse.head[token]
    return parse.dep[token]


def _top_verb(parse: Parse, first: int, last: int) -> int:
    """Return the head of a run of tokens: best a verb with a subject that hangs from none of it."""
    tops = [
        t for t in range(first, last) if not first <= parse.head[t] < last or parse.head[t] == t
    ]
    return min(
        tops or [first],
        key=lambda t: (
            not (parse.is_verb(t) and parse.subject(t) is not None),
            not parse.is_verb(t),
            parse.is_mark(t),
            t,
        ),
    )
