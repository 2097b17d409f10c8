"""Give a speaker the name by which the text calls him.

Who is named nowhere goes by one of two names that stand in no text: `people` for what is said in
general, `unnamed` for somebody.
"""

from __future__ import annotations

from argmap.components.attribution.coreference import antecedent
from argmap.components.parse import Parse

GENERAL_SPEAKER = "people"
UNNAMED_SPEAKER = "unnamed"
LONGEST_COMPLEMENT = 6
LONGEST_MEMBER = 4


def speaker_name(parse: Parse, token: int) -> str:
    """Return the name of a speaker in the text's words.

    A pronoun goes by what it stands for, a part of a document by the whole, a document by the
    person or body that is named as its author, a description with a name in apposition by the
    name; titles, articles and descriptions before a name are dropped.

    Args:
        parse: The document.
        token: The head of the phrase that names the speaker.
    """
    if parse.lower[token] in parse.words["third_person"] or _is_others_possessive(parse, token):
        found = antecedent(parse, token)
        if found is None:
            return parse.text[parse.start[token] : parse.end[token]]
        token = found
    token = _author_of(parse, _whole_document(parse, _given_name(parse, token)))
    apposition = parse.child(token, "appos")
    described = parse.tag[token] != "NNP" or parse.lower[token] in parse.words["title"]
    if apposition is not None and _is_proper(parse, apposition) and described:
        token = apposition
    first, last = _noun_phrase(parse, token)
    first = _without_opening(parse, first, last, token)
    return parse.text[parse.start[first] : parse.end[last]]


def _is_others_possessive(parse: Parse, token: int) -> bool:
    """Return whether a word is a possessive of whoever was named: "in their view"."""
    lists = ("masculine_possessive", "feminine_possessive", "plural_possessive")
    return parse.tag[token] == "PRP$" and any(parse.lower[token] in parse.words[n] for n in lists)


def _without_opening(parse: Parse, first: int, last: int, noun: int) -> int:
    """Return the first token of a noun phrase behind its article, marks and titles."""
    articles, titles = parse.words["article"], parse.words["title"]
    while first < last and (parse.is_mark(first) or parse.lower[first] in articles):
        first += 1
    if parse.tag[noun] != "NNP":
        return first
    titled = [t for t in range(first, noun) if parse.lower[t] in titles]
    if titled and parse.tag[titled[-1] + 1] == "NNP":
        return titled[-1] + 1
    while first < noun and parse.text[parse.start[first]].islower() and not _links(parse, first):
        first += 1
    return first


def _links(parse: Parse, token: int) -> bool:
    """Return whether a word joins the members of a list, so that what is before it stays."""
    return any(parse.dep[t] == "cc" for t in range(token, token + 3) if t < len(parse.dep))


def _author_of(parse: Parse, token: int) -> int:
    """Return who is named as the author of a document: "a survey by Hale", "data from the Bank"."""
    if parse.lemma[token] not in parse.words["document"]:
        return token
    leads = parse.words["author_preposition"]
    for child in parse.children[token]:
        if child > token and parse.lower[child] in leads:
            named = parse.child(child, "pobj")
            if named is not None and parse.tag[named] == "NNP":
                return named
    return token


def before_figure(parse: Parse, first: int, noun: int) -> int:
    """Return the noun in front of a figure: the source in "according to the log 61 changes …".

    Args:
        parse: The document.
        first: Where the phrase begins.
        noun: The head that the parser gives it.
    """
    for token in range(first + 1, noun):
        if parse.tag[token] == "CD" and parse.tag[token - 1] in ("NN", "NNP"):
            return token - 1
    return noun


def _is_proper(parse: Parse, token: int) -> bool:
    return parse.tag[token] == "NNP" or parse.text[parse.start[token]].isupper()


def _given_name(parse: Parse, token: int) -> int:
    """Return the name of "a man named Ray", else the noun itself."""
    naming = parse.words["naming_participle"]
    for child in parse.children[token]:
        if parse.dep[child] == "acl" and parse.lower[child] in naming:
            given = parse.child(child, "oprd")
            return token if given is None else given
    return token


def _whole_document(parse: Parse, token: int) -> int:
    """Return the document that a part speaks for: "page 33 of the report"."""
    if parse.lemma[token] not in parse.words["part"]:
        return token
    leads = parse.words["whole_preposition"]
    for other in range(token + 1, parse.right[token] + 1):
        if parse.dep[other] == "pobj" and parse.lower[parse.head[other]] in leads:
            return other
    return token


def addressee_name(parse: Parse, pronoun: int) -> str:
    """Return whom "you" stands for: the last "@name" or "name wrote" before it, else "you".

    Args:
        parse: The document.
        pronoun: Its token.
    """
    return latest_addressed(parse, parse.start[pronoun]) or parse.lower[pronoun]


def latest_addressed(parse: Parse, before: int) -> str:
    """Return the last "@name" or "name wrote" before a character, empty where there is none."""
    told = parse.language.patterns["addressed"].findall(parse.text, 0, before)
    return next((a or b for a, b in reversed(told)), "")


def _noun_phrase(parse: Parse, token: int) -> tuple[int, int]:
    """Return the first and last token of a noun phrase, with a short "of …" behind its head."""
    first, last = parse.left[token], token
    short, leads = token + LONGEST_COMPLEMENT, parse.words["complement_preposition"]
    for child in parse.children[token]:
        if child < token:
            if parse.dep[child] in ("relcl", "acl", "advcl", "appos"):
                first = max(first, parse.right[child] + 1)
            continue
        if parse.dep[child] == "punct" and parse.lower[child] == "-":
            last = _end_of_compound(parse, child, parse.right[token])
        if parse.dep[child] == "conj" or _goes_on_as_list(parse, child):
            last = max(last, _end_of_list(parse, child, short))
        if parse.lower[child] in leads and parse.right[child] <= short:
            last = max(last, parse.right[child])
    return first, last


def _end_of_list(parse: Parse, member: int, short: int) -> int:
    """Return the last token of a list of names or nouns that goes on from one of its members."""
    last = member if parse.right[member] < short or _is_listed(parse, member) else 0
    while last and (after := parse.child(member, "conj")) is not None and _is_listed(parse, after):
        last = member = after
    return last


def _goes_on_as_list(parse: Parse, child: int) -> bool:
    """Return whether a parser takes the rest of a list for an apposition: "the mayor, X and Y say".

    Behind an apposition stands another comma (CGEL ch. 15, supplements).
    """
    behind = parse.right[child] + 1
    joined = parse.dep[child] == "appos" and parse.child(child, "cc") is not None
    return joined and behind < len(parse.lower) and parse.lower[behind] != ","


def _is_listed(parse: Parse, member: int) -> bool:
    """Return whether a member of a list is a name or a noun with no more than its determiners."""
    nominal = parse.tag[member][:2] in ("NN", "PR")
    return nominal and member - parse.left[member] <= LONGEST_MEMBER


def _end_of_compound(parse: Parse, hyphen: int, limit: int) -> int:
    """Return the last token of a name that goes on behind a hyphen: "Jones-Hall-Smith"."""
    last = hyphen + 1
    while last + 2 <= limit and parse.lower[last + 1] == "-":
        last += 2
    return last
