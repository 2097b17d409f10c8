"""E-mail: who writes to whom about what, with what others wrote before set apart as theirs.

Sources: RFC 5322 (headers), RFC 3676 (quoted and flowed lines, the line before a signature).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import groupby
from typing import Any

from argmap.errors import InputError
from argmap.reading.documents.titles import titled
from argmap.reading.extraction import Extraction, Passage, one_line, put_together
from argmap.reading.input_formats import check_library
from argmap.reading.labels import match_boilerplate
from argmap.reading.parts import stands_alone
from argmap.reading.structure import ends_sentence, split_paragraphs
from argmap.records import Origin

MOST_PARTS = 200
_QUOTED = re.compile(r"(?:> ?)+")
_WROTE = re.compile(r"(?:On .{4,120},? )?.{2,80} wrote:$")
_FORWARD = re.compile(
    r"-{2,}\s*(?:Original Message|Forwarded message|Begin forwarded message)\s*-{0,}|_{20,}",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\**(From|Sent|Date|To|Cc|Subject|Reply-To)\s?:\**\s*(.*)", re.IGNORECASE)
# The same in a page, its lines as one (Outlook).
_HEAD = re.compile(
    r"From\s?: (?P<sender>.{2,120}?) (?:Sent|Date)\s?: (?P<day>.{4,80}?) "
    r"To\s?: .{2,600}?(?: Subject\s?: .{0,400})?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?:^|[\s_-])signature(?:$|[\s_-])", re.IGNORECASE)
# What a telephone adds, and what a signature by OpenPGP (RFC 4880, section 7) puts around a text.
_SENT = re.compile(r"(?:Sent from|Get Outlook for) [^.!?]{1,60}\.?", re.IGNORECASE)
_SIGNED = re.compile(
    r"-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]{1,30}: [^\n]{0,200}\n)*\n?"
)
_SIGNATURE = re.compile(
    r"-----BEGIN PGP SIGNATURE-----\n(?:[^\n]{0,200}\n){0,200}?-----END PGP [^\n]*"
)
NOTICE = 60  # words of a plain text, up to which it may only say that the mail is a page
ENDS = ("end",)  # where the patterns of boilerplate.toml hold that tell how a mail ends
SIGNED, LINE = 6, 60  # lines below a text that may be a signature; characters of one
_FIRST_NAME = re.compile(r"[A-Z][\w’'.-]{0,20}(?: [A-Z][\w’'.-]{0,20})?")
STUB = 3  # times as many words in the page, from which on it does
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s?:\s*)+", re.IGNORECASE)


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a mail, quoted lines with the name of who wrote them above.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: Of no matter: the mail says it.

    Raises:
        InputError: It is no mail, or holds no words.
    """
    mail = message_from_bytes(data, policy=policy.default)
    if not (mail.get("From") or mail.get("Subject")):
        raise InputError(f"{name}: this is no e-mail: it has no sender and no subject")
    passages = list(_body(mail, name))
    if not passages:
        raise InputError(f"{name}: this e-mail holds no words; its attachments are not read")
    origin = _origin(mail)
    return put_together(titled(passages, origin.title), origin)


def _body(mail: EmailMessage, name: str) -> Iterator[Passage]:
    """Yield the passages of a mail: of its plain text, or of its page where it has no other."""
    if sum(1 for _ in mail.walk()) > MOST_PARTS:
        raise InputError(f"{name}: this e-mail has more than {MOST_PARTS} parts; give its text")
    part: Any = mail.get_body(preferencelist=("plain",))
    text = _content(part) if part is not None else ""
    part = mail.get_body(preferencelist=("html",))
    page = _content(part) if part is not None else ""
    if text.strip() and not (page.strip() and _is_stub(text, page, name)):
        yield from _closed(plain_passages(text))
    elif page.strip():
        check_library("lxml", name, "an e-mail that is a web page")
        yield from _closed(_page_passages(page))


def _closed(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages, those marked with which one of several mails ends: a greeting, a name.

    Nobody's text ends there, so that what ends an article does not tell of them.
    """
    for _, written in groupby(passages, key=lambda passage: passage.quotes):
        rows = list(written)
        last = _end_of(rows)
        for place, row in enumerate(rows):
            yield replace(row, mark=row.mark or "meta") if place >= last else row


def _end_of(rows: Sequence[Passage]) -> int:
    """Return from which passage on a mail only takes leave: a greeting, a name, an address."""
    last = len(rows)
    while last > 1 and (rows[last - 1].mark or match_boilerplate(rows[last - 1].text, ENDS)):
        last -= 1
    for place in range(last - 1, max(last - SIGNED, 0), -1):
        text = rows[place].text
        if len(text) > LINE or ends_sentence(text):
            break
        if match_boilerplate(text, ENDS) or (place == last - 1 and _FIRST_NAME.fullmatch(text)):
            return place
    return last


def _is_stub(text: str, page: str, name: str) -> bool:
    """Return whether the plain text of a mail only says that it is to be read as a page."""
    words = len(text.split())
    if words > NOTICE:
        return False
    check_library("lxml", name, "an e-mail that is a web page")
    return sum(len(row.text.split()) for row in _page_passages(page)) > STUB * words


def _page_passages(page: str) -> Iterator[Passage]:
    """Yield the passages of a mail that is a web page."""
    from lxml import html

    from argmap.reading.documents.elements import Walk

    tree = html.document_fromstring(page)
    for node in [node for node in tree.iterdescendants() if _is_signature(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    body = tree.find("body")
    deeper = 0
    for passage in Walk().passages(tree if body is None else body):
        head = _HEAD.fullmatch(passage.text)
        text = _told(head["sender"], head["day"]) if head else passage.text
        told = head or _WROTE.fullmatch(text) or _SENT.fullmatch(text)
        mark = "meta" if told else passage.mark
        yield replace(passage, text=text, mark=mark, quotes=passage.quotes + deeper)
        deeper += head is not None


def _is_signature(node: Any) -> bool:
    """Return whether an element of a page is a signature, by the name that programs give it."""
    return bool(_SIGNS.search(f"{node.get('class') or ''} {node.get('id') or ''}"))


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):
        raw = part.get_payload(decode=True) or b""
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def plain_passages(text: str) -> Iterator[Passage]:
    r"""Yield the passages of the plain text of a mail.

    Args:
        text: The text, its lines as they stand.

    Example:
        >>> rows = plain_passages("I agree.\n\nOn Monday, Ann Lee wrote:\n> It\n> pays.")
        >>> [(row.text, row.mark, row.quotes) for row in rows]
        [('I agree.', '', 0), ('On Monday, Ann Lee wrote:', 'meta', 0), ('It pays.', '', 1)]
    """
    depth, lines = 0, list[str]()
    below = 0
    text = _SIGNATURE.sub("", _SIGNED.sub("", text.replace("\r\n", "\n")))
    for line, deeper in _lines(text):
        mark = _QUOTED.match(line)
        here = (mark.group().count(">") if mark else 0) + deeper
        if here != depth:
            yield from _block(lines, depth)
            lines = []
        depth = here
        lines.append(line[mark.end() :] if mark else line)
        below = deeper
    yield from _block(lines, depth if lines else below)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the lines of a mail, and how many mails they are quoted from by a head alone.

    A mail below "Original Message" has no `>`: its head is told as "NAME wrote:".
    """
    rows = text.replace("\r\n", "\n").split("\n")
    deeper, place = 0, 0
    while place < len(rows):
        row = rows[place].rstrip()
        head = _head(rows, place + 1 if _FORWARD.fullmatch(row.strip()) else place)
        if head is not None:
            wrote, place = head
            yield "", deeper
            yield wrote, deeper
            yield "", deeper
            deeper += 1
            continue
        if row == "--" or rows[place] == "-- ":
            # The signature runs to the end of its mail; what quotes or answers goes on.
            place += 1
            while place < len(rows) and rows[place].strip() and not rows[place].startswith(">"):
                place += 1
            continue
        yield row, deeper
        place += 1


def _head(rows: Sequence[str], place: int) -> tuple[str, int] | None:
    """Return the head of a mail that stands at a line as "NAME wrote:", and the line behind it."""
    said: dict[str, str] = {}
    while place < len(rows) and not rows[place].strip() and not said:
        place += 1
    while place < len(rows):
        match = _HEADER.fullmatch(rows[place].strip())
        if match is None:
            break
        said[match[1].lower()] = match[2].strip()
        place += 1
    if "from" not in said or len(said) < 3:
        return None
    return _told(said["from"], said.get("sent") or said.get("date") or ""), place


def _told(sender: str, day: str) -> str:
    """Return the head of a mail as "NAME wrote:"."""
    name, address = parseaddr(sender.replace("[mailto:", "<").replace("]", ">"))
    who = name.strip("\"' ") or address or sender
    return f"On {day}, {who} wrote:" if day else f"{who} wrote:"


def _block(lines: Sequence[str], depth: int) -> Iterator[Passage]:
    """Yield the paragraphs of lines that one person wrote."""
    text = "\n".join(lines)
    if not text.strip():
        return
    rows = split_paragraphs(text, stands_alone)
    for row in rows:
        words = one_line(text[row.start : row.end])
        mark = "meta" if _WROTE.fullmatch(words) or _SENT.fullmatch(words) else row.mark
        before = text[: row.start].rsplit("\n", 1)[-1].strip()
        number = before if mark == "number" else ""
        yield Passage(words, mark, row.level, number, depth)


def _origin(mail: EmailMessage) -> Origin:
    name, address = parseaddr(str(mail.get("From") or ""))
    date: Any = getattr(mail.get("Date"), "datetime", None)
    subject = one_line(str(mail.get("Subject") or ""))
    return Origin(
        title=_REPLY.sub("", subject),
        author=one_line(name or address),
        date=date.date().isoformat() if date is not None else "",
        language=one_line(str(mail.get("Content-Language") or "")).split(",")[0],
        extracted_by="argmap (e-mail)",
    )
