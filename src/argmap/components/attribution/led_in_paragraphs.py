"""Find who says a paragraph that is set off as a quotation, by the sentence that leads it in.

"Hale writes:" and a colon at the end of a paragraph lead in the next one, which needs no marks
then: displayed quotations have none (Quirk et al. 1985, appendix III; CGEL ch. 11 and 20).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.coreference import stands_for_no_one
from argmap.components.attribution.reporting_clauses import is_irrealis
from argmap.components.attribution.set_off_paragraphs import BREAK, sources_by_paragraph
from argmap.components.attribution.speaker_names import speaker_name
from argmap.components.attribution.speakerhood import is_the_writer, stands_for_someone
from argmap.components.attribution.verb_subjects import subject_of
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.registry import decided

LED_IN_RULE = decided("attribution.led-in", __name__)
LONGEST_END = 20
# What a sentence that leads in ends with: it is not over.
ENDS = (":", ",", ";", "...", "…", ":-")
OPENING_MARKS = ("“", '"', "‘", "«")


def led_in_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units of paragraphs that the paragraph before leads in.

    Args:
        parse: The document.
        drafts: Its units in text order.

    Returns:
        The attribution of each unit, None where nobody leads its paragraph in.
    """

    def begin(draft: Draft) -> int:
        return parse.text.rfind(BREAK, 0, draft.start) + len(BREAK)

    return sources_by_paragraph(drafts, begin, partial(_led_in, parse), LED_IN_RULE)


def _led_in(parse: Parse, begin: int) -> str:
    """Return who leads in the paragraph that begins at a character, empty where nobody does."""
    if begin < len(BREAK):
        return ""
    leading = parse.text[max(0, begin - LONGEST_END) : begin].rstrip()
    opens = parse.text[begin : begin + 1] in OPENING_MARKS
    if not leading.endswith(ENDS) and (not opens or leading.endswith((".", "!", "?", "”", '"'))):
        return ""
    last = bisect_left(parse.start, begin) - 1
    while last > 0 and parse.is_space(last):
        last -= 1
    first = parse.sentences[parse.sentence[last]][0]
    for token in range(last, first - 1, -1):
        source = _source(parse, token, quoted=opens)
        if source is not None:
            name = speaker_name(parse, source)
            return "" if name.lower() in parse.words["third_person"] else name
    return ""


def _source(parse: Parse, token: int, *, quoted: bool) -> int | None:
    """Return whose words a verb or a noun of saying leads in, None where it names nobody.

    Marks of quotation make any noun speak: "The harbour master has warned that: “…”".
    """
    lemma, words = parse.lemma[token], parse.words
    if parse.is_verb(token) and lemma in words["leading_in_verb"]:
        source = None if is_irrealis(parse, token) else subject_of(parse, token)
    elif parse.tag[token] in ("NN", "NNS") and lemma in words["led_in_noun"]:
        source = _owner(parse, token)
    else:
        return None
    if source is None:
        return None
    plain = quoted and parse.tag[source] in ("NN", "NNS") and not is_the_writer(parse, source)
    return source if plain or may_be_quoted(parse, source) else None


def _owner(parse: Parse, noun: int) -> int | None:
    """Return whose words a noun stands for: "the mayor's words", "a comment from Hale"."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    leads = parse.words["author_preposition"]
    behind = (c for c in parse.children[noun] if c > noun and parse.lower[c] in leads)
    named = (parse.child(c, "pobj") for c in behind)
    return next((n for n in named if n is not None and parse.tag[n] in ("NNP", "NNPS")), None)


def may_be_quoted(parse: Parse, source: int) -> bool:
    """Return whether somebody other than the author and the reader stands behind a noun.

    Args:
        parse: The document.
        source: The noun or pronoun.
    """
    lists = ("mute_pronoun", "reader_pronoun", "own_possessive")
    return (
        not any(parse.lower[source] in parse.words[name] for name in lists)
        and stands_for_someone(parse, source)
        and not stands_for_no_one(parse, source)
        and not is_the_writer(parse, source)
    )
