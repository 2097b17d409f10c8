"""Tell whether the author lowers the certainty of a unit.

A hedge counts where it stands in the author's own words: not inside what somebody else says
(Hyland 2005; the scope rule follows the BioScope guidelines, Vincze et al. 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.attribution.attribution_records import ground
from argmap.components.attribution.permission import is_deontic
from argmap.components.attribution.reported_content import stands_in_content
from argmap.components.attribution.speakerhood import stands_for_someone
from argmap.components.attribution.verb_subjects import subject_of
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.cues import FIRM
from argmap.lexicon.kinds import HEDGE, STANCE
from argmap.lexicon.registry import decided

HEDGE_RULE = decided("hedge.author", __name__)
ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep"})
COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr"})


def author_hedge(
    parse: Parse, draft: Draft, tokens: Mapping[int, int], said: Sequence[int]
) -> Hit | None:
    """Return what the author hedges a unit with, None where he does not.

    Args:
        parse: The document.
        draft: The unit.
        tokens: The token that begins at each offset.
        said: Heads of what somebody else says in it.
    """
    admissions = parse.language.groups["hedging_admission"]
    # What an opinion is hedged with besides tells more than that it is one.
    for hit in sorted(draft.cues, key=lambda cue: cue.kind == STANCE):
        may_hedge = hit.kind in (HEDGE, STANCE) or hit.id in admissions
        if not may_hedge or hit.weight < FIRM:
            continue
        token = tokens[hit.start]
        if not _is_said_by_other(parse, token, said) and _hedges(parse, draft, hit, token):
            return ground(HEDGE_RULE, hit)
    return None


def _is_said_by_other(parse: Parse, token: int, said: Sequence[int]) -> bool:
    if parse.tag[token] == "VBG" and token and parse.lower[token - 1] == ",":
        return False
    return stands_in_content(parse, token, said)


def _hedges(parse: Parse, draft: Draft, hit: Hit, token: int) -> bool:
    """Return whether a hedging word hedges here.

    "Seem" and "appear" do with a complement; "suggest" and its like do as the main verb, with a
    subject that is not a person; modals and adverbs do unless inside a relative clause; a modal
    does not where it allows something or has somebody speak up (CGEL ch. 3, deontic modality).
    """
    groups = parse.language.groups
    if hit.kind == STANCE:
        return hit.main and hit.id in parse.language.levels and parse.dep[token] != "relcl"
    if hit.id in groups["raising_hedge"]:
        tells = parse.dep[token] == "relcl" or _seems_plain(parse, token)
        return not tells and _has_complement(parse, token)
    if hit.id in groups["phrasal_hedge"] and _is_of_phrase(parse, draft, token):
        return False
    if hit.id in groups["hedging_before_question"] and not _asks_whether(parse, draft, hit):
        return False
    if hit.id in groups["rate_hedge"] and _tells_rate(parse, token):
        return False
    if hit.id in groups["evidential_hedge"]:
        return token == draft.head and _is_evidential(parse, token)
    head = parse.head[token]
    if parse.tag[token] == "MD" and is_deontic(parse, token, head):
        return False
    before = parse.text[draft.start : hit.start]
    aside = before.count("(") > before.count(")")
    within = any(parse.dep[t] in ("relcl", "acl") for t in (token, head))
    return not aside and not within and not _is_granted_anyway(parse, draft, token, head)


def _is_granted_anyway(parse: Parse, draft: Draft, modal: int, verb: int) -> bool:
    """Return whether a modal stands in a clause that holds whatever is so: "however old it may be".

    Its statement holds in any case (CGEL ch. 11, exhaustive conditionals).
    """
    if parse.tag[modal] != "MD" or verb == draft.head or parse.dep[verb] not in ASIDE:
        return False
    first = parse.lower[max(parse.left[verb], draft.first)]
    before = {parse.lower[t] for t in range(parse.left[verb], modal)}
    return first in parse.words["exhaustive_marker"] or not before.isdisjoint(
        parse.words["fronting_concession"]
    )


def _seems_plain(parse: Parse, verb: int) -> bool:
    """Return whether what seems is called plain: "it appears evident that" lowers nothing."""
    return any(parse.lemma[c] in parse.words["plain_to_see"] for c in parse.children[verb])


def _is_of_phrase(parse: Parse, draft: Draft, adverb: int) -> bool:
    """Return whether an adverb bears on a phrase behind it, and not on the statement.

    "It took perhaps ten years" hedges the figure alone (CGEL ch. 6, modification of phrases).
    """
    above = parse.head[adverb]
    behind = above > adverb > draft.first and parse.lower[adverb - 1] != ","
    return behind and not parse.is_verb(above) and parse.dep[above] not in COMPLEMENTS


def _has_complement(parse: Parse, verb: int) -> bool:
    """Return whether a verb of seeming has a complement: "appeared on stage" tells an event.

    "It appears that" and "there appears to be" have theirs wherever the parser hangs it.
    """
    below = [c for c in parse.children[verb] if not parse.is_mark(c)]
    if any(c > verb and parse.dep[c] in COMPLEMENTS for c in below):
        return True
    it = any(parse.lower[c] in parse.words["neuter_pronoun"] for c in below)
    if (it and parse.dep[verb] in ASIDE) or any(parse.dep[c] == "expl" for c in below):
        return True
    if parse.lemma[verb] in parse.words["emerging_verb"]:
        return any(parse.lower[c] in parse.words["semblance_marker"] for c in below)
    return any(c > verb for c in below)


def _asks_whether(parse: Parse, draft: Draft, hit: Hit) -> bool:
    """Return whether a question that may be answered yes or no follows a cue: "knows whether"."""
    last = next((t for t in range(draft.first, draft.last) if parse.end[t] >= hit.end), draft.last)
    return " ".join(parse.lower[last + 1 : last + 2]) in parse.words["polar_question_marker"]


def _tells_rate(parse: Parse, token: int) -> bool:
    """Return whether "likely" is compared: "half as likely to pass" tells a rate."""
    return token > 0 and parse.lower[token - 1] in parse.words["degree_marker"]


def _is_evidential(parse: Parse, verb: int) -> bool:
    """Return whether a verb of suggesting has a thing for its subject: "reports suggest that".

    A person by name does not hedge by it; and who "it has been suggested" by is somebody.
    """
    below = {parse.dep[c] for c in parse.children[verb]}
    if "ccomp" not in below or "auxpass" in below or _is_mandative(parse, verb):
        return False
    subject = subject_of(parse, verb)
    if subject is not None and parse.lower[subject] in parse.words["author_pronoun"]:
        return False
    named = subject is not None and parse.tag[subject] in ("NNP", "NNPS", "PRP")
    return not (named and subject is not None and stands_for_someone(parse, subject))


def _is_mandative(parse: Parse, verb: int) -> bool:
    """Return whether what is suggested is to be done: "that the pool be closed".

    Its verb is bare (CGEL ch. 11, mandative subjunctive).
    """
    for content in parse.children[verb]:
        if parse.dep[content] == "ccomp":
            verbs = [c for c in parse.children[content] if parse.dep[c] in ("aux", "auxpass")]
            return parse.tag[min([content, *verbs])] == "VB"
    return False
