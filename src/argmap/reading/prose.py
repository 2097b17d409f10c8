"""Whether a text is English prose; if not, what it is, in words for a reader.

A text is refused only for what it plainly is, never for what it lacks: a headline, a line of
dialect or a sentence with foreign words has few English words too, and is English.

References:
    Grefenstette, G. (1995). Comparing two language identification schemes (by short words).
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from argmap.errors import InputError
from argmap.reading.data_files import data_kind
from argmap.reading.normalisation import plain_characters
from argmap.reading.source_code import is_program

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN_TEXT = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE)
# The first columns of the tables of claims.
_CLAIMS = re.compile(
    r"""^(?:\| id \| role \| says \| |\ufeff?"?id"?[,;\t]"?role"?[,;\t]"?says"?[,;\t])""",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]{0,2000})?/?>|<[!?][^<>]{0,2000}>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|ul|ol|li|table|tr|section|article|main|header|footer|nav"
    r"|h[1-6]|blockquote|script|style|form|figure|iframe|meta|link)\b",
    re.IGNORECASE,
)
_XML = re.compile(
    r"\s*<(?:\?xml|!DOCTYPE|svg\b|rss\b|feed\b|graphml\b|[a-z]+:[a-z]+\b)", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
SAMPLE = 100_000  # characters from either end of a long text
_FEW = 3
LETTERS = 0.25  # share of the signs that are letters, below which a text holds signs, not words
SHORT_WORDS = 0.7  # share of the words that are one letter, from which on they are none
MANY = 200  # signs or words, from which on these shares tell
_SOME = 5
_LISTED = 12
_NO_LANGUAGE = ("English", "in English", "Filler")
ENOUGH = 30  # words, from which on a text of English holds small words of it for certain
HARDLY = 0.02  # share of the words that are such, below which it is none
ENGLISH = 0.1  # share of the words that are small words of English, which has a third of them


def check_prose(text: str, name: str, *, extracted: bool = False) -> None:
    """Raise InputError where a text plainly is no English prose, with what it is.

    Args:
        text: The text.
        name: The file's name, for messages.
        extracted: Whether it was taken out of a file of another form, so that what looks like data,
            marks or code in it is what the article speaks of.
    """
    found = _no_words(text) if extracted else not_prose(text)
    if found:
        what, advice = found
        raise InputError(f"{name}: {what}; {advice}")


def check_claims(text: str, name: str) -> None:
    """Raise InputError where a text is a table of claims that argmap made.

    Args:
        text: The text.
        name: The file's name, for messages.
    """
    if found := _claims(text):
        raise InputError(f"{name}: {found[0]}; {found[1]}")


def check_language(text: str, language: str, name: str) -> None:
    """Raise InputError where the words of a text are of a language that no list here has.

    Many files say wrongly what language they are in, so that a text with the words of English is
    taken for English, and a long one with hardly any is not, whatever its file says.

    Args:
        text: The text.
        language: Code of the language that the file says it is in; empty where it does not.
        name: The file's name, for messages.
    """
    plain = plain_characters(text[:SAMPLE]).text
    words = [word.lower().replace("’", "'") for word in _WORD.findall(plain)]
    english = sum(word in _tables()["English"] for word in words)
    advice = "argmap reads English; give an English text"
    unnamed = ("", "en", "eng", "und", "mul", "zxx", "x")
    if language.lower().split("-")[0] not in unnamed and english < ENGLISH * len(words):
        raise InputError(f"{name}: its language is {safe_code(language)!r}; {advice}")
    if len(words) >= ENOUGH and english < HARDLY * len(words):
        raise InputError(f"{name}: it seems to be another language; {advice}")


def safe_code(language: str) -> str:
    """Return the code of a language without what no such code holds."""
    return re.sub(r"[^\w-]", "", language)[:20]


def not_prose(text: str) -> tuple[str, str] | None:
    """Return what a text is and what to do about it, None where it may be English prose.

    Args:
        text: The text.
    """
    sample = _sample(text)
    # Ligatures and soft hyphens make no foreign words of English ones.
    plain = plain_characters(sample).text
    found = _claims(sample) or _data(text) or _markup(sample) or _program(sample)
    return found or _signs(plain) or _foreign(plain)


def _no_words(text: str) -> tuple[str, str] | None:
    plain = plain_characters(_sample(text)).text
    return _signs(plain) or _foreign(plain)


def _signs(text: str) -> tuple[str, str] | None:
    """Return whether a text is a heap of signs or of single letters, as files made to harm are."""
    signs = [sign for sign in text if not sign.isspace()]
    words = _WORD.findall(text)
    letters = sum(map(str.isalnum, signs))
    single = sum(len(word) == 1 for word in words)
    if (len(signs) > MANY and letters < LETTERS * len(signs)) or (
        len(words) > MANY and single > SHORT_WORDS * len(words)
    ):
        return "these are signs and single letters, not prose", "give the text of an article"
    return None


def _sample(text: str) -> str:
    return text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]}\n{text[-SAMPLE:]}"


def _claims(text: str) -> tuple[str, str] | None:
    if _CLAIMS.search(text[:SAMPLE]):
        return "this is a table of claims that argmap made", "give the article"
    return None


def _data(text: str) -> tuple[str, str] | None:
    """Return whether it is data; JSON by parsing it, and of many lines the first tells."""
    kind = data_kind(_sample(text))
    if kind:
        return f"this is {kind}, not prose", "give the text of the article"
    body = text.strip()
    if body[:1] not in ("{", "[") or body[-1:] not in ("}", "]"):
        return None
    for words in (body, body.splitlines()[0]):
        try:
            data = json.loads(words)
        except (ValueError, RecursionError):
            continue
        form = str(data.get("format", "")) if isinstance(data, dict) else ""
        if form.startswith("argmap-"):
            return "this is what argmap keeps beside an article", "give the article"
        if form.startswith("argmap/"):
            return "this is a map that argmap made", "see it with argmap show, or give the article"
        if (isinstance(data, dict) and data) or (isinstance(data, list) and _holds_data(data)):
            return "this is data (JSON), not prose", "give the text of the article"
    return None


def _holds_data(data: list[object]) -> bool:
    # "[1]" and "[]" may begin a note; a list of lists, objects or several values is data.
    return len(data) > 1 or any(isinstance(value, dict | list | str) for value in data)


def _markup(text: str) -> tuple[str, str] | None:
    if _XML.match(text) and _TAG.search(text):
        what = "a picture (SVG)" if "<svg" in text[:2000].lower() else "a marked-up file (XML)"
        return f"this is {what}, not prose", "give the text of the article"
    tags = [match.group() for match in _TAG.finditer(text)]
    share = sum(map(len, tags)) / max(1, len(text))
    blocks = sum(bool(_BLOCK_TAG.match(tag)) for tag in tags)
    opens = bool(_BLOCK_TAG.match(text.lstrip()))
    if (opens and blocks and len(tags) > 1) or (blocks > 2 and share > 0.1):
        return "this is a piece of a web page (HTML)", "save its text and give that"
    return None


def _program(text: str) -> tuple[str, str] | None:
    lines = [line for line in text.splitlines() if line.strip()]
    if is_program(lines):
        return "this is source code, not prose", "give the text of an article"
    return None


def _foreign(text: str) -> tuple[str, str] | None:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    script = _script(text)
    if script:
        return f"its letters are {script}; argmap reads English", "give an English text"
    if len(words) < _FEW:
        return None
    counts = Counter(words)
    english = sum(counts[word] for word in _tables()["English"])
    others = {
        language: sum(counts[word] for word in listed)
        for language, listed in _tables().items()
        if language != "English"
    }
    language, most = max(others.items(), key=lambda row: row[1])
    filler = sum(counts[word] for word in _rows()["Filler"])
    if (_LATIN_TEXT.search(text) and english < others["Latin"]) or 4 * filler > len(words):
        return "this is filler text (lorem ipsum)", "give the text of an article"
    if most > 1 and most > 2 * english and (8 * most >= len(words)):
        return f"it seems to be {language}; argmap reads English", "give an English text"
    language = _by_all_words(text, len(words), english)
    if language:
        return f"it seems to be {language}; argmap reads English", "give an English text"
    strange = sum(not word.isascii() for word in words)
    if english == 0 and len(words) >= _SOME and 4 * strange > len(words):
        return "it seems to be another language; argmap reads English", "give an English text"
    return _list_of_words(text, words, english)


def _by_all_words(text: str, length: int, english: int) -> str:
    """Return the language that a text without words of English alone has small words of; else "".

    Those that English names and phrases hold count too, unless capitals make them names.
    """
    if english or length < _SOME:
        return ""
    words = Counter(_WORD.findall(text))
    shared = _rows()["English"]
    here = sum(words[word] for word in shared)
    found = {
        language: [word for word in listed - shared if word in words]
        for language, listed in _rows().items()
        if language not in _NO_LANGUAGE
    }
    language, best = max(found.items(), key=lambda row: sum(words[word] for word in row[1]))
    said = sum(words[word] for word in best)
    return language if len(best) > 1 and 6 * said >= length and said > 2 * here else ""


def _list_of_words(text: str, words: list[str], english: int) -> tuple[str, str] | None:
    """Return whether it is a list of words: most lines, or what commas part, are one or two."""
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) < _LISTED // 4:
        rows = [row for row in re.split(r"[,;\n]", text) if row.strip()]
    short = sum(len(row.split()) <= 2 for row in rows)
    listed = len(rows) >= _LISTED and short >= 0.9 * len(rows)
    if listed and len(_STOP.findall(text)) <= 1 and 10 * english < len(words):
        return "this is a list of words, not prose", "give a text of at least one sentence"
    return None


def _script(text: str) -> str:
    """Return the name of the script that most letters are in where it is not Latin; else empty."""
    letters = [sign for sign in text if sign.isalpha()]
    foreign = [sign for sign in letters if ord(sign) > 0x24F]
    if 2 * len(foreign) <= len(letters):
        return ""
    names = Counter(unicodedata.name(sign, "OTHER").split()[0] for sign in foreign[:2000])
    name = names.most_common(1)[0][0]
    return "" if name in _SCRIPTLESS else _SCRIPTS.get(name, name.title())


_SCRIPTLESS = ("LATIN", "MODIFIER", "MATHEMATICAL", "FULLWIDTH")
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


@cache
def _rows() -> Mapping[str, frozenset[str]]:
    raw = files("argmap.reading").joinpath("languages.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(raw).items()}


@cache
def _tables() -> dict[str, frozenset[str]]:
    rows = dict(_rows())
    del rows["Filler"]
    # A word of two languages tells nothing between English and the other.
    plain = rows.pop("English")
    misleading = rows.pop("in English")
    shared = frozenset().union(*rows.values())
    found = {name: row - plain - misleading for name, row in rows.items()}
    return found | {"English": plain - shared}
