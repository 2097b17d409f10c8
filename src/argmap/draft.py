"""What a reader found in a text: units in the making, and the relations that words signal.

A draft is plain data and holds nothing of spaCy, so that any reader can make one and any scorer
can read it. Where a unit stands among the others is told here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from argmap.lexicon.cues import FIRM
from argmap.lexicon.kinds import CONCESSION, DIRECTIVE, STANCE

SHORT_TEXT = 14  # units at most
SHORT_PARAGRAPH = 30  # units at most of a short text that is one paragraph
FIRM_STANCES = ("stance.word", "stance.answer", "stance.replied")


class PartRow(NamedTuple):
    """A part of the text, as `argmap.records.Part` tells of it, without its words."""

    start: int
    end: int
    kind: str
    mapped: bool
    level: int = 0
    stand: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue or rule that fired.

    Attributes:
        id: Of the row of the lexicon; empty where a rule fired without a word.
        kind: Of the cue; of the rule it fired, where it explains a score.
        start: First character.
        end: Character behind the last.
        weight: What it weighs.
        main: Whether it stands in the main clause of its unit, at its verb.
    """

    id: str
    kind: str
    start: int
    end: int
    weight: float = 0.0
    main: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit in the making.

    Attributes:
        start: First character.
        end: Character behind the last.
        head: Token of its verb, or of its root.
        first: First token.
        last: Token behind the last.
        pieces: Start and end in characters of each piece, where it has more than one.
        rule: What cut it out.
        host: Number of the draft whose clause it hangs from; -1 where from none.
        hosted: Whether it is a subordinate clause of its host.
        paragraph: Number of its paragraph, from 0.
        sentence: Number of its sentence, from 0.
        leads: Connectives that open it or stand in its main clause.
        cues: All other cues in it.
        speaker: Who says it; empty where the author does.
        hedged: Whether the author lowers its certainty.
        strength: How firmly its speaker puts it, one of `argmap.records.STRENGTHS`.
        stance: The author's stance to what is reported; empty where the author speaks.
        question: Whether it asks.
        conclusion: Evidence that it is what the author wants accepted.
        opposed: Evidence that it counts against the author's point.
        limit: Evidence that it limits another unit.
        disputed: Evidence that it can be disputed, against being offered as a ground.
        concludes: Whether that evidence suffices for a conclusion.
        opposes: Whether it suffices for the other side's.
        limits: Whether it suffices for a limit.
        scenery: Whether it only sets the scene.
        because: What decided its role, speaker and hedge.
        words: Stems of its content words, sorted.
        subject: Stem of its subject; empty where it has none.
        lead: What it cannot be understood without (`components.segmentation.leads`).
        opening: Its first words up to its verb, in lower case; empty where they are many.
        flags: Plain features that hold of it (see `argmap.components.roles.features`).
    """

    start: int
    end: int
    head: int
    first: int
    last: int
    pieces: tuple[tuple[int, int], ...]
    rule: str
    host: int = -1
    hosted: bool = False
    paragraph: int = 0
    sentence: int = 0
    leads: tuple[Hit, ...] = ()
    cues: tuple[Hit, ...] = ()
    speaker: str = ""
    hedged: bool = False
    strength: str = "certain"
    stance: str = ""
    question: bool = False
    conclusion: float = 0.0
    opposed: float = 0.0
    limit: float = 0.0
    disputed: float = 0.0
    concludes: bool = False
    opposes: bool = False
    limits: bool = False
    scenery: bool = False
    because: tuple[Hit, ...] = ()
    words: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    subject: str = ""
    opening: str = ""
    lead: str = ""

    def led_by(self, *kinds: str) -> Hit | None:
        """Return its first connective of one of the kinds, None without one."""
        return next((hit for hit in self.leads if hit.kind in kinds), None)

    def has(self, *kinds: str) -> Hit | None:
        """Return its first other cue of one of the kinds in the main clause, None without one."""
        return next((hit for hit in self.cues if hit.kind in kinds and hit.main), None)

    def reports(self) -> bool:
        """Return whether it tells what somebody else says; who takes a turn speaks for himself."""
        return bool(self.speaker) and all(hit.kind != "attribution.turn" for hit in self.because)

    def asks(self) -> bool:
        """Return whether it is a question that states nothing."""
        return self.question and "rhetorical" not in self.flags

    def demand(self) -> Hit | None:
        """Return its first word of what ought to be: of its own, or of what its author thinks."""
        own = self.has(DIRECTIVE)
        if own is None and "opines" in self.flags:
            held = (hit for hit in self.cues if hit.kind == DIRECTIVE and hit.weight >= FIRM)
            own = next(held, None)
        return own

    def wavers(self) -> bool:
        """Return whether it is hedged otherwise than as an opinion: "may be", not "I think"."""
        hedges = [hit.start for hit in self.because if hit.kind == "hedge.author"]
        opinions = {hit.start for hit in self.cues if hit.kind == STANCE} if hedges else set()
        return not opinions.issuperset(hedges)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that may be drawn: two drafts by their numbers, its type, score and grounds."""

    source: int
    target: int
    type: str
    score: float
    because: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text in the plain form in which it was parsed, so that its guises make no difference.

    Attributes:
        text: Its characters.
        units: Start and end in them of the pieces of each unit, end exclusive.
        parts: Its parts, with their places in it.
    """

    text: str
    units: Sequence[Sequence[tuple[int, int]]]
    parts: Sequence[PartRow] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reader found in a text.

    Attributes:
        drafts: Its units in text order.
        signalled: The relations its connectives signal, between drafts by number.
        parts: The parts it was told to have, in text order.
        language: The code of the text's language.
        parsed: The text as it was parsed, for scorers that read it again.
    """

    drafts: Sequence[Draft]
    signalled: Sequence[Candidate]
    parts: Sequence[PartRow] = ()
    language: str = "en"
    parsed: ParsedText = ParsedText("", ())


def is_long(drafts: Sequence[Draft]) -> bool:
    """Return whether a text has more than two paragraphs, or more units than a short text has.

    A text of one paragraph has its point there, however many reasons it gives.
    """
    paragraphs = len({draft.paragraph for draft in drafts})
    most = SHORT_TEXT if paragraphs > 1 else SHORT_PARAGRAPH
    return paragraphs > 2 or len(drafts) > most


def juxtaposed(draft: Draft, number: int) -> bool:
    """Return whether a clause only sets its matter beside its host's: "X rose, while Y fell".

    Before its host "while" concedes; behind it it contrasts two of a kind (Mann and Thompson
    1988, contrast).

    Args:
        draft: The clause.
        number: Its own number.
    """
    return "juxtaposing" in draft.flags and 0 <= draft.host < number


def opens_paragraph(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit opens its paragraph, but for a clause of its own before it."""
    before = number - 1
    if before >= 0 and drafts[before].hosted and drafts[before].host == number:
        before -= 1
    return before < 0 or drafts[before].paragraph != drafts[number].paragraph


def closes_paragraph(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit is the last of its paragraph."""
    after = number + 1
    return after == len(drafts) or drafts[after].paragraph != drafts[number].paragraph


def in_opening(drafts: Sequence[Draft], number: int, share: float) -> bool:
    """Return whether a unit is one of the first of a text, or ends its introduction.

    Args:
        drafts: All units in text order.
        number: Number of the unit.
        share: How much of the text its first units are, from 0 to 1.
    """
    if number <= share * len(drafts):
        return True
    last = min(INTRODUCTION * len(drafts), LONGEST_INTRODUCTION)
    if number > last or not closes_paragraph(drafts, number):
        return False
    return all(
        opens_paragraph(drafts, other) for other in range(number) if closes_paragraph(drafts, other)
    )


def stands_out(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit has its paragraph to itself, or shares it with one other."""
    here = drafts[number].paragraph
    near = drafts[max(number - 2, 0) : number + 3]
    return sum(draft.paragraph == here for draft in near) <= 2


def grants(draft: Draft) -> bool:
    """Return whether words of concession lead a unit of its own: "Of course …", "Nobody denies …".

    It qualifies the author's point, however it bears on it (annotation guide: concessions).
    """
    granted = draft.led_by(CONCESSION)
    return granted is not None and any(
        hit.kind == "limit.granted" and hit.start == granted.start for hit in draft.because
    )


def contradicts(draft: Draft) -> bool:
    """Return whether the author says in a unit that what stands before it is not so."""
    return "contradicts" in draft.flags and not draft.speaker


def is_open_to_denial(draft: Draft) -> bool:
    """Return whether a unit is reported, doubted or planned by others, so that it may be denied."""
    return bool(draft.speaker) or draft.wavers() or "plans" in draft.flags


def firm_stance(draft: Draft) -> str:
    """Return the author's stance to a report where his own words tell it, else an empty string.

    A verb that only takes what follows for true tells that it holds, not that it is welcome.
    """
    told = any(
        hit.kind in FIRM_STANCES and not (hit.kind == "stance.word" and hit.id == "factive")
        for hit in draft.because
    )
    return draft.stance if told else ""


INTRODUCTION = 0.25
LONGEST_INTRODUCTION = 100  # units
