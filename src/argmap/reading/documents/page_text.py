"""The text of a web page from its bytes, by the rules that browsers decode pages by.

Source: HTML Living Standard, determining the character encoding (byte order mark, then `meta`).
"""

from __future__ import annotations

import codecs
import re

from argmap.reading.encoding import decode_bytes

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}(?P<name>[\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"'](?P<xml>[\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
# Pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard, labels).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}


def decode_page(data: bytes, name: str, encoding: str | None) -> str:
    """Return the text of a page.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How it is encoded; where None, as its mark or the page itself says.

    Raises:
        InputError: It is no text in that encoding, or in none that is known.
    """
    if encoding is None and not data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        encoding = _declared(data[:_HEAD])
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (LookupError, UnicodeError):
            pass
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode_bytes(data, name, kinds=False)


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if match is None:
        return None
    label = (match["name"] or match["xml"]).decode("ascii", "replace")
    try:
        known = codecs.lookup(label).name
    except LookupError:
        return None
    # A page whose bytes tell of it in ASCII is in no wide encoding, whatever it says.
    return None if known.startswith(("utf-16", "utf-32")) else _MEANT.get(known, known)
