"""The same words as the same text, however a file wraps, spaces or encodes them.

A text comes hard-wrapped, hyphenated at its line ends, with no-break spaces, soft hyphens, signs of
no width, ligatures or straight quotation marks. Readers of its language see one text, and so must
what reads it: the plain form is read, and what is found there is aligned with the text of record.

Sources: Unicode Standard Annex 14 (line breaking, soft hyphen), Annex 15 (normalization forms);
The Chicago Manual of Style, 6.112 ("smart" quotation marks).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from argmap.reading.alignment import AlignedText, Edit, Markup, edited
from argmap.records import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
HYPHENS = "\u00ad\u2010-"
PARTED = "\n\n"
_SIGNS = re.compile(
    # A blank between two letters is most of a text, and is plain already.
    rf"(?P<blank>(?! [^\s{INVISIBLE}])[\s{INVISIBLE}]*\s[\s{INVISIBLE}]*)"
    rf"|(?P<unseen>[{INVISIBLE}]+)"
    r"|(?P<ligature>[ﬀ-ﬆ])"
    r"|(?P<composed>\w[\u0300-\u036f]+)"
    # Typewriters and German printers quote "so" and „so“.
    r"|(?P<double>[\"„“])"
    r"|(?P<apostrophe>[\u02bc\uff07])"
    r"|(?P<single>['‘’])"
)
# A word is tried from its first letter alone: from each, one of a million letters takes hours.
_BROKEN = re.compile(
    rf"(?<![^\W\d_])(?P<head>[^\W\d_]++)"
    rf"(?P<break>[{HYPHENS}][^\S\n\r]*(?:\r\n|[\n\r])[^\S\n\r]*)(?P<rest>[^\W\d_]+)"
)
_CUT = re.compile(rf"(?<![^\W\d_])(?P<head>[^\W\d_]+)(?P<break>[{HYPHENS}])$")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What no blank parts: a line of signs, a picture as letters. A tokenizer takes as many steps as the
# square of its length, so it is parted.
RUN = 500  # characters
_ENDLESS = re.compile(rf"(?<!\S)\S{{{RUN + 1},}}")
_QUOTED_LINE = re.compile(r"[^\S\n\r]*((?:>[^\S\n\r]?)+)")
_CLOSES = re.compile(r"(?:[^\n'‘’]|(?<=\w)['’](?=\w))*[^\s'‘’]['’](?!\w)")
LONGEST = 200  # characters between two single marks that are a pair
_OPENED = re.compile(r"(?:^|[\s(\[{<«“—–/-])['‘](?=\S)[^\n]*$")
_OPENS = re.compile(rf"(?:^|[\s(\[{{<«“‘—–/-])[*_{INVISIBLE}]*$")


def normalise(
    text: str,
    parts: Sequence[Span],
    known: Callable[[str], bool] = lambda _: False,
    *,
    within: Mapping[int, Sequence[Edit]] | None = None,
    markup: Sequence[Markup] = (),
    continued: frozenset[int] = frozenset(),
) -> AlignedText:
    r"""Return a text in its plain form, aligned with the text of record.

    Within a part every run of white space is one blank, but before a line that quotes (`> …`);
    between two parts stands a blank line, and list marks and rules that stood there are gone.

    Args:
        text: The text of record.
        parts: Start and end of its paragraphs, in order, without the marks before them.
        known: Tells whether a word in small letters is one of the language's, by which a word
            that was hyphenated at the end of a line is put together again.
        within: What else to change in a part, by where the part starts.
        markup: The pairs of marks among these changes.
        continued: Where the parts start that go on with the sentence of the one before.

    Example:
        >>> normalise("It works, be-\ncause\u00a0it is  new.", [(0, 31)], "because".__eq__).text
        'It works, because it is new.'
    """
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))
    edits: list[Edit] = []
    foreign: list[Span] = []
    last = 0
    for start, end in parts:
        if start in continued:
            foreign.append((last, start))
            edits.append(_over(text, last, start, words, known))
        elif last or start:
            edits.append(Edit(last, start, PARTED if last else ""))
        edits += _within(text, start, end, words, known, (within or {}).get(start, ()))
        last = end
    edits.append(Edit(last, len(text), ""))
    return edited(text, edits, markup, foreign)


def _over(
    text: str, last: int, start: int, words: frozenset[str], known: Callable[[str], bool]
) -> Edit:
    """Return what joins a sentence over what stands in its midst: a blank, or the end of a word."""
    match = _CUT.search(text, max(0, last - LONGEST), last)
    rest = _LETTERS.match(text, start)
    if match is None or rest is None:
        return Edit(last, start, " ")
    joint = _joint(match["head"], match["break"], rest.group(), words, known)
    return Edit(match.start("break"), start, joint)


def plain_characters(text: str) -> AlignedText:
    r"""Return a text with plain characters and its lines as they stand, aligned with the text.

    Args:
        text: The text of record.

    Example:
        >>> plain_characters("ﬁne\u00a0day").text
        'fine day'
    """
    return edited(text, _characters(text))


def _characters(text: str) -> Iterator[Edit]:
    for match in _SIGNS.finditer(text):
        words = match.group()
        if match.lastgroup == "blank":
            breaks = "".join(_NEWLINE.findall(words)).replace("\r\n", "\n")
            seen = re.sub(f"[{INVISIBLE}]", "", words)
            plain = re.sub(r"[^\S\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", seen)
            plain = _NEWLINE.sub("\n", plain.replace("\r\n", "\n")) if breaks else plain
        else:
            plain = _plain(text, match)
        if plain != words:
            yield Edit(match.start(), match.end(), plain)


def _within(
    text: str,
    start: int,
    end: int,
    words: frozenset[str],
    known: Callable[[str], bool],
    others: Sequence[Edit],
) -> Iterator[Edit]:
    """Yield what to change within a part; of two changes in one place the first that is named."""
    joined = [
        Edit(
            *match.span("break"),
            _joint(match["head"], match["break"], match["rest"], words, known),
        )
        for match in _BROKEN.finditer(text, start, end)
    ]
    signs = (_sign(text, match, start, end) for match in _SIGNS.finditer(text, start, end))
    runs = (
        Edit(place, place, " ")
        for match in _ENDLESS.finditer(text, start, end)
        for place in range(match.start() + RUN, match.end(), RUN)
    )
    at = start
    for edit in sorted([*runs, *others, *joined, *signs], key=_START):
        # Where a word is put together again, the line end in its midst is no blank.
        if edit.start >= at:
            at = edit.end
            if edit.words != text[edit.start : edit.end]:
                yield edit


_START = attrgetter("start")


def _sign(text: str, match: re.Match[str], start: int, end: int) -> Edit:
    """Return what stands for a sign, with the marks of a quoted line that goes on behind it."""
    if match.lastgroup != "blank":
        return Edit(match.start(), match.end(), _plain(text, match))
    plain, stop = _blank(text, match, start), match.end()
    if plain == " " and _NEWLINE.search(match.group()):
        mark = _QUOTED_LINE.match(text, stop, end)
        stop = mark.end() if mark else stop
    return Edit(match.start(), stop, plain)


def _blank(text: str, match: re.Match[str], start: int) -> str:
    """Return what stands for white space: a new line where one begins or ends to quote."""
    if not _NEWLINE.search(match.group()):
        return " "
    line = max(text.rfind("\n", start, match.start()) + 1, start)
    before, after = _QUOTED_LINE.match(text, line), _QUOTED_LINE.match(text, match.end())
    depth = [len(mark.group(1).replace(" ", "")) if mark else 0 for mark in (before, after)]
    return " " if depth[0] == depth[1] else "\n"


def _joint(
    first: str, hyphen: str, second: str, words: frozenset[str], known: Callable[[str], bool]
) -> str:
    """Return what joins a word that was parted at the end of a line: nothing, or its hyphen."""
    head, rest = first.lower(), second.lower()
    if hyphen[0] == "\u00ad" or head + rest in words or known(head + rest):
        return ""
    compound = f"{head}-{rest}" in words or (known(head) and known(rest))
    return "-" if compound or second[0].isupper() else ""


def _plain(text: str, match: re.Match[str]) -> str:
    """Return the plain form of a sign that is no white space."""
    words = match.group()
    if match.lastgroup == "unseen":
        return ""
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", words)
    if match.lastgroup == "composed":
        return unicodedata.normalize("NFC", words)
    if match.lastgroup == "apostrophe":
        return "'"
    if match.lastgroup == "double":
        return "“" if _opens(text, match) else "”"
    return _single(text, match)


def _opens(text: str, match: re.Match[str]) -> bool:
    return bool(_OPENS.search(text[max(0, match.start() - 8) : match.start()]))


def _single(text: str, match: re.Match[str]) -> str:
    """Return the plain form of a single mark: of quotation where two make a pair, else straight."""
    after = text[match.end() : match.end() + 1]
    if _opens(text, match):
        return "‘" if _CLOSES.search(text, match.end(), match.end() + LONGEST) else "'"
    if after.isalnum():
        return "'"
    opened = _OPENED.search(text, max(0, match.start() - LONGEST), match.start())
    return "’" if opened else "'"
