"""The label a paragraph gets, and the pattern rules as labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model import PartKind
from argmap.reading.boilerplate import load_boilerplate
from argmap.reading.shape import bare


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph is taken for.

    Attributes:
        kind: One of `PART_KINDS`.
        reason: Why, for a reader.
        mapped: Whether its statements may be units.
        where: Where the rule behind it holds; empty if no rule of patterns.toml is.
        opens: What the paragraphs after it may be, as in patterns.toml.
        after: Whether it holds only after a paragraph on the author.
    """

    kind: PartKind
    reason: str
    mapped: bool = False
    where: str = ""
    opens: str = ""
    after: bool = False


Labels = dict[int, Label]
Known = Callable[[str], bool]


def match_boilerplate(
    text: str, where: tuple[str, ...], known: Known | None = None
) -> Label | None:
    """Return the label of the first rule that matches a paragraph.

    Args:
        text: The paragraph, its white space made single blanks.
        where: The places whose rules are tried.
        known: Tells of a name whether the rest of the text speaks of that person; rules on
            authors are not tried without it.
    """
    words = bare(text)
    for rule in load_boilerplate():
        if rule.where not in where or (rule.unnamed and known is None):
            continue
        match = rule.match(words)
        if match and not (rule.unnamed and known and known(match["name"])):
            return Label(rule.kind, rule.reason, False, rule.where, rule.opens, rule.after)
    return None
