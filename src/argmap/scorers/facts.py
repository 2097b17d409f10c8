"""What the conditions of rules may ask of a whole text, worked out once."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.draft import Findings, firm_stance, is_long, opens_paragraph
from argmap.lexicon.groups import load_groups
from argmap.lexicon.rules import Rule
from argmap.scorers.main_conclusion import main_conclusion
from argmap.scorers.overlap import WordOverlap
from argmap.scorers.prominence import prominence
from argmap.scorers.replies import cases_for_others, replies


class TextFacts:
    """Facts on the units of one text, each by the number of its draft.

    Attributes:
        drafts: The units in text order.
        rules: The rules with their weights.
        long: Whether the text has more than two paragraphs or many units.
        opposed: Whether each unit is the other side's.
        opens: Whether each unit opens its paragraph.
        prominence: How much each unit stands out, so that others lead to it.
        main: Number of the main conclusion, -1 without one.
        replies: The relations of what replies to what was reported or hedged before.
        replied: The number of the reply, by the number of what is replied to.
        cases: The number of what is replied to later, by that of a paragraph that speaks for it.
        overlap: Compares units by their words.
        joining: The ids of the cues that join a statement on an equal footing.
    """

    def __init__(self, found: Findings, rules: Mapping[str, Rule]) -> None:
        drafts = found.drafts
        self.drafts, self.rules = drafts, rules
        self.long = is_long(drafts)
        self.opposed = [d.opposes or firm_stance(d) == "rejects" for d in drafts]
        self.opens = [opens_paragraph(drafts, number) for number in range(len(drafts))]
        self.prominence = [draft.conclusion for draft in drafts]
        if self.long:
            self.prominence = prominence(drafts, rules)
        self.main = main_conclusion(drafts, rules)
        self.replies = replies(drafts, rules)
        self.replied = {reply.target: reply.source for reply in self.replies}
        self.cases = cases_for_others(drafts, self.replies)
        self.overlap = WordOverlap(drafts)
        self.joining = load_groups(found.language)["joining"]
