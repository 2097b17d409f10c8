"""Lines of program code, told from lines of prose by their signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"[A-Za-z_][\w.]*"
# Words of programs are words of English too ("import", "return", "for"): their signs decide.
_FORMS = (
    r"[{}\[\]();]+,?",
    r".*[{}](?:\s*(?://|\#).*)?",
    r"(?=.*(?:\w\(|\s=\s)).*;(?:\s*(?://|\#).*)?",
    rf"\*?{_NAME}(?:\[[^\]]*\])?(?:, ?{_NAME})*(?:\s?:\s?[\w.\[\], |]+)?"
    r"\s?[-+*/%|&^:]?=\s?[^=\s].*",
    r"(?:const|let|var|auto|final|static|int|float|double|char|bool|string|void)"
    rf"\s{_NAME}\s?[=;(,:].*",
    rf"(?:async\s)?(?:def|fn|func|function|sub)\s(?:{_NAME})?\s?[(<].*",
    rf"(?:class|struct|enum|interface|trait|impl)\s{_NAME}(?:\([^)]*\))?\s?[:{{]",
    r"(?:public|private|protected|export|extern|unsafe)\s\w+\s.*[({;=].*",
    r"(?:(?:el)?if|while|for|with|else if|switch|catch)\b.*[(=<>\[\"'].*[:{]|while True:",
    r"for \w+(?:, ?\w+)* in [\w.]+(?:\(.*\))?:",
    r"(?:else|try|finally|except(?:\s[\w.]+(?:\sas\s\w+)?)?)\s?:",
    r"import\s(?:[\w.*{}, ]+\sfrom\s[\"'].*|[a-z_]\w*(?:\.\w+)*(?:\sas\s\w+)?;?)",
    r"from\s[\w.]+\simport\s.*",
    r"\#(?:include|define|ifdef|ifndef|endif|pragma|!/).*",
    rf"@{_NAME}\(.*\)|@(?:property|staticmethod|classmethod|dataclass|Override|Test|cache)",
    r"return\b.*[-+*/;()\[\]{}].*|return \w+;?",
    rf"(?:await\s)?{_NAME}(?:(?:->|::){_NAME})*\([^()]*(?:\([^()]*\)[^()]*)*\)\s?[;:,{{]?",
    r"//.*|/\*.*|.*\*/",
    r"SELECT\s.+\sFROM\b.*|INSERT INTO\s.*|UPDATE\s.+\sSET\s.*|CREATE TABLE\s.*|DELETE FROM\s.*",
    r"(?:FROM|(?:(?:LEFT|RIGHT|INNER|OUTER|FULL|CROSS) )*JOIN|WHERE|(?:GROUP|ORDER) BY|HAVING"
    r"|VALUES|LIMIT|UNION(?: ALL)?|AND|OR|ON|SET|WITH)\s(?=.*(?:[_.=<>();*]|\b\d)).*",
    r"(?:\$|>>>)\s[a-z][\w-]*(?:\s[-\w./=:\"']+)*",
    r".*(?:===|!==|=>\s?[({]|\+\+;).*",
)
_CODE = re.compile("|".join(rf"(?:{form})" for form in _FORMS))
_SIGNS = re.compile(
    r"[=(){}\[\];<>#@$/*_]|^(?:[a-z]+\b.*:|from .* import |import |return )|^[A-Z]{6} "
)
_SENTENCE = re.compile(r"(?:[A-Za-z’']+[ ,]+){4}[A-Za-z’']+[.?!][\"')”’]*$")
_COMMENT = ("#", "//", "*", '"""', "--")
_LONGEST = 300
_ENOUGH = 0.6


def is_code_line(line: str) -> bool:
    """Return whether a line is one of a program.

    Example:
        >>> [is_code_line(line) for line in ("total = fee * 2", "let us import less wheat;")]
        [True, False]
    """
    words = line.strip()
    if not 0 < len(words) <= _LONGEST or not _SIGNS.search(words):
        return False
    return bool(_CODE.fullmatch(words)) and not _SENTENCE.search(words)


def is_program(lines: Iterable[str]) -> bool:
    """Return whether most lines are of a program, comments aside."""
    rows = [line.strip() for line in lines if line.strip()]
    found = [row for row in rows if is_code_line(row)]
    code = len(found)
    comments = sum(row.startswith(_COMMENT) for row in rows)
    # One line may be prose with a sign in it; it must end like a line of a program too.
    sure = code > 1 or (code == 1 and rows[-1][-1] in ";{})")
    long = 2 * sum(map(len, found)) >= sum(map(len, rows)) or comments > 0
    return sure and long and code >= _ENOUGH * (len(rows) - comments)
