"""The label a paragraph gets, and the patterns of boilerplate as labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argmap.model import PartKind
from argmap.reading.boilerplate import MAX_LENGTH, BoilerplatePattern, load_boilerplate
from argmap.reading.shape import bare


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph is taken for.

    Attributes:
        kind: One of `PART_KINDS`.
        reason: Why, for a reader.
        mapped: Whether its statements may be units.
        where: Where the pattern behind it holds; empty if none of boilerplate.toml is.
        list_of: What the paragraphs after it list, as in boilerplate.toml.
        after: Whether it holds only after a paragraph on the author.
    """

    kind: PartKind
    reason: str
    mapped: bool = False
    where: str = ""
    list_of: str = ""
    after: bool = False


# What a paragraph is by itself, whatever stands around it: it is so marked in the file.
FILE_LABELS = {
    "title": Label("title", "It is the title in the head of the file."),
    "author": Label("byline", "It says who wrote the article."),
    "meta": Label("navigation", "It describes the file."),
    "code": Label("navigation", "It is program code."),
    "table": Label("navigation", "It is a table."),
    "box": Label("navigation", "It stands in a box beside the text."),
    "note": Label("navigation", "It is a note."),
    "link": Label("navigation", "It is the address of a link."),
    "source": Label("byline", "It says whose words the quotation is."),
    "caption": Label("image credit", "It is the caption of a picture."),
}

Labels = dict[int, Label]
Known = Callable[[str], bool]


def match_boilerplate(
    text: str, where: tuple[str, ...], known: Known | None = None
) -> Label | None:
    """Return the label of the first pattern that matches a paragraph; None where none does.

    Args:
        text: The paragraph, its white space made single blanks.
        where: The places whose patterns are tried, such as `start`.
        known: Tells of a name whether the rest of the text speaks of that person; those on
            authors are not tried without it.
    """
    words = bare(text)
    if len(words) > MAX_LENGTH or not _any_of(where).fullmatch(words):
        return None
    for rule in _rules(where, known is not None):
        match = rule.match(words)
        if match and not (rule.unnamed and known and known(match["name"])):
            return Label(rule.kind, rule.reason, False, rule.where, rule.list_of, rule.after)
    return None


@cache
def _any_of(where: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for all rows that hold in some places: most paragraphs match none."""
    patterns = (rule.raw for rule in load_boilerplate() if rule.where in where)
    plain = (re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in plain), re.IGNORECASE)


@cache
def _rules(where: tuple[str, ...], named: bool) -> tuple[BoilerplatePattern, ...]:
    """Return the rows that hold in some places, those on authors only where names are known."""
    return tuple(
        rule for rule in load_boilerplate() if rule.where in where and (named or not rule.unnamed)
    )
