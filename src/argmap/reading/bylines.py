"""A first line that names the author or the paper, and so is no title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from argmap.reading.shape import JOB, NAME, bare, is_name, is_title
from argmap.reading.structure import Paragraph

_PAPER = (
    r"(?:argus|bulletin|chronicle|courier|daily|dispatch|echo|examiner|express|gazette|globe|guardian"
    r"|herald|independent|inquirer|journal|ledger|magazine|mail|mercury|monitor|news|observer|post"
    r"|press|quarterly|record|register|reporter|review|sentinel|standard|star|sun|telegraph|times"
    r"|tribune|weekly)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_NEXT = 4


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:by |from )?{NAME}(?:(?:, | and | & ){NAME})*"
        rf"(?:,? (?:for |of |at |in )?(?:the )?(?:{NAME}|(?-i:[A-Z])[\w.’'-]+)"
        rf"|,? (?:\w+ ){{0,3}}{JOB}\b[^.!?]{{0,60}}"
        rf"| ?[|/·•] ?[^.!?]{{1,60}})?"
        rf"|by [\w.’'-]+(?: [\w.’'-]+){{1,2}}"
        rf"|(?:the )?(?:[\w.’'-]+ ){{0,3}}{_PAPER}(?:,? .{{0,40}}\d{{4}})?",
        re.IGNORECASE,
    )


def is_byline(rows: Sequence[Paragraph], place: int) -> bool:
    """Return whether a line in the place of the title names the author or the paper.

    A name and a title in capitals look alike; a bare name is one where a title stands below it,
    and more than a name where the text speaks of nothing in it.

    Args:
        rows: All paragraphs.
        place: Number of the line.
    """
    text = bare(rows[place].text)
    if rows[place].mark == "heading" or not (_byline().fullmatch(text) or _capitals(text)):
        return False
    after = rows[place + 1 : place + 1 + _NEXT]
    other = any(
        is_title(row)
        and not _byline().fullmatch(bare(row.text))
        and not any(map(str.isdigit, row.text))
        and len(row.text.split()) > 2
        for row in after
    )
    if other or is_name(text):
        return other
    return not _recurs(text, " ".join(row.text for row in rows[place + 1 :]))


def _capitals(text: str) -> bool:
    """Return whether a line is a name in capitals: "JANE DOE"."""
    return text.isupper() and bool(_byline().fullmatch(text.title()))


def _recurs(text: str, rest: str) -> bool:
    """Return whether a word of a line stands in the text below it."""
    stems = {word[:_STEM].lower() for word in _WORD.findall(text)}
    return any(word[:_STEM].lower() in stems for word in _WORD.findall(rest))
