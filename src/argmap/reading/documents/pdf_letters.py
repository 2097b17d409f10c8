"""The letters of a page of a PDF as runs: words side by side in one line and one type.

A PDF knows letters and where they stand, no words, lines or paragraphs. PDFium gives the letters in
the order they were drawn, with the blanks that it infers from gaps.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]

WIDE_GAP = 1.2  # sizes of the type between two runs, from which on they are apart
RAISED = 0.86  # of the size of a line, below which a figure is a mark that leads to a note
LIFTED = 0.25  # of the size of the type, by which a raised figure stands above its line
TILTED = 0.1  # sine of the angle, from which on a line is no level one
BREAKS = {"\ufffe", "\x02", "\u00ad"}  # PDFium's signs for a hyphen at the end of a line
HYPHEN = "\u00ad"
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_NAME = 120


class Letter(NamedTuple):
    """A letter and its box, from the upper left corner of the page in points.

    Attributes:
        sign: The letter.
        left: Where its box begins.
        top: Where it is highest.
        right: Where the box ends.
        bottom: Where it is lowest.
        base: Where the line that it stands on is.
        size: The size of its type.
        bold: Whether it is bold.
        tilted: Whether it stands on a line that rises or falls.
    """

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    tilted: bool = False


@dataclass(slots=True)
class LetterRun:
    """Letters side by side.

    Attributes:
        text: What they say.
        box: Left, top, right, bottom.
        base: Where the line that it stands on is, from the top of the page.
        size: The size of the type.
        bold: How many of the letters are bold, from 0 to 1.
    """

    text: str
    box: Box
    base: float
    size: float
    bold: float


@dataclass(slots=True)
class _Open:
    """A run that is being read."""

    letters: list[Letter] = field(default_factory=list)

    def closed(self) -> LetterRun | None:
        """Return the run; None where it holds nothing to see."""
        seen = [letter for letter in self.letters if not letter.sign.isspace()]
        if not seen:
            return None
        text = "".join(letter.sign for letter in self.letters).strip()
        box = box_around((row.left, row.top, row.right, row.bottom) for row in seen)
        bold = sum(letter.bold for letter in seen) / len(seen)
        bases = median_low(letter.base for letter in seen)
        return LetterRun(text, box, bases, median_low(letter.size for letter in seen), bold)


def runs_of(page: Any, raw: Any) -> list[LetterRun]:
    """Return the runs of a page, in the order they were drawn.

    What is set aslant over level lines is none of them: a watermark, a credit beside a picture.

    Args:
        page: A page of pypdfium2.
        raw: The module `pypdfium2.raw`.
    """
    found: list[LetterRun] = []
    now = _Open()
    before: list[Letter] = []
    letters = list(_letters(page, raw))
    tilted = sum(letter.tilted for letter in letters if letter is not None)
    level = 2 * tilted < len(letters)
    for letter in letters:
        if letter is not None and letter.tilted and level:
            continue
        if letter is None or (now.letters and _parts(now.letters, letter)):
            found += filter(None, [now.closed()])
            before, now = now.letters or before, _Open()
        if letter is not None and not _is_note_mark(now.letters or before, letter):
            now.letters.append(letter)
    found += filter(None, [now.closed()])
    return found


def _letters(page: Any, raw: Any) -> Iterator[Letter | None]:
    """Yield the letters of a page, None where a line ends."""
    text = page.get_textpage()
    pen = _Pen(text, raw, page.get_cropbox())
    high = -1
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high >= 0 and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = -1
        sign = chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in "\r\n":
            pen.fresh = True
            yield None
            continue
        sign = HYPHEN if sign in BREAKS else sign if sign.isprintable() or sign == " " else ""
        yield pen.letter(index, sign)
        if sign == HYPHEN:
            yield None


class _Pen:
    """Asks PDFium how the letters of a page are drawn.

    Attributes:
        fresh: Whether the next letter begins a word.
    """

    def __init__(self, text: Any, raw: Any, crop: Sequence[float]) -> None:
        self.fresh = True
        self._text, self._raw = text, raw
        self._left, self._top = crop[0], crop[3]
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._bold, self._scale, self._tilted = False, 1.0, False

    def letter(self, index: int, sign: str) -> Letter:
        """Return a letter as it is drawn."""
        raw, text, box = self._raw, self._text, self._box
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if self.fresh and not sign.isspace():
            self._look(index)
        self.fresh = sign.isspace()
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        base = self._y.value
        size = raw.FPDFText_GetFontSize(text, index) * self._scale
        if (sign.isdigit() or sign in "*†‡") and self._is_lifted(index, base, size):
            base, size = base + size / 3, size / 2
        return Letter(
            sign, box.left - self._left, self._top - box.top, box.right - self._left,
            self._top - box.bottom, self._top - base, size, self._bold, self._tilted,
        )  # fmt: skip

    def _look(self, index: int) -> None:
        """Take the type that a word is set in."""
        raw, text = self._raw, self._text
        raw.FPDFText_GetFontInfo(text, index, self._name, _NAME, self._flags)
        self._bold = bool(_BOLD.search(self._name.value.decode("latin-1")))
        raw.FPDFText_GetMatrix(text, index, self._matrix)
        self._scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        self._tilted = abs(self._matrix.b) > TILTED * math.hypot(self._matrix.a, self._matrix.b)

    def _is_lifted(self, index: int, base: float, size: float) -> bool:
        """Return whether a figure stands above the line, as some types draw raised ones."""
        self._raw.FPDFText_GetCharBox(self._text, index, *self._sides)
        return bool(self._sides[2].value - base > LIFTED * size)


def _parts(letters: Sequence[Letter], letter: Letter) -> bool:
    """Return whether a letter begins a new run: in another line, or behind a wide gap."""
    if letter.sign.isspace():
        return False
    last = next((row for row in reversed(letters) if not row.sign.isspace()), None)
    if last is None:
        return False
    size = max(last.size, letter.size, 1.0)
    gap = letter.left - last.right
    other = abs(last.base - letter.base) > size / 2
    return other or gap > WIDE_GAP * size or letter.left < last.left - size / 2


def _is_note_mark(letters: Sequence[Letter], letter: Letter) -> bool:
    """Return whether a small raised figure leads from a word to a note."""
    last = next((row for row in reversed(letters) if not row.sign.isspace()), None)
    if last is None or not (letter.sign.isdigit() or letter.sign in "*†‡"):
        return False
    beside = abs(letter.left - last.right) < last.size and last.base - letter.base < last.size
    lifted = letter.base < last.base - 0.1 * last.size
    return beside and lifted and letter.size < RAISED * last.size


def box_around(boxes: Iterable[Box]) -> Box:
    """Return the box around some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
