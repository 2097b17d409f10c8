"""Texts that hold data in lines: settings, tables, logs of a program, encoded bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEY = re.compile(r"(?P<indent>\s*)(?:- )?[\"']?(?P<key>[\w.$@/-]+)[\"']?\s*[:=](?P<value>\s.*|)$")
_ITEM = re.compile(r"\s*- \S")
_SECTION = re.compile(r"\s*\[{1,2}[\w. :\"'-]+\]{1,2}\s*$")
_COMMENT = re.compile(r"\s*[#;]|---\s*$")
# A word is tried from its first letter alone: tried from each, one long word would take minutes.
_SENTENCE = re.compile(r"(?<![A-Za-z’'-])(?:[A-Za-z’'-]+[ ,]+){3}[A-Za-z’'-]+[.?!][\"')”’]*\s*$")
_LEVEL = r"(?:INFO|NOTICE|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|CRITICAL|SEVERE)"
_CLOCK = r"\d\d:\d\d(?::\d\d)?"
_LOGGED = re.compile(
    rf"\W{{0,2}}(?:\d{{4}}[-/]\d\d[-/]\d\d[T ]{_CLOCK}\S*|{_CLOCK}\S*)?\W{{0,3}}{_LEVEL}\b"
    rf"|\W{{0,2}}\d{{4}}[-/]\d\d[-/]\d\d[T ]{_CLOCK}.{{0,60}}\b{_LEVEL}\b"
    rf"|[A-Z][a-z]{{2}} [ \d]\d {_CLOCK} \S+ [\w./-]+(?:\[\d+\])?: "
    rf"|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{{2}}/\d{{4}}:{_CLOCK}"
)
_ENCODED = re.compile(r"(?<![\w/:.])[A-Za-z0-9+/_=-]{60,}(?![\w/:.])")
_DELIMITERS = ",;\t|"
_PROSE = re.compile(r"\b(?:and|or|the|is|are|was|but|not)\b", re.IGNORECASE)
_FEWEST = 3  # lines
_MOST = 0.9
_VALUE_WORDS = 4


def data_kind(text: str) -> str:
    r"""Return what kind of data a text is, in words for a reader; empty where it may be prose.

    Args:
        text: The text.

    Example:
        >>> data_kind("name: build\non:\n  push: main\njobs:\n  test: make")
        'settings (YAML, INI)'
        >>> data_kind("Ann: Trams are dear.\nBob: They are cheap in the end.\nAnn: No.")
        ''
    """
    if 2 * sum(map(len, _ENCODED.findall(text))) > len(text.strip()) > 0:
        return "encoded data"
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST or any(_SENTENCE.search(line) for line in _unlogged(lines)):
        return ""
    if sum(bool(_LOGGED.match(line)) for line in lines) >= _MOST * len(lines):
        return "a program's log"
    if _are_settings(lines):
        return "settings (YAML, INI)"
    return "a table (CSV)" if _is_table(lines) else ""


def _unlogged(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not (_LOGGED.match(line) or _COMMENT.match(line))]


def _are_settings(lines: Sequence[str]) -> bool:
    """Return whether lines are keys with short values, nested or in sections."""
    rows = [line for line in lines if not _COMMENT.match(line)]
    keys = [match for line in rows if (match := _KEY.match(line))]
    sections = [line for line in rows if _SECTION.match(line)]
    items = [line for line in rows if _ITEM.match(line) and not _KEY.match(line)]
    told = len(keys) + len(sections) + len(items)
    nested = any(not key["value"].strip() for key in keys) and any(key["indent"] for key in keys)
    short = all(len(key["value"].split()) <= _VALUE_WORDS for key in keys)
    plain = all(key["key"][:1].islower() for key in keys)
    single = all(len(key["value"].split()) <= 1 for key in keys)
    fitting = (sections and short) or (nested and short) or (plain and single)
    return (
        len(keys) >= 2
        and 2 * len(keys) >= len(rows) - len(sections)
        and told >= _MOST * len(rows)
        and bool(fitting)
    )


def _is_table(lines: Sequence[str]) -> bool:
    """Return whether every line has as many cells as the first, each of a word or two."""
    if 2 * sum(bool(_PROSE.search(line)) for line in lines) > len(lines):
        return False
    for sign in _DELIMITERS:
        counts = {line.count(sign) for line in lines}
        if len(counts) == 1 and counts.pop() > 1:
            words = sum(len(line.replace(sign, " ").split()) for line in lines)
            return words <= 2 * sum(line.count(sign) + 1 for line in lines)
    return False
