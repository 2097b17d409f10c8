"""Tell how the author's next statements take up what somebody is reported to say.

What is reported as an opinion and then met with "but", a denial or a question is rejected; what a
document, an expert or a witness tells and nothing meets is used, and so endorsed (Martin and
White 2005: disclaim, proclaim and attribute; concede and counter; Walton 1997, Appeal to Expert
Opinion).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.attribution.speakers import VERBS, subject_of
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.words import load_words

WORDS = load_words()
AUXILIARIES, INDEFINITE = WORDS["auxiliary"], WORDS["indefinite"]
OPENERS = frozenset({"no", "nope", "well", "not", "really", "rubbish", "nonsense"})
EVIDENT = WORDS["document"] | WORDS["expert"]
VAGUE = WORDS["party"] | WORDS["anyone"] | INDEFINITE | {"people", "they"}
WINDOW = 3


def met_with(parse: Parse, drafts: Sequence[Draft], number: int) -> str:
    """Return how the author answers a report: `rejects`, `endorses`, `reports` or nothing.

    What is granted before a turn is rejected in the end.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers.
        number: Which reports.

    Returns:
        The stance that the answer shows; empty where no answer does.
    """
    told = drafts[number]
    if told.led_by("reason"):
        return "endorses"
    rest = [d for d in drafts[number + 1 : number + 1 + 2 * WINDOW] if d.speaker != told.speaker]
    partly = ""
    for place, draft in enumerate(rest[:WINDOW]):
        if draft.speaker or draft.paragraph > told.paragraph + (place == 0 and not partly):
            break
        if place == 0 and draft.led_by("result") and draft.sentence > told.sentence:
            return "endorses"
        if draft.led_by("contrast") and not draft.hosted:
            return "rejects"
        if place < WINDOW - 1 and denies(parse, draft):
            return "rejects"
        if _agrees(parse, draft) or (place == 0 and _affirms(parse, draft)):
            partly = "grants"
        elif draft.hedged and place == 0:
            partly = "partly"
    return {"grants": "endorses", "partly": "reports"}.get(partly, "")


def denies(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit denies or questions, as "No it would not." does."""
    head = draft.head
    negated = any(parse.dep[c] == "neg" for c in parse.children[head])
    return draft.question or negated or parse.lower[draft.first] in OPENERS


def _agrees(parse: Parse, draft: Draft) -> bool:
    """Return whether the author says that he agrees, and not only half."""
    whole = all(parse.lower[c] not in ("half", "partly") for c in parse.children[draft.head])
    agreed = parse.lemma[draft.head] in ("agree", "accept", "share")
    return agreed and whole and parse.is_authors(draft.head)


def _affirms(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit begins with a bare "It would,": the echo of what was said."""
    first = draft.first
    ends = first + 2 >= draft.last or parse.lower[first + 2] in (",", "–", "—", "-", ";")
    pronoun = parse.tag[first] == "PRP" and parse.lower[first] not in ("i", "we", "you")
    return pronoun and first + 1 < draft.last and parse.lower[first + 1] in AUXILIARIES and ends


def vouches(parse: Parse, draft: Draft, verb: int | None) -> bool:
    """Return whether a speaker is one whom an author calls as evidence.

    A document or an expert; a share of those asked; somebody who is introduced by what he knows
    ("who has taught here for ten years"), is the author's own, or told somebody so.

    Args:
        parse: The document.
        draft: The unit that reports.
        verb: Its verb of saying, None where there is none.
    """
    words = frozenset(draft.speaker.lower().split())
    if not words.isdisjoint(VAGUE):
        return False
    subject = subject_of(parse, verb) if verb is not None else None
    if not words.isdisjoint(EVIDENT):
        return "your" not in words
    if subject is None or verb is None:
        return False
    below = [parse.dep[c] for c in parse.children[subject]]
    counted = parse.tag[subject] == "CD" or "nummod" in below
    own = any(parse.lower[c] == "my" for c in parse.children[subject])
    witness = parse.tag[verb] in ("VBD", "VBN") and (
        parse.lemma[verb] == "tell" or parse.child(verb, "dative") is not None
    )
    return counted or own or witness or "relcl" in below


def vague(draft: Draft) -> bool:
    """Return whether people at large say it, or an objection goes without an owner."""
    unowned = any(h.id == "objection.noun" for h in draft.because)
    return unowned or not VAGUE.isdisjoint(draft.speaker.lower().split())


def left_alone(parse: Parse, drafts: Sequence[Draft], number: int, verb: int | None) -> bool:
    """Return whether an opinion is set before the author's own words, and no more.

    Somebody says so now ("the mayor says that …"), and the author goes on in the same paragraph:
    what writers of opinion quote of others' views in the present they mostly mean to answer.
    """
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    told = drafts[number]
    goes_on = after is not None and after.paragraph == told.paragraph and not after.hosted
    now = verb is not None and parse.tag[verb] in ("VBZ", "VBP", "MD")
    opens = after is not None and after.sentence > told.sentence
    return now and goes_on and opens and after is not None and not after.led_by("addition")


def quoted_back(parse: Parse, draft: Draft) -> bool:
    """Return whether a post quotes a line of another (`> …`), as it does to answer it."""
    begin = parse.text.rfind("\n", 0, draft.start) + 1
    return parse.text[begin : draft.start + 1].lstrip().startswith(">")


def verb_of(draft: Draft, tokens: dict[int, int]) -> int | None:
    """Return the verb of saying that named the speaker of a unit, None where none did."""
    starts = {h.start for h in draft.because if h.kind.startswith("attribution.")}
    found: Hit | None = next((h for h in draft.cues if h.start in starts), None)
    if found is None or found.kind not in (*VERBS, "source_noun"):
        return None
    return tokens[found.start] if found.kind in VERBS else draft.head
