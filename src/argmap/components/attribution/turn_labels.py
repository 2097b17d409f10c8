"""Find who speaks in a text of several speakers, by the name in front: "MR. ADAMS: …", "Q: …".

A name counts where others take turns with it. A paragraph without a name goes on with the turn
before it (Sacks, Schegloff and Jefferson 1974, turn-taking). Questions and answers are an interview
where a question speaks to somebody; else they are the author's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit, PartRow
from argmap.lexicon.registry import decided

TURN_RULE = decided("attribution.turn", __name__)
LEAST_TURNS = 3
LONGEST_NAME = 5
LONGEST_INITIALS = 3
LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Turn:
    """The beginning of a turn.

    Attributes:
        name: Who speaks, without a title.
        start: First character of what stands in front: the name, or a time before it.
        end: Character behind the colon.
    """

    name: str
    start: int
    end: int


def turn_sources(
    parse: Parse, drafts: Sequence[Draft], parts: Sequence[PartRow] = ()
) -> list[Attribution | None]:
    """Return who says each unit by the name in front of its turn, None where no turns are told.

    Args:
        parse: The document.
        drafts: Its units in text order.
        parts: The parts of the text; where they name speakers, their labels stand outside them.
    """
    if any(part.speaker for part in parts if part.mapped):
        starts = [part.start for part in parts]
        around = [max(0, bisect_right(starts, draft.start) - 1) for draft in drafts]
        every = [part.speaker for part in parts if part.speaker]
        labels = [
            _in_full(parts[number].speaker, every) if parts[number].mapped else ""
            for number in around
        ]
        return [_by_label(parse, *row) for row in zip(drafts, labels, strict=True)]
    turns = _turns(parse)
    if not turns:
        return [None] * len(drafts)
    begins = [turn.start for turn in turns]
    # A unit may begin before the name that stands in it.
    places = [bisect_right(begins, max(draft.start, draft.end - 1)) - 1 for draft in drafts]
    names = [turn.name for turn in turns]
    turns = [replace(turn, name=_in_full(turn.name, names)) for turn in turns]
    heard = {turns[place].name for place in places if place >= 0}
    if not _take_turns(parse, [turn for turn in turns if turn.name in heard]):
        return [None] * len(drafts)
    return [_of_turn(turns[place]) if place >= 0 else None for place in places]


def _by_label(parse: Parse, draft: Draft, label: str) -> Attribution | None:
    if not label:
        return None
    return Attribution(_untitled(parse, label), (), Hit("", TURN_RULE, draft.start, draft.end))


def _of_turn(turn: Turn) -> Attribution:
    return Attribution(turn.name, (), Hit("", TURN_RULE, turn.start, turn.end))


def _turns(parse: Parse) -> list[Turn]:
    """Return what may be the turns of a text, in order."""
    text = parse.text
    if ":" not in text:
        return []
    found = []
    for match in parse.language.patterns["turn"].finditer(text):
        name = _untitled(parse, match["name"])
        if _may_be_name(parse, name):
            found.append(Turn(name, match.start(), match.end()))
    return found


def _in_full(name: str, names: Sequence[str]) -> str:
    """Return a speaker's full name where a label has its initials: "JH" beside "Jo Hale"."""
    if not name.isupper() or not 2 <= len(name) <= LONGEST_INITIALS:
        return name
    full = (n for n in names if "".join(word[0] for word in n.split()).upper() == name != n)
    return next(full, name)


def _untitled(parse: Parse, label: str) -> str:
    """Return a label without the titles and the article that it begins with."""
    dropped = parse.words["title"] | parse.words["article"]
    words = label.split()
    while len(words) > 1 and words[0].lower() in dropped:
        words = words[1:]
    return " ".join(words)


def _may_be_name(parse: Parse, name: str) -> bool:
    words = name.lower().split()
    labels = parse.words["text_label"]
    plain = all(word not in labels and word.removesuffix("s") not in labels for word in words)
    return plain and len(words) <= LONGEST_NAME


def _take_turns(parse: Parse, turns: Sequence[Turn]) -> bool:
    """Return whether those who are named in front take turns, and so speak.

    Where only one of them is heard, the others are not of the article, and he is its author.
    """
    names = Counter(turn.name.lower() for turn in turns)
    paragraphs = parse.text.count("\n") - parse.text.count("\n\n") + 1
    if len(names) < 2 or len(turns) < LEAST_SHARE * min(paragraphs, 2 * LEAST_TURNS):
        return False
    exchange = parse.words["exchange_label"]
    if all(name in exchange or len(name) == 1 for name in names):
        return _addresses(parse, turns)
    shouted = all(turn.name.isupper() for turn in turns)
    return len(turns) >= LEAST_TURNS and (max(names.values()) > 1 or shouted)


def _addresses(parse: Parse, turns: Sequence[Turn]) -> bool:
    """Return whether a question speaks to somebody: "Why do you want the ferry back?"."""
    reader = parse.words["reader_pronoun"]
    asks = parse.words["question_label"]
    ends = [turn.start for turn in turns[1:]] + [len(parse.text)]
    for turn, end in zip(turns, ends, strict=True):
        if turn.name.lower() in asks:
            words = parse.text[turn.end : end].lower().replace("?", " ").split()
            if not reader.isdisjoint(words):
                return True
    return False
