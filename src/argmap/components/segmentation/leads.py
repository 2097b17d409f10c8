"""What stands before a unit and not in it, but is needed to understand it.

A unit leaves out the connective before it, and a coordinated clause its subject. Shown by itself,
"is it cheap" (of "Nor is it cheap") then says the opposite, and "not closed" says it of nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.components.parse import SUBJECTS, WH_TAGS, Parse
from argmap.draft import Draft

MORE = "…"  # before what goes on with a clause that stands before it
LONGEST_SUBJECT = 7  # tokens
AUXILIARIES = ("aux", "auxpass")
PARTICIPLES = frozenset({"VBN", "VBG"})


def with_leads(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with their leads: a connective or negation, and an elided subject in brackets.

    Args:
        parse: The document.
        drafts: All its units, in text order.
    """
    found, end = [], 0
    for draft in drafts:
        begin = parse.sentences[parse.sentence[draft.head]][0]
        between = parse.text[max(end, parse.start[begin]) : draft.start]
        pieces = [connective(between, parse.words["meaning_lead"]), elided(parse, draft)]
        lead = " ".join(piece for piece in pieces if piece)
        lead = lead or (MORE if _goes_on(parse, draft) else "")
        found.append(draft if lead == draft.lead else replace(draft, lead=lead))
        end = max(end, draft.end)
    return found


def connective(between: str, phrases: Sequence[str] | frozenset[str]) -> str:
    """Return the longest of some phrases that a text ends with, as it stands there.

    Args:
        between: What stands between a unit and the one before it in its sentence.
        phrases: Connectives and negations without which a statement is misread.

    Example:
        >>> connective("It is dear; even if ", frozenset({"if", "even if"}))
        'even if'
    """
    words = " ".join(between.split()).rstrip(" ,:–—")
    if not words:
        return ""
    small = words.lower()
    ends = [p for p in phrases if small == p or small.endswith((f" {p}", f"({p}", f"“{p}"))]
    longest = max(ends, key=lambda phrase: (len(phrase), phrase), default="")
    return words[len(words) - len(longest) :]


def elided(parse: Parse, draft: Draft) -> str:
    """Return the subject that a coordinated clause shares with the one before it, in brackets.

    Args:
        parse: The document.
        draft: The unit.

    Returns:
        Its words, with the auxiliary where that is shared too; empty where the unit has its own
        subject, or the parse shows none.
    """
    verb = draft.head
    bare = parse.tag[verb] in PARTICIPLES and parse.child(verb, *AUXILIARIES) is None
    if parse.dep[verb] != "conj" or not (bare or parse.is_finite(verb)):
        return ""
    while parse.dep[verb] == "conj" and parse.subject(verb) is None:
        verb = parse.head[verb]
    subject = parse.subject(verb)
    if subject is None or verb == draft.head or parse.tag[subject] in WH_TAGS:
        return ""
    inside = draft.first <= subject < draft.last
    first, last = parse.left[subject], parse.right[subject] + 1
    last = last if last - first <= LONGEST_SUBJECT else subject + 1
    if inside or last - first > LONGEST_SUBJECT:
        return ""
    words = [parse.text[parse.start[first] : parse.end[last - 1]]]
    if bare:
        shared = [c for c in parse.children[verb] if parse.dep[c] in AUXILIARIES and c < verb]
        words += [parse.text[parse.start[c] : parse.end[c]] for c in shared]
    return f"[{' '.join(' '.join(words).split())}]"


def _goes_on(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is a participle clause behind its main clause (CGEL ch. 14).

    Whether the subject of that is meant, or all it says, no parse tells.
    """
    verb = draft.head
    bare = parse.tag[verb] in PARTICIPLES and parse.dep[verb] in ("advcl", "acl")
    own = parse.child(verb, *AUXILIARIES, *SUBJECTS, "mark") is not None
    return bare and not own and parse.head[verb] < draft.first
