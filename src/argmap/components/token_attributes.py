"""What spaCy's attribute ruler says of tokens, looked up where it would be matched.

The ruler tries each of its patterns on every token, a quarter of all the time that a parse takes;
most are of one token and ask for its tag, its word and its role in the sentence alone. What they
say of such three is found once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

WORD, ASKED = "LOWER", ("TAG", "DEP", "LOWER", "IS_SPACE")
NONE_OF, FORM = "NOT_IN", "REGEX"  # tests of patterns
ONE_OF = NONE_OF.removeprefix("NOT_")  # by itself it would be a tag as well
TESTS = (ONE_OF, NONE_OF, FORM)
EVERY = ("", "")  # where patterns stand that name neither a word nor a tag
Key = tuple[int, int, int, int]
Single = tuple[int, Mapping[str, Any]]


class AttributeTable:
    """Sets what a ruler of spaCy would set, in the same order."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take over the patterns of a ruler; what asks for more than a token is still matched."""
        from spacy.matcher import Matcher

        self._vocab, self._attrs, self._indices = ruler.vocab, ruler.attrs, ruler.indices
        self._filed: dict[tuple[str, str], list[Single]] = defaultdict(list)
        self._others = Matcher(ruler.vocab)
        rows: Any = ruler.patterns
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                if _is_local(pattern):
                    for place in _places(pattern[0]):
                        self._filed[place].append((number, pattern[0]))
                else:
                    self._others.add(str(number), [pattern])
        asked = [asked.get(WORD) for _, asked in self._filed[EVERY]]
        self._forms = [re.compile(test[FORM]) for test in asked if test]
        self._known: dict[Key, tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], dict[int, Any]] = {}
        self._word = lru_cache(maxsize=50_000)(self._telling)

    def __call__(self, doc: Doc) -> Doc:
        """Return a document whose tokens have what the ruler would set."""
        from spacy.tokens._retokenize import set_token_attrs

        more = self._matched(doc)
        for token, (tag, role, word, space) in enumerate(doc.to_array(list(ASKED)).tolist()):
            key = (tag, role, self._word(word), space)
            if key not in self._known:
                self._known[key] = tuple(self._holding(key))
            found = self._known[key]
            if token in more:
                found = tuple(sorted({*found, *more[token]}))
            if found:
                set_token_attrs(doc[token], self._joined(found))
        return doc

    def _matched(self, doc: Doc) -> Mapping[int, list[int]]:
        """Return the numbers of the patterns of several tokens, by the token they tell of."""
        found: dict[int, list[int]] = defaultdict(list)
        for name, start, end in self._others(doc, allow_missing=True) if len(self._others) else ():
            number = int(self._vocab.strings[name])
            index = self._indices[number]
            found[(start if index >= 0 else end) + index].append(number)
        return found

    def _telling(self, word: int) -> int:
        """Return a word that some pattern asks for; of any other nothing."""
        text = self._vocab.strings[word]
        named = (WORD, text) in self._filed or any(form.search(text) for form in self._forms)
        return word if named else 0

    def _holding(self, key: Key) -> list[int]:
        strings = self._vocab.strings
        tag, role, word, space = key
        told = {
            "TAG": strings[tag], "DEP": strings[role], WORD: strings[word], "IS_SPACE": bool(space),
        }  # fmt: skip
        places = (WORD, strings[word]), ("TAG", strings[tag]), EVERY
        rows = (row for place in places for row in self._filed.get(place, ()))
        return sorted(
            number for number, asked in rows
            if all(_holds(test, told[name]) for name, test in asked.items())
        )  # fmt: skip

    def _joined(self, numbers: tuple[int, ...]) -> dict[int, Any]:
        """Return what patterns say together: a later one goes before an earlier one."""
        if numbers not in self._merged:
            made: dict[int, Any] = {}
            for number in numbers:
                made |= self._attrs[number]
            self._merged[numbers] = made
        return self._merged[numbers]


@lru_cache(maxsize=4)
def attribute_table(ruler: AttributeRuler, patterns: int) -> AttributeTable:
    """Return the table of a ruler, kept for the next text.

    Args:
        ruler: The ruler.
        patterns: How many it has, so that one that got more gets a new table.
    """
    return AttributeTable(ruler)


def _is_local(pattern: list[Any]) -> bool:
    """Return whether a pattern is of one token, and asks for what the table is made by alone."""
    if len(pattern) != 1 or not set(pattern[0]) <= set(ASKED):
        return False
    tests = [(name, test) for name, test in pattern[0].items() if isinstance(test, dict)]
    # Of a word that no pattern names it is not kept which it is.
    return all({*test} <= {*TESTS} - ({NONE_OF} if name == WORD else set()) for name, test in tests)


def _places(asked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return under which words, or else under which tag, a pattern is looked for."""
    for name in (WORD, "TAG"):
        test = asked.get(name)
        if isinstance(test, str):
            return [(name, test)]
        if isinstance(test, dict) and ONE_OF in test:
            return [(name, one) for one in dict.fromkeys(test[ONE_OF])]
        if test is not None and name == WORD:
            break
    return [EVERY]


def _holds(test: Any, told: Any) -> bool:
    if not isinstance(test, dict):
        return bool(test == told)
    return all(
        bool(re.search(asked, told)) if kind == FORM else (told in asked) == (kind == ONE_OF)
        for kind, asked in test.items()
    )
