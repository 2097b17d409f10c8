"""What a short text looks like from outside: a name, a sentence, a heading.

No grammar is known on this floor, so these are tests on letters and on closed word classes.
Where they err they err towards "this may be a sentence", for a lost argument is worse than
a kept heading.
"""

from __future__ import annotations

import re
from functools import cache

from argmap.reading.structure import Paragraph, ends_sentence, unnoted

TITLE_LENGTH = 120
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŇŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
_TITLES = r"(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Mr|Mrs|Ms|Senator|Ambassador)\.?"
_PARTICLE = r"(?:de|da|dos|van|von|der|den|bin|ibn|al|la|le|el|di|du)"
_TOKEN = rf"[{_UPPER}][\w'’.\-]*"
_NO_NAME = r"(?!(?:The|A|An|This|That|These|Those|Our|My|Your|His|Her|Their|Its|In|On|At|For|No)\b)"
NAME = rf"(?-i:{_NO_NAME}(?:{_TITLES} )?{_TOKEN}(?: {_TOKEN}| {_PARTICLE}){{0,3}} {_TOKEN})"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
JOB = (
    r"(?:professor|lecturer|fellow|researcher|scientist|scholar|academic|student|candidate"
    r"|journalist|columnist|correspondent|reporter|editor|writer|author|blogger|contributor"
    r"|novelist|historian|economist|analyst|director|head|chair(?:man|woman|person)?|founder"
    r"|co-founder|president|ceo|lawyer|attorney|consultant|adviser|advisor|teacher|fellowship"
    r"|associate|officer|manager|producer|photographer|staff|activist|campaigner|philosopher"
    r"|psychologist|physician|surgeon|doctor|nurse|gp|barrister|engineer|minister|mp|secretary"
    r"|\w{3,}(?:ologist|ographer|icist|onomist|ician))s?"
)
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|can|cannot|could|will|would|shall|should"
    r"|may|might|must|ought|isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|wouldn|couldn"
    r"|shouldn|won|let[’']s|think|believe|seems?|says?|said|became|becomes?|makes?|made|causes?"
    r"|deserves?|gets?|got|goes|went|came|comes|takes|took|gave|gives|helps|hurts?|kills?|works)\b"
    r"|[’'](?:m|re|ve|ll|d|t)\b|\b(?:i|we|you|they|he|she|it) [a-z]",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening)|ladies and gentlemen"
    r"|(?:mr|madam)\.? (?:speaker|president|chair)|my fellow|friends|thank you)\b",
    re.IGNORECASE,
)
_JOB_WORD = re.compile(rf"\b{JOB}\b", re.IGNORECASE)
_SIGNED_QUOTATION = re.compile(r".*[\"”’»][.,]? *[—–―-]{1,2} *\S[^.!?]*")
_EMPHASIS = "*_`~ "


@cache
def _name() -> re.Pattern[str]:
    return re.compile(NAME)


def bare(text: str) -> str:
    """Return a text without the Markdown emphasis around it."""
    return text.strip(_EMPHASIS)


def holds_sentence(text: str) -> bool:
    """Return whether a text ends like a sentence, or is long enough to hold some."""
    return ends_sentence(text) or len(text) > 2 * TITLE_LENGTH


def may_be_clause(text: str) -> bool:
    """Return whether a text without a full stop may state something all the same."""
    return bool(_FINITE.search(text)) or text[:1].islower()


def is_short(text: str) -> bool:
    """Return whether a text is short, has letters and ends neither in a stop nor in a joint."""
    line = bare(text)
    return 0 < len(line) <= TITLE_LENGTH and not ends_sentence(line) and line[-1] not in ",;:-–—"


def is_signed_quotation(text: str) -> bool:
    """Return whether a line is a quotation with a dash and a name behind it, as a motto is."""
    return text[:1] in '"“‘«' and bool(_SIGNED_QUOTATION.fullmatch(text))


def is_greeting(text: str) -> bool:
    """Return whether a line addresses the readers or hearers."""
    return bool(_GREETING.match(bare(text)))


def is_name(text: str) -> bool:
    """Return whether a line is two to five capitalised words and nothing else."""
    return bool(_name().fullmatch(bare(text))) and not _JOB_WORD.search(text)


def is_job(text: str) -> bool:
    """Return whether a line without a verb names an occupation."""
    return is_short(text) and bool(_JOB_WORD.search(text)) and not may_be_clause(text)


def is_title(paragraph: Paragraph) -> bool:
    """Return whether a first paragraph has the shape of a title."""
    text = unnoted(bare(paragraph.text))
    if paragraph.mark == "heading":
        return True
    if paragraph.mark or not text or len(text) > TITLE_LENGTH or is_greeting(text):
        return False
    if is_signed_quotation(text) or (text[0] in '"“‘«' and text[-1] in '"”’»'):
        return False
    return text[-1] not in ".…,;:-–—" and not text.endswith((".”", '."', ".)"))
