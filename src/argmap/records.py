"""The records of the data model: a document and its parts, units, relations, cues.

Every record is frozen, plain, of the standard library alone: any floor of the house may hold one.

Terms:
    unit: the smallest stretch of text that can be accepted or doubted by itself, mostly a
        clause; the argumentative discourse unit of Peldszus and Stede (2013).
    relation: a directed link from a reason to what it bears on. Its target is a unit, or a
        relation where the source attacks an inference (`undercut`, Pollock 1987) or joins one
        (`linked`, Freeman 2011).
    offsets: characters of the raw text as read, counted from 0, end exclusive.

References:
    Toulmin, S. (1958). The Uses of Argument.
    Peldszus, A. and Stede, M. (2013). From argument diagrams to argumentation mining in texts.
    Stab, C. and Gurevych, I. (2017). Parsing argumentation structures in persuasive essays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["conclusion", "claim", "premise", "qualification", "question", "background"]
RelationType = Literal["support", "rebut", "undercut", "qualify", "linked"]
Strength = Literal["certain", "probable", "possible", "doubted"]
Stance = Literal["endorses", "reports", "rejects"]
Side = Literal["pro", "opp"]
Span = tuple[int, int]
PartKind = Literal[
    "title", "standfirst", "heading", "body", "image credit", "byline", "biography", "navigation"
]

ROLES: tuple[Role, ...] = get_args(Role)
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
STANCES: tuple[Stance, ...] = get_args(Stance)
SIDES: tuple[Side, ...] = get_args(Side)
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
TARGETS_RELATION: frozenset[RelationType] = frozenset({"undercut", "linked"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of evidence for a decision: a lexicon cue or a rule, and where it fired.

    Attributes:
        id: The row of the lexicon or of the rule table, such as `because` or `rule.last`.
        start: First character of what fired it.
        end: Character after the last.
        text: The words that fired it: `document.text[start:end]`.
        weight: What it added to the score it explains; 0 where it decided by itself.
        note: What a reader says of it in words of its own; mostly empty.
    """

    id: str
    start: int
    end: int
    text: str
    weight: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the file and what it is to the article.

    Attributes:
        kind: One of `PART_KINDS`.
        start: First character.
        end: Character after the last; white space around it is outside.
        text: `document.text[start:end]`.
        reason: Why it was taken for that, in words for a reader.
        mapped: Whether its statements may be units; False where it is not the article.
        mark: What stands before it: `heading`, `bullet`, `number` or `conclusion` (under a rule
            below premises); else empty.
        level: How deep it stands in a list of lists, or as a heading, from 1; 0 where that is not
            told.
        stand: `pro` or `con` where a label in front says what it is to the item above; else empty.
        speaker: Who says it, where a label in front of its turn tells; else empty.
        continues: Whether it goes on with the sentence of the last mapped part before it, which
            the head or foot of a page cut in two.
    """

    kind: PartKind
    start: int
    end: int
    text: str
    reason: str
    mapped: bool = True
    mark: str = ""
    level: int = 0
    stand: str = ""
    speaker: str = ""
    continues: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Where somebody begins to speak in a text of several speakers.

    Attributes:
        start: First character of the line, its label included.
        speaker: The name; empty for whoever wrote what bears none.
        end: Character behind the label; -1 where there is none.
    """

    start: int
    speaker: str
    end: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in the file that it was extracted from.

    Attributes:
        start: First character of the stretch.
        end: Character after the last.
        page: Number of the page, from 1; 0 where the file has none.
        box: Left, top, right and bottom in points from the upper left corner of the page; empty
            where it has none.
        begins: When it is said, in seconds; negative where no time is known.
        ends: When it is said to the end, in seconds.
        file: The file within the file, such as a chapter of a book; empty where it is one file.
    """

    start: int
    end: int
    page: int = 0
    box: tuple[float, ...] = ()
    begins: float = -1.0
    ends: float = -1.0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of the article in it; empty where it says nothing.

    Attributes:
        title: Its title.
        author: Who wrote it; several are parted by semicolons.
        date: When it appeared, as YYYY-MM-DD where that is known.
        source: Its address on the web, or the name of what it appeared in.
        language: Code of the language that it says it is in, such as `en-GB`.
        extracted_by: Which library took the text out of the file, with its version; empty where
            the file is the text.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    language: str = ""
    extracted_by: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, with its paragraphs told apart.

    Attributes:
        id: A short name, mostly the file's name without its ending.
        text: The text of record; all offsets count its characters.
        parts: Every paragraph in text order, body paragraphs too.
        turns: Where somebody begins to speak, in text order; empty where one author speaks.
        origin: What the file says of the article.
        places: Where stretches of the text stand in the file it was extracted from, in order.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    turns: tuple[SpeakerTurn, ...] = ()
    origin: Origin = Origin()
    places: tuple[Place, ...] = ()

    @property
    def title(self) -> str:
        """Return the article's title, empty where it has none."""
        found = next((part.text for part in self.parts if part.kind == "title"), "")
        return found or self.origin.title


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement of the argument.

    Attributes:
        id: `u1`, `u2`, … in text order.
        start: First character.
        end: Character after the last.
        text: `document.text[start:end]`.
        role: One of `ROLES`.
        attributed_to: Who says it, in the text's words; None where the author does.
        hedged: Whether the author lowers its certainty.
        score: Confidence in unit and role, 0 to 1.
        because: What decided it; never empty on a map made by argmap.
        paragraph: Number of its paragraph among the mapped parts, from 1; 0 if unknown.
        sentence: Number of its sentence in the document, from 1; 0 if unknown.
        parts: Start and end of each piece of a unit interrupted by another; else empty.
        strength: How firmly its speaker puts it; `certain` also where no word lowers it.
        stance: How the author stands to what is reported; None for the author's own.
        side: `opp` where it counts against the author's point, else `pro`.
        restates: Id of the earlier unit that it says again; None where it is new.
        lead: What stands before it in the text and is needed to understand it: a connective, a
            negation (`nor`, `even if`), in brackets an elided subject, or whom a pronoun stands for
            (`[they: the managers]`); mostly empty.
        note: What a reader wrote down on it in review; mostly empty.
    """

    id: str
    start: int
    end: int
    text: str
    role: Role
    attributed_to: str | None = None
    hedged: bool = False
    score: float = 1.0
    because: tuple[Cue, ...] = ()
    paragraph: int = 0
    sentence: int = 0
    parts: tuple[tuple[int, int], ...] = ()
    strength: Strength = "certain"
    stance: Stance | None = None
    side: Side = "pro"
    restates: str | None = None
    lead: str = ""
    note: str = ""

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Return the stretches of text that are the unit's: its parts, or the whole of it."""
        return self.parts or ((self.start, self.end),)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a reason to what it bears on.

    Attributes:
        id: `r1`, `r2`, … in the order of the source units in the text.
        source: Id of a unit.
        target: Id of a unit; of a relation for `undercut` and `linked`.
        type: One of `RELATION_TYPES`.
        score: Confidence, 0 to 1.
        because: What decided it; never empty on a map made by argmap.
        note: What a reader wrote down on it in review; mostly empty.
    """

    id: str
    source: str
    target: str
    type: RelationType
    score: float = 1.0
    because: tuple[Cue, ...] = ()
    note: str = ""


def trimmed(text: str, span: Span) -> Span:
    """Return a stretch of text without the white space at both ends; empty where nothing remains.

    Args:
        text: The text.
        span: Start and end of the stretch in characters, end exclusive.

    Example:
        >>> trimmed("  Yes. ", (0, 7))
        (2, 6)
    """
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def words_of(unit: Unit) -> str:
    """Return a unit's words; of one in several pieces, without what stands between them.

    Example:
        >>> unit = Unit("u1", 0, 24, "He, it is said, is ready", "claim", parts=((0, 2), (16, 24)))
        >>> words_of(unit)
        'He … is ready'
    """
    pieces = (unit.text[start - unit.start : end - unit.start] for start, end in unit.parts)
    return " … ".join(pieces) if unit.parts else unit.text


def led(unit: Unit) -> str:
    """Return a unit's lead and words, as it is to be understood by itself.

    Example:
        >>> led(Unit("u1", 4, 15, "is it cheap", "claim", lead="nor"))
        'nor is it cheap'
    """
    return f"{unit.lead} {words_of(unit)}" if unit.lead else words_of(unit)
