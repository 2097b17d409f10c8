"""Subtitles and transcripts (WebVTT, SubRip): cues become turns and paragraphs, times are kept.

Sources: W3C WebVTT (cue voice spans); EIA-608 practice (`>>` where the speaker changes, sounds in
brackets).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from argmap.errors import InputError
from argmap.reading.encoding import decode_bytes
from argmap.reading.extraction import Extraction, Passage, Spot, one_line, put_together
from argmap.reading.structure import ends_sentence
from argmap.records import Origin

PAUSE = 2.0  # seconds of silence behind a sentence, from which on a paragraph ends
MOST_CUES = 50_000  # some forty hours of talk
LONG = 600  # characters, from which on a paragraph ends with its sentence
_COMMA = re.compile(r"(\d\d:\d\d),(\d{3})")
# In round brackets they are in capitals, or in small letters where no sentence goes on around them.
_SOUND = re.compile(
    r"\[[^\]\n]{1,60}\]|[♪♫#]+[^♪♫\n]*[♪♫#]+|[♪♫]+"
    r"|(?:^(?:[-–—>]+ ?)?|(?<=[.!?…:] ))\([a-z][^)\d\n]{0,58}\)|\([A-Z][A-Z ,.’'-]{1,58}\)"
)
_PLACED = re.compile(r"\{\\[^}\n]{1,40}\}")  # where SubRip shows a cue, and how
_CHANGE = re.compile(r"\s*(?:>>+|&gt;&gt;|[-–—](?=\s?\w))\s*")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z0-9][\w.’'-]*){0,3})\s?:(?=\s|$)")


@dataclass(slots=True)
class _Turn:
    """What is said without a change of speaker or a long pause."""

    speaker: str = ""
    text: str = ""
    spots: list[Spot] = field(default_factory=list)

    def add(self, words: str, begins: float, ends: float) -> None:
        """Add the words of a cue."""
        gap = " " if self.text else ""
        start = len(self.text) + len(gap)
        self.text += gap + words
        self.spots.append(Spot(start, len(self.text), begins=begins, ends=ends))


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return what is said in a file of cues.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How it is encoded; found out where None.

    Raises:
        InputError: It is no such file, or nothing is said in it.
    """
    import webvtt

    text = decode_bytes(data, name, encoding, kinds=False)
    if not text.startswith("WEBVTT"):
        # SubRip is WebVTT with a comma in its times; its numbers, which may lack, are names there.
        text = "WEBVTT\n\n" + _COMMA.sub(r"\1.\2", text)
    try:
        cues = webvtt.from_string("\n".join(text.splitlines())).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as error:
        raise InputError(
            f"{name}: its cues cannot be read ({one_line(str(error))}); give the transcript's text"
        ) from error
    if len(cues) > MOST_CUES:
        raise InputError(f"{name}: a transcript of more than {MOST_CUES} cues; give a part of it")
    passages = [_passage(turn) for turn in _turns(cues) if turn.text]
    if not passages:
        raise InputError(f"{name}: nobody says anything in it; give another transcript")
    return put_together(passages, Origin(extracted_by=f"webvtt-py {version('webvtt-py')}"))


def _turns(cues: Iterable[Any]) -> Iterator[_Turn]:
    """Yield the turns of cues, each a paragraph; a long one is parted at ends of sentences."""
    now, last, shown = _Turn(), 0.0, ""
    for cue in cues:
        begins, ends = _seconds(cue.start), _seconds(cue.end)
        for number, (speaker, change, words) in enumerate(_said(cue, shown)):
            pause = begins - last if number == 0 else 0.0
            if change or (speaker and speaker != now.speaker) or _is_full(now, pause):
                yield now
                # What follows a change without a name is somebody's whom nobody names.
                kept = "" if change and not speaker else now.speaker
                now = _Turn(speaker or kept)
                if speaker:
                    now.text = f"{speaker}:"
            now.add(words, begins, ends)
        last, shown = ends, cue.text
    yield now


def _is_full(turn: _Turn, pause: float) -> bool:
    if not ends_sentence(turn.text):
        return False
    return pause >= PAUSE or len(turn.text) >= LONG


def _said(cue: Any, shown: str) -> Iterator[tuple[str, bool, str]]:
    """Yield who speaks in a cue, whether the speaker changes there, and the words.

    Args:
        cue: The cue.
        shown: The words of the cue before, which a rolling caption shows again.
    """
    before = [one_line(line) for line in shown.splitlines()]
    rows = (_PLACED.sub("", line).strip() for line in cue.text.splitlines())
    lines = [one_line(_SOUND.sub(" ", line)) for line in rows]
    fresh = [line for line in lines if line and line not in before]
    held: list[tuple[str, bool, str]] = []
    for line in fresh:
        mark = _CHANGE.match(line)
        words = line[mark.end() :] if mark else line
        label = _LABEL.match(words)
        speaker = label["name"] if label else ""
        words = words[label.end() :].strip() if label else words
        if held and not mark and not label:
            who, change, text = held.pop()
            held.append((who, change, f"{text} {words}".strip()))
        else:
            held.append((speaker, mark is not None, words))
    voice = one_line(cue.voice or "")
    for who, change, words in held:
        yield who or voice, change, words


def _passage(turn: _Turn) -> Passage:
    return Passage(turn.text, spots=tuple(turn.spots))


def _seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(rest), 3)
