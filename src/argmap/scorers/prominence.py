"""How much each unit of a long text stands out in it, so that others lead to it.

Terms:
    prominence: a unit's evidence as a conclusion; where no unit of its paragraph concludes, also
        what it gains by naming the paragraph's point, by answering a question, by turning against
        what was before, by opening the paragraph, and by being open to dispute.
    turn: a statement set against the one before it without limiting it.

References:
    Braddock, R. (1974). The frequency and placement of topic sentences in expository prose.
    Freeman, J. (2011). Argument structure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draft import Draft, opens_paragraph
from argmap.lexicon.kinds import CONTRAST, TOPIC
from argmap.lexicon.registry import conditions, decided, rule
from argmap.lexicon.rules import Rule

TOPIC_SENTENCE = "topic sentence"  # the stage of these conditions: the first that holds counts
POINT = decided("attach.point", __name__)
REPORTED = "conclusion.reported"


def prominence(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> list[float]:
    """Return the prominence of every unit of a long text.

    Args:
        drafts: All units in text order.
        rules: The table of rules.
    """
    concluding = {d.paragraph for d in drafts if d.concludes}
    found = []
    for number, draft in enumerate(drafts):
        stands_out = draft.conclusion
        if draft.paragraph not in concluding:
            stands_out += _as_topic_sentence(drafts, number, rules)
            stands_out += rules[POINT].weight * draft.disputed
        found.append(stands_out)
    return found


def turns(draft: Draft) -> bool:
    """Return whether a statement turns against the one before it without limiting it."""
    turned = draft.led_by(CONTRAST) is not None and not draft.limits
    return turned and not draft.hosted and not draft.reports()


@rule("attach.names-point", TOPIC_SENTENCE)
def names_point(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit names the point that its paragraph makes: "Another problem is …"."""
    return drafts[number].has(TOPIC) is not None


@rule("attach.answers-question", TOPIC_SENTENCE)
def answers_question(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether the author answers the question right before."""
    draft, before = drafts[number], drafts[number - 1] if number else None
    return before is not None and before.question and not draft.question and not draft.reports()


@rule("attach.turn", TOPIC_SENTENCE)
def is_turn(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit is a turn."""
    return turns(drafts[number])


@rule("attach.topic", TOPIC_SENTENCE)
def is_opener(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit opens its paragraph and the next does not turn against it."""
    draft, after = drafts[number], number + 1
    same = after < len(drafts) and drafts[after].paragraph == draft.paragraph
    return opens_paragraph(drafts, number) and not (same and turns(drafts[after]))


CONDITIONS = conditions("attach", TOPIC_SENTENCE)


def _as_topic_sentence(drafts: Sequence[Draft], number: int, rules: Mapping[str, Rule]) -> float:
    """Return what a unit gains as the topic sentence of its paragraph."""
    for id, holds in CONDITIONS:
        if holds(drafts, number):
            # What opens a paragraph as a hedged report is mostly the author's topic all the same.
            spared = holds is is_opener and drafts[number].reports() and drafts[number].hedged
            return rules[id].weight - (rules[REPORTED].weight if spared else 0.0)
    return 0.0
