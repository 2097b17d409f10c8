"""From bytes to text: which encoding, or why it is not text at all."""

from __future__ import annotations

import codecs
import re

from argmap.errors import InputError

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Source: the "magic" signatures of file(1).
_KINDS = (
    (rb"\s{0,99}%PDF-", "a PDF"),
    (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive or an office document"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (rb"\{\\rtf", "a rich text (RTF) file"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*|BM.{4}\0{4}", "an image"),
    (rb"\x7fELF|MZ.{0,60}\x00|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|\x28\xb5\x2f\xfd", "a compressed file"),
    (rb"ID3|OggS|fLaC|RIFF....(?:WAVE|AVI )|....ftyp", "a sound or video file"),
    (rb"SQLite format 3\x00", "a database"),
    (rb"(?i:\s{0,99}(?:<\?xml[^>]{0,199}>\s{0,99})?<(?:!doctype\s+html|html)\b)", "a web page"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL = 0.1
_SAMPLE = 1 << 16
# What English texts that are no Unicode are in: of Windows, of the old Macintosh, of DOS. Of those
# that fit equally well the first is taken.
_PAGES = ("cp1252", "mac_roman", "cp850")
_MESS = 0.5  # how much of a mess charset-normalizer may find a text at most, 0 to 1


def decode_bytes(data: bytes, name: str, encoding: str | None = None, *, kinds: bool = True) -> str:
    """Return the text that bytes hold.

    Args:
        data: A file's bytes.
        name: The file's name, for messages.
        encoding: How they are encoded; where None: by the byte order mark, else UTF-16 where
            every other byte is 0, else UTF-8, else the code page that fits best: Windows-1252,
            of which Latin-1 is a part, or that of the old Macintosh or DOS.
        kinds: Whether bytes that begin like another kind of file are refused.

    Returns:
        The text without its byte order mark, line ends as they stand.

    Raises:
        InputError: The bytes are no text, or no text in that encoding.

    Example:
        >>> decode_bytes("Où ?".encode("utf-16"), "a.txt")
        'Où ?'
    """
    if encoding is not None:
        return _decode_as(data, name, encoding).removeprefix("\ufeff")
    mark, marked = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    body = data[len(mark) :]
    if marked.startswith("utf-32") or (marked.startswith("utf-16") and _is_wide(body)):
        return _decode_as(body, name, marked)
    wide = "" if marked else _wide_encoding(body)
    if wide:
        return _decode_as(body, name, wide)
    _check_text(body, name, kinds)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_bytes(body, name)


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise InputError(f"{name}: no encoding is called {encoding!r}; try utf-8") from error
    except UnicodeError as error:
        raise InputError(
            f"{name}: it is not proper {encoding.upper()}; save it as UTF-8 and try again"
        ) from error


def _is_wide(body: bytes) -> bool:
    # A text in single bytes behind a wrong mark: no zero bytes, and all but all of it ASCII.
    sample = body[:_SAMPLE]
    return b"\0" in sample or sum(byte < 128 for byte in sample) < 0.9 * len(sample)


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 that bytes without a mark are in: every other byte 0; else empty."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if not odd:
        return ""
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.7 and low < 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 and high < 0.05 else ""


def _check_text(data: bytes, name: str, kinds: bool) -> None:
    for pattern, kind in _KINDS if kinds else ():
        if re.match(pattern, data, re.DOTALL):
            raise InputError(
                f"{name}: this is {kind}, not plain text; save it as text and try again"
            )
    sample = data[:_SAMPLE]
    if b"\0" in data or len(_CONTROL.findall(sample)) > _MAX_CONTROL * len(sample):
        raise InputError(f"{name}: this is a binary file, not plain text; give a text file")


def _decode_single_bytes(data: bytes, name: str) -> str:
    """Return the text of bytes that are no Unicode, by the code page that makes least of a mess."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_PAGES), threshold=_MESS).best()
    text = str(best) if best else ""
    # In English most characters are ASCII; another code page read as one of these is a mess.
    if sum(map(str.isascii, text)) < 0.75 * len(text) or not text:
        raise InputError(f"{name}: its encoding cannot be told; save it as UTF-8 and try again")
    return text
