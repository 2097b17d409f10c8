"""Tell whether a sentence only denies what was said: "Hardly.", "Not so.", "It is not."."""

from __future__ import annotations

from argmap.components.parse import Parse

LONGEST_ELLIPSIS = 6  # tokens of a clause that denies by an auxiliary alone


def is_curt_denial(parse: Parse, first: int, last: int) -> bool:
    """Return whether some tokens are a sentence without a clause that denies what was said.

    Args:
        parse: The document.
        first: Their first.
        last: The token behind their last.
    """
    begin, end = parse.sentences[parse.sentence[first]]
    if begin != first or not all(parse.is_mark(t) for t in range(last, end)):
        return False
    return curt_phrase(parse, first, last, "denying_phrase") is not None


def curt_phrase(parse: Parse, first: int, last: int, name: str) -> int | None:
    """Return the first token of a run of words that is nothing but a phrase of a list.

    Behind an interjection, and with adverbs that only strengthen it: "Oh, simply wrong".

    Args:
        parse: The document.
        first: The first token of the run.
        last: The token behind its last.
        name: The name of the list: `denying_phrase`, `assenting_phrase`.
    """
    said = [t for t in range(first, last) if not parse.is_mark(t)]
    known, barred = parse.words[name], parse.words["denial_adverb"]
    while said:
        phrase = [parse.lower[t] for t in said]
        if " ".join(phrase) in known or " ".join(w for w in phrase if w not in barred) in known:
            return said[0]
        if phrase[0] not in parse.words["interjection"]:
            return None
        said = said[1:]
    return None


def denies_by_ellipsis(parse: Parse, first: int, last: int) -> bool:
    """Return whether a clause is a pronoun, an auxiliary and a denial: "It is not", "They don't".

    Args:
        parse: The document.
        first: Its first token.
        last: The token behind its last.
    """
    inside = [t for t in range(first, last) if not parse.is_mark(t)]
    while inside and parse.lower[inside[0]] in parse.words["answer"]:
        inside.pop(0)
    inside = [t for t in inside if parse.lower[t] not in parse.words["denial_adverb"]]
    if not 3 <= len(inside) <= LONGEST_ELLIPSIS:
        return False
    subject, helper, negation = (parse.lower[t] for t in inside[:3])
    anaphoric = any(
        subject in parse.words[name] for name in ("anaphor", "existential", "author_pronoun")
    )
    helps = helper in parse.words["auxiliary"] or helper in parse.words["clipped_auxiliary"]
    if (
        anaphoric
        and helps
        and " ".join(parse.lower[t] for t in inside[2:]) in parse.words["so_not"]
    ):
        return True
    if not (anaphoric and helps and negation in parse.words["negator"]):
        return False
    return len(inside) == 3 or " ".join(parse.lower[t] for t in inside[3:]) in parse.words["so"]


def answers_question(parse: Parse, token: int) -> bool:
    """Return whether the sentence that begins at a token answers yes or no.

    Args:
        parse: The document.
        token: The first token of a sentence.
    """
    begin, end = parse.sentences[parse.sentence[token]]
    while begin < end and parse.is_space(begin):
        begin += 1
    if begin >= end:
        return False
    behind = parse.lower[begin + 1] if begin + 1 < end else "."
    curt = parse.lower[begin] in parse.words["answer"] and behind in (
        ",",
        ".",
        "!",
        ":",
        ";",
        "–",
        "—",
    )
    last = end
    while last > begin and parse.is_mark(last - 1):
        last -= 1
    return curt or is_curt_denial(parse, begin, last) or denies_by_ellipsis(parse, begin, last)


def follows_question(parse: Parse, token: int) -> bool:
    """Return whether a question stands right before the sentence of a token.

    Args:
        parse: The document.
        token: A token of the sentence.
    """
    before = parse.sentences[parse.sentence[token]][0] - 1
    while before >= 0 and parse.is_mark(before) and parse.lower[before] != "?":
        before -= 1
    return before >= 0 and parse.lower[before] == "?"
