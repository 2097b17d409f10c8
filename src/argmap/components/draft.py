"""What the components write and hand on: a unit in the making, as plain data.

A draft holds nothing of spaCy. In the document it is a plain list of numbers, words and lists in
`doc._.argmap`, so that it survives `Doc.to_bytes` and another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTENSION = "argmap"
PartRow = tuple[int, int, str, bool]
CONNECTIVES = frozenset(
    {"reason", "result", "contrast", "concession", "condition", "addition", "example",
     "restatement", "evidence"}
)  # fmt: skip


# From which evidence on a draft is taken for a conclusion, the other side's, a limit.
CONCLUDES = 0.85
OPPOSED = 0.6
LIMITS = 0.6
SHORT_TEXT = 14
FIRM = 0.5


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


@dataclass(slots=True)
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
        scenery: Whether it only sets the scene.
        because: What decided its role, speaker and hedge.
        words: Stems of its content words, sorted.
        nouns: Stems of its nouns, sorted.
        subject: Stem of its subject; empty where it has none.
        opening: Its first words up to its verb, in lower case; empty where they are many.
        flags: Plain features that hold of it (see `argmap.components.content`).
    """

    start: int
    end: int
    head: int
    first: int
    last: int
    pieces: list[tuple[int, int]]
    rule: str
    host: int = -1
    hosted: bool = False
    paragraph: int = 0
    sentence: int = 0
    leads: list[Hit] = field(default_factory=list)
    cues: list[Hit] = field(default_factory=list)
    speaker: str = ""
    hedged: bool = False
    strength: str = "certain"
    stance: str = ""
    question: bool = False
    conclusion: float = 0.0
    opposed: float = 0.0
    limit: float = 0.0
    disputed: float = 0.0
    scenery: bool = False
    because: list[Hit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    subject: str = ""
    opening: str = ""

    def led_by(self, *kinds: str) -> Hit | None:
        """Give its first connective of one of the kinds, None without one."""
        return next((hit for hit in self.leads if hit.kind in kinds), None)

    def has(self, *kinds: str) -> Hit | None:
        """Give its first other cue of one of the kinds in the main clause, None without one."""
        return next((hit for hit in self.cues if hit.kind in kinds and hit.main), None)

    def asks(self) -> bool:
        """Tell whether it is a question that states nothing."""
        return self.question and "rhetorical" not in self.flags

    def demand(self) -> Hit | None:
        """Give its first word of what ought to be: of its own, or of what its author thinks."""
        own = self.has("directive")
        if own is None and "opines" in self.flags:
            held = (hit for hit in self.cues if hit.kind == "directive" and hit.weight >= FIRM)
            own = next(held, None)
        return own

    def wavers(self) -> bool:
        """Tell whether it is hedged otherwise than as an opinion: "may be", not "I think"."""
        opinions = {hit.start for hit in self.cues if hit.kind == "stance"}
        return any(h.kind == "hedge.author" and h.start not in opinions for h in self.because)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that may be drawn: two drafts by their numbers, its type, score and grounds."""

    source: int
    target: int
    type: str
    score: float
    because: tuple[Hit, ...]


# Rules that fired, by their ids, each with the cue that fired it where there is one.
Fired = list[tuple[str, Hit | None]]


def is_long(drafts: Sequence[Draft]) -> bool:
    """Tell whether a text has more than two paragraphs, or more units than a short text has."""
    return len({draft.paragraph for draft in drafts}) > 2 or len(drafts) > SHORT_TEXT


def juxtaposed(draft: Draft, number: int) -> bool:
    """Tell whether a clause only sets its matter beside its host's: "X rose, while Y fell".

    Before its host "while" concedes; behind it it contrasts two of a kind (Mann and Thompson
    1988, contrast).

    Args:
        draft: The clause.
        number: Its own number.
    """
    lead = draft.led_by("concession")
    return lead is not None and lead.id == JUXTAPOSES and 0 <= draft.host < number


def opens(drafts: Sequence[Draft], number: int) -> bool:
    """Tell whether a unit opens its paragraph, but for a clause of its own before it."""
    before = number - 1
    if before >= 0 and drafts[before].hosted and drafts[before].host == number:
        before -= 1
    return before < 0 or drafts[before].paragraph != drafts[number].paragraph


def closes(drafts: Sequence[Draft], number: int) -> bool:
    """Tell whether a unit is the last of its paragraph."""
    after = number + 1
    return after == len(drafts) or drafts[after].paragraph != drafts[number].paragraph


def in_opening(drafts: Sequence[Draft], number: int, share: float) -> bool:
    """Tell whether a unit is one of the first of a text, or ends its introduction.

    Args:
        drafts: All units in text order.
        number: Number of the unit.
        share: How much of the text its first units are, from 0 to 1.
    """
    if number <= share * len(drafts):
        return True
    if number > INTRODUCTION * len(drafts) or not closes(drafts, number):
        return False
    return all(opens(drafts, other) for other in range(number) if closes(drafts, other))


def stands_out(drafts: Sequence[Draft], number: int) -> bool:
    """Tell whether a unit has its paragraph to itself, or shares it with one other."""
    here = drafts[number].paragraph
    near = drafts[max(number - 2, 0) : number + 3]
    return sum(draft.paragraph == here for draft in near) <= 2


INTRODUCTION = 0.25
JUXTAPOSES = "while.concession"
_FIELDS = tuple(field.name for field in fields(Draft))
_HITS = tuple(_FIELDS.index(name) for name in ("leads", "cues", "because"))
_VALUES = attrgetter(*_FIELDS)
_HIT = attrgetter("id", "kind", "start", "end", "weight", "main")


def ensure_extension() -> None:
    """Register `doc._.argmap` once."""
    from spacy.tokens import Doc

    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)


def load_drafts(doc: Doc) -> list[Draft]:
    """Read the drafts a document carries, in text order; none before `argmap_units` ran."""
    return [_draft(row) for row in _data(doc).get("units", ())]


def save_drafts(doc: Doc, drafts: list[Draft]) -> None:
    """Write the drafts back to their document as plain data."""
    _put(doc, "units", [_row(draft) for draft in drafts])


def load_candidates(doc: Doc) -> list[Candidate]:
    """Read the signalled relations a document carries."""
    return [
        Candidate(source, target, type, score, tuple(Hit(*hit) for hit in because))
        for source, target, type, score, because in _data(doc).get("relations", ())
    ]


def save_candidates(doc: Doc, candidates: list[Candidate]) -> None:
    """Write signalled relations to their document as plain data."""
    rows = [(c.source, c.target, c.type, c.score, [_HIT(h) for h in c.because]) for c in candidates]
    _put(doc, "relations", rows)


def load_parts(doc: Doc) -> list[PartRow]:
    """Read the parts a document was told to have: start, end, kind, whether mapped."""
    return [(start, end, kind, mapped) for start, end, kind, mapped in _data(doc).get("parts", ())]


def save_parts(doc: Doc, parts: list[PartRow]) -> None:
    """Tell a document its parts before the components run."""
    _put(doc, "parts", [list(part) for part in parts])


def _data(doc: Doc) -> dict[str, Any]:
    return getattr(doc._, EXTENSION) or {}


def _put(doc: Doc, key: str, rows: list[Any]) -> None:
    setattr(doc._, EXTENSION, {**_data(doc), key: rows})


def _row(draft: Draft) -> list[Any]:
    row = list(_VALUES(draft))
    for index in _HITS:
        row[index] = [_HIT(hit) for hit in row[index]]
    return row


def _draft(row: list[Any]) -> Draft:
    values = list(row)
    for index in _HITS:
        values[index] = [Hit(*hit) for hit in values[index]]
    return Draft(*values)
