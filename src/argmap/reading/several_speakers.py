"""Who speaks where, in a debate, a chat, a transcript or a thread of e-mails; told by lines alone.

Names in front of lines count where at least two take turns: half of the paragraphs begin with one,
and one of them speaks again; or where all lines have a name and a time in brackets, as in a chat.
Questions and answers are mostly one author's, and so are labels such as "Note:". Quoted lines are
another's only where a line says who wrote them: an author alone quotes, too.

References:
    Sacks, H., Schegloff, E. and Jefferson, G. (1974). A simplest systematics for turn-taking.
    RFC 3676, section 4.5 (quoted lines in mail).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.reading.list_numbers import list_words
from argmap.reading.normalisation import plain_characters
from argmap.records import Part, SpeakerTurn

UNNAMED = "another"
LEAST_TURNS = 3
_LONGEST_OPENING = 40  # characters of a turn among which its first word stands
LEAST_SHARE = 0.5  # of the paragraphs, or of the lines where each is one
ASKS_AND_ANSWERS = frozenset(("q", "a", "question", "answer"))
_LINE = re.compile(r"^[ \t]*(?P<words>\S.*)$", re.MULTILINE)
_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?[\])]?"
_CLOCK = re.compile(r"[\[(]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?[\])]")
_BARE_CLOCK = re.compile(_TIME)
# Words of people who talk to each other, in a log whose lines have bare times.
_PERSONAL = re.compile(r"\b(?:I|you|your|we|me|my|us|let['’]s|\w+n['’]t|(?:it|there|that)['’]s)\b")
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z0-9][\w.'’-]*){0,4}"
_LABEL = re.compile(
    rf"(?:\*\*)?(?:(?:{_TIME})?[ –-]*(?P<label>{_NAME})(?: ?[(\[][^)\]]{{1,40}}[)\]])?(?:\*\*)? ?:"
    rf"(?:\*\*)?(?=\s|$)|{_TIME}[ –-]*(?P<chat>[\w.-]{{2,30}}):(?=\s)"
    rf"|(?:{_TIME} ?)?<(?P<nick>[\w.-]{{2,30}})>(?=\s)|(?P<stamped>{_NAME}),? +{_TIME}$)"
)
_POSTED = re.compile(
    r"(?P<name>@?[\w.'’-]{2,30}(?: [A-Z][\w.'’-]*){0,3}) "
    r"(?:wrote|writes|said|says|replied|replies|posted|answered|answers|responded|responds|commented)"
    r"(?: (?:on|at|to) [^:]{1,40})? ?:"
)
_HANDLE = re.compile(r"(?P<name>[a-z][\w.-]{1,29}):(?=\s)")
_QUOTED = re.compile(r"(?:> ?)+")
_WROTE = re.compile(r"(?:On .{4,80}, ?)?(?P<name>[^,:<>]{2,50})(?: ?<[^>]+>)? wrote:")


def find_turns(text: str, spoken: bool = False) -> tuple[SpeakerTurn, ...]:
    r"""Return where somebody begins to speak, and who; nothing where one author speaks.

    What stands before the first turn, and in a thread what is not quoted, is nobody's by name.

    Args:
        text: The raw text.
        spoken: Whether it was said aloud, as cues of a transcript are; then `Q:` and `A:` are two
            people, and not the questions and answers of one author.

    Example:
        >>> [turn.speaker for turn in find_turns("ANN: Yes.\nBOB: No.\nANN: But why?\nBOB: So.")]
        ['ANN', 'BOB', 'ANN', 'BOB']
        >>> find_turns("Note: it rains. Take a coat.")
        ()
    """
    aligned = plain_characters(text)
    plain = aligned.text
    lines = [(match.start("words"), match["words"].rstrip()) for match in _LINE.finditer(plain)]
    turns = _labelled(plain, lines, spoken) or _chatted(lines) or _posted(lines) or _quoted(lines)
    if plain == text:
        return turns
    places = [aligned.origin(turn.start, turn.end) for turn in turns]
    rows = zip(turns, places, strict=True)
    return tuple(replace(turn, start=start, end=end) for turn, (start, end) in rows)


def turns_within(turns: tuple[SpeakerTurn, ...], parts: Iterable[Part]) -> tuple[SpeakerTurn, ...]:
    """Return the turns, none where what is mapped of a text is of one speaker alone."""
    starts = [turn.start for turn in turns]
    places = {bisect_right(starts, part.end - 1) - 1 for part in parts if part.mapped}
    heard = {turns[place].speaker for place in places if place >= 0}
    return turns if len(heard) > 1 else ()


def _labelled(text: str, lines: Sequence[tuple[int, str]], spoken: bool) -> tuple[SpeakerTurn, ...]:
    """Return the turns that names in front of lines begin."""
    plain = frozenset(list_words()["speechless"]) - (ASKS_AND_ANSWERS if spoken else set())
    least = 1 if spoken else 2
    matches = ((start, _LABEL.match(words)) for start, words in lines)
    named = [(start, str(m[m.lastgroup or 0]), m) for start, m in matches if m]
    turns = [
        SpeakerTurn(start, name, start + match.end())
        for start, name, match in named
        if len(name) >= least and plain.isdisjoint(name.lower().split())
    ]
    names = Counter(turn.speaker for turn in turns)
    paragraphs = text.count("\n\n") + 1
    units = paragraphs if paragraphs > 2 else len(lines)
    if len(names) > 1 and len(turns) == len(lines) and _all_timed(match for *_, match in named):
        return tuple(turns)
    if len(names) > 1 and len(turns) == min(units, len(lines)) and _is_exchange(text, turns):
        return tuple(turns)
    timed = len(turns) == len(lines) and all(_BARE_CLOCK.match(m.group()) for *_, m in named)
    if len(names) > 1 and timed and _PERSONAL.search(text, turns[0].end):
        return tuple(turns)
    taken = len(turns) >= max(LEAST_TURNS, LEAST_SHARE * units)
    return tuple(turns) if taken and len(names) > 1 and max(names.values()) > 1 else ()


def _is_exchange(text: str, turns: Sequence[SpeakerTurn]) -> bool:
    """Return whether every paragraph is a turn, by titles before all names or by a word of answer.

    So two turns will do: "Ms Bell: …" and "Mr Adams: …", or "Ann: …" and "Ben: No, …".
    """
    words = list_words()
    if turns[0].start > 0 and text[: turns[0].start].strip():
        return False
    if all(turn.speaker.split()[0].rstrip(".").lower() in words["titles"] for turn in turns):
        return True
    openings = (text[turn.end : turn.end + _LONGEST_OPENING].split() for turn in turns[1:])
    return any(row and row[0].strip(".,!").lower() in words["answers"] for row in openings)


def _chatted(lines: Sequence[tuple[int, str]]) -> tuple[SpeakerTurn, ...]:
    """Return the turns of a chat without times, all of whose lines begin with a handle."""
    plain = frozenset(list_words()["speechless"]) | frozenset(list_words()["labels"])
    matches = [(start, _HANDLE.match(words)) for start, words in lines]
    turns = [SpeakerTurn(start, m["name"], start + m.end()) for start, m in matches if m]
    names = Counter(turn.speaker for turn in turns)
    if len(turns) < max(LEAST_TURNS, len(lines)) or not plain.isdisjoint(names):
        return ()
    return tuple(turns) if len(names) > 1 and max(names.values()) > 1 else ()


def _posted(lines: Sequence[tuple[int, str]]) -> tuple[SpeakerTurn, ...]:
    """Return the turns of a forum, where a line says before each post who wrote it."""
    matches = [(start, _POSTED.fullmatch(words)) for start, words in lines]
    if not matches or matches[0][1] is None:
        return ()
    turns = [SpeakerTurn(start, m["name"], start + m.end()) for start, m in matches if m]
    return tuple(turns) if len({turn.speaker for turn in turns}) > 1 else ()


def _all_timed(matches: Iterable[re.Match[str]]) -> bool:
    """Return whether each label has its time in brackets, so that two lines of two will do.

    So chats have it; a programme ("9:00 Opening: …") has bare times and topics.
    """
    return all(_CLOCK.search(match.group()) for match in matches)


def _quoted(lines: Sequence[tuple[int, str]]) -> tuple[SpeakerTurn, ...]:
    """Return the turns in a thread of mails: quoted lines begin with a sign for each reply."""
    writers: dict[int, str] = {}
    turns: list[SpeakerTurn] = []
    for start, words in lines:
        match = _QUOTED.match(words)
        depth = match.group().count(">") if match else 0
        wrote = _WROTE.fullmatch(words[match.end() if match else 0 :])
        if wrote:
            writers[depth + 1] = wrote["name"].strip()
            continue
        name = writers.get(depth, UNNAMED) if depth else ""
        if not turns or turns[-1].speaker != name:
            turns.append(SpeakerTurn(start, name))
    return tuple(turns) if writers and len({turn.speaker for turn in turns}) > 1 else ()
