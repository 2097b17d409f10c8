"""Find who makes the points of a list: "Critics make three points:", "Their objections are these:".

The noun stands for the points (Schmid 2000, English Abstract Nouns as Conceptual Shells), and its
owner, or whoever makes, raises or has them, for who says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.speaker_names import speaker_name
from argmap.components.attribution.speakerhood import is_the_writer, stands_for_someone
from argmap.components.attribution.verb_subjects import subject_of
from argmap.components.counted_points import is_counted
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit, PartRow
from argmap.lexicon.kinds import REPORT
from argmap.lexicon.registry import decided

LISTED_RULE = decided("attribution.listed", __name__)


def list_sources(
    parse: Parse, drafts: Sequence[Draft], parts: Sequence[PartRow]
) -> list[Attribution | None]:
    """Return who says each unit of a list by what leads it, None for all others.

    Args:
        parse: The document.
        drafts: Its units in text order.
        parts: The parts of the text, in text order.
    """
    found: list[Attribution | None] = [None] * len(drafts)
    for leading, items in led_lists(parse, drafts, parts):
        lead = drafts[leading]
        on_lines = drafts[items.start].paragraph != lead.paragraph
        speaker = _speaker(parse, lead, on_lines=on_lines)
        if speaker is not None:
            ground = Hit("", LISTED_RULE, lead.start, lead.end)
            source = Attribution(speaker_name(parse, speaker), (), ground)
            found[items.start : items.stop] = [source] * len(items)
    return found


def led_lists(
    parse: Parse, drafts: Sequence[Draft], parts: Sequence[PartRow]
) -> Iterator[tuple[int, range]]:
    """Yield the number of each unit that leads a list, and those of the list.

    A list stands on lines of its own behind the paragraph of what leads it with a colon, or in its
    sentence and in those behind it that an ordinal opens ("First, …. Second, …"), which need none.
    """
    mapped = [part for part in parts if part.mapped]
    listed = {n for n, part in enumerate(mapped) if part.level and part.kind == "body"}
    for number, draft in enumerate(drafts):
        colon = parse.lower[draft.last : draft.last + 1] == [":"]
        if not colon and not _begins_count(parse, drafts, number):
            continue
        end = _end_of_sentence(drafts, number)
        while end < len(drafts) and _counts_on(parse, draft, drafts[end]):
            end = _end_of_sentence(drafts, end)
        if end == number + 1:
            behind = range(draft.paragraph + 1, len(mapped))
            items = {n for n in behind if all(m in listed for m in behind[: n - draft.paragraph])}
            while end < len(drafts) and drafts[end].paragraph in items:
                end += 1
        if end > number + 1:
            yield number, range(number + 1, end)


def _end_of_sentence(drafts: Sequence[Draft], number: int) -> int:
    """Return the number behind the last unit of a unit's sentence."""
    end = number + 1
    while end < len(drafts) and drafts[end].sentence == drafts[number].sentence:
        end += 1
    return end


def _counts_on(parse: Parse, lead: Draft, draft: Draft) -> bool:
    """Return whether a unit in the paragraph of what leads a list is counted off."""
    return draft.paragraph == lead.paragraph and is_counted(parse, draft)


def _begins_count(parse: Parse, drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit ends a sentence behind which two are counted off."""
    first = _end_of_sentence(drafts, number)
    if (
        first != number + 1
        or first >= len(drafts)
        or not _counts_on(parse, drafts[number], drafts[first])
    ):
        return False
    second = _end_of_sentence(drafts, first)
    return second < len(drafts) and _counts_on(parse, drafts[number], drafts[second])


def _speaker(parse: Parse, lead: Draft, *, on_lines: bool) -> int | None:
    """Return who is said to make the points of a list, None where nobody but the author does.

    What a bare verb of saying leads is a list only where it stands on lines of its own.
    """
    head = lead.head
    passive = parse.child(head, "nsubjpass")
    thing = passive if passive is not None else parse.child(head, "dobj", "attr")
    subject = _agent(parse, head) if passive is not None else subject_of(parse, head)
    if subject is None:
        return None
    if thing is None:
        says = on_lines and any(hit.kind == REPORT and hit.main for hit in lead.cues)
        return subject if says and _is_other(parse, subject) else None
    if _is_shell(parse, subject):
        return _owner(parse, subject)
    makes = parse.lemma[head] in parse.words["raise"]
    return subject if makes and _is_shell(parse, thing) and _is_other(parse, subject) else None


def _agent(parse: Parse, verb: int) -> int | None:
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def _owner(parse: Parse, noun: int) -> int | None:
    """Return whose points a noun stands for: "the critics' objections", "the fears of nurses"."""
    owner = parse.child(noun, "poss")
    if owner is None:
        of = parse.child(noun, "prep")
        owner = None if of is None else parse.child(of, "pobj")
    return owner if owner is not None and _is_other(parse, owner) else None


def _is_shell(parse: Parse, noun: int) -> bool:
    """Return whether a noun stands for points that are made, and the sentence says none of them."""
    known = parse.lemma[noun] in parse.words["shell"] | parse.words["statement_noun"]
    return known and parse.child(noun, "acl", "ccomp", "relcl") is None


def _is_other(parse: Parse, noun: int) -> bool:
    """Return whether a noun stands for somebody else than the author and the reader."""
    mute = parse.lower[noun] in parse.words["mute_pronoun"]
    return stands_for_someone(parse, noun) and not mute and not is_the_writer(parse, noun)
