"""The text of a table that a spreadsheet may have saved since we wrote it."""

from __future__ import annotations

import codecs
import re

# What spreadsheets save where they are not asked for Unicode, by system and country: Windows, then
# Macintosh, then MS-DOS, then the countries' own; then what is rarer.
LEGACY = (
    "cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp1258", "cp874", "cp932", "gb18030", "cp949", "big5",
    "cp852", "cp866", "cp737", "cp857", "cp775", "mac_latin2", "mac_cyrillic", "mac_greek",
    "mac_turkish", "iso8859_15", "iso8859_2", "iso8859_7", "iso8859_9", "iso8859_4", "iso8859_13",
    "koi8_r", "koi8_u", "euc_jp", "ascii",
)  # fmt: skip
WORDS = re.compile(r"\w*[^\W\x00-\x7f]\w*|[^\w\s\x00-\x7f]")
MOST = 1000  # different words that are looked for


def text_of_table(data: bytes, article: str = "") -> str:
    """Return the text of a table, whatever encoding a spreadsheet saved it in.

    Args:
        data: What the file holds.
        article: Whose claims the table has; its words tell old encodings apart.

    Example:
        >>> text_of_table("caf\u00e9".encode("utf-16")), text_of_table("caf\u00e9".encode("cp1252"))
        ('caf\u00e9', 'caf\u00e9')
        >>> text_of_table("a caf\u00e9".encode("mac_roman"), "My caf\u00e9.")
        'a caf\u00e9'
    """
    return data.decode(encoding_of_table(data, article), "replace")


def encoding_of_table(data: bytes, article: str = "") -> str:
    """Return the encoding that a table is in, as Python calls it; see `text_of_table`.

    Of plain ASCII, which any encoding gives, one is told by what became of letters it has not.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data[:2].count(0) == 1:  # no table begins with a null; two bytes a letter, without a mark
        return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        if not data.decode("utf-8").isascii():
            return "utf-8"
    except UnicodeDecodeError:
        pass
    words = sorted(set(WORDS.findall(article)))[:MOST]
    return max(LEGACY, key=lambda name: _fitting(data, name, words))


def as_saved(text: str, encoding: str) -> str:
    """Return what is left of a text in an encoding that has not all of its letters.

    Example:
        >>> as_saved("Zo\u00eb \u2192 \u041f\u0443", "cp1252")
        'Zo\u00eb ? ??'
    """
    return text.encode(encoding, "replace").decode(encoding, "replace")


def _fitting(data: bytes, encoding: str, words: list[str]) -> int:
    text = data.decode(encoding, "replace")
    return sum(as_saved(word, encoding) in text for word in words)
