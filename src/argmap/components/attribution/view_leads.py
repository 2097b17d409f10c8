"""Find whose view a colon leads: "The union sees it differently: …", "The nurse has no doubt: “…”".

Before the colon it is only told that somebody has a view, or which way it goes; behind it stands
the view (CGEL ch. 20, colon; Schmid 2000, English Abstract Nouns as Conceptual Shells).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.led_in_paragraphs import may_be_quoted
from argmap.components.attribution.speaker_names import speaker_name
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.registry import decided

VIEW_RULE = decided("attribution.view", __name__)
COLON = "split.colon"
LONGEST_LEAD = 30  # tokens between the subject of the view and its colon


def view_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units behind a colon before which somebody is said to have a view.

    Args:
        parse: The document.
        drafts: Its units in text order.

    Returns:
        The attribution of each unit, None where no such colon leads it.
    """
    found: list[Attribution | None] = []
    for draft in drafts:
        lead = drafts[draft.host] if draft.rule == COLON and draft.host >= 0 else None
        name = "" if lead is None or lead.speaker else viewer(parse, draft.first - 1)
        ground = Hit("", VIEW_RULE, draft.start, draft.end)
        found.append(Attribution(name, (), ground) if name else None)
    return found


def viewer(parse: Parse, colon: int) -> str:
    """Return whose view a colon leads, empty where it leads nobody's.

    Args:
        parse: The document.
        colon: The token that should be a colon.
    """
    if colon < 1 or parse.lower[colon] != ":":
        return ""
    first = max(parse.sentences[parse.sentence[colon]][0], colon - LONGEST_LEAD)
    for verb in range(colon - 1, first - 1, -1):
        if parse.is_finite(verb) and parse.dep[verb] not in ("relcl", "acl", "aux", "auxpass"):
            subject = parse.subject(verb)
            if subject is None or not _has_view(parse, verb, colon):
                return ""
            return speaker_name(parse, subject) if may_be_quoted(parse, subject) else ""
    return ""


def _has_view(parse: Parse, verb: int, colon: int) -> bool:
    """Return whether a verb says that its subject has a view, and not what it is."""
    words, lemma = parse.words, parse.lemma[verb]
    below = [c for c in parse.children[verb] if verb < c < colon]
    if any(parse.dep[c] in ("ccomp", "advcl", "mark") for c in below):
        return False
    if lemma in words["differing_verb"]:
        return True
    if lemma in words["copula"]:
        firm = words["outspoken"]
        frank = any(parse.dep[c] == "acomp" and parse.lemma[c] in firm for c in below)
        within = (parse.child(c, "pobj") for c in below if parse.dep[c] == "prep")
        return frank or any(n is not None and parse.lemma[n] in words["view_noun"] for n in within)
    if lemma not in words["viewing_verb"]:
        return False
    named = any(parse.dep[c] == "dobj" and parse.lemma[c] in words["view_noun"] for c in below)
    adverbs = words["view_adverb"]
    return named or any(parse.dep[c] == "advmod" and parse.lower[c] in adverbs for c in below)
