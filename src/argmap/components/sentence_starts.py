"""Where a sentence must begin, and where none can, as far as its words show before it is parsed.

A parser takes "hon. Friend" and "Lt. Col. Hall" for two sentences and "in the U.S. Farmers had no
rain" for one, for it does not know which abbreviations stand before a name.

References:
    Kiss, T. and Strunk, J. (2006). Unsupervised Multilingual Sentence Boundary Detection.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

Lists = Mapping[str, Container[str]]


def parted_abbreviations(words: Sequence[str], spaced: Sequence[bool], lists: Lists) -> list[int]:
    """Return the tokens whose full stop was parted from them: "hon" and "." before "Friend".

    Args:
        words: The tokens of a text.
        spaced: Whether white space stands behind each.
        lists: The language's lists of words.

    Returns:
        The numbers of the abbreviations; the token behind each is its full stop.
    """
    numbering = lists["numbering_abbreviation"]
    found = []
    for token in range(1, len(words) - 1):
        if words[token] != "." or spaced[token - 1] or not spaced[token]:
            continue
        core, after = words[token - 1].lower(), words[token + 1]
        named = _is_title(words[token - 1], lists) and (after[0].isupper() or after[0] in "“‘")
        if named or (core in numbering and after[0].isdigit()):
            found.append(token - 1)
    return found


def sentence_starts(
    words: Sequence[str],
    begins: Container[int],
    lists: Lists,
    known: Callable[[str], bool] = lambda _: False,
) -> dict[int, bool]:
    """Return the tokens at which a sentence begins, or cannot begin, whatever a parser says.

    Args:
        words: The tokens of a text.
        begins: The tokens that paragraphs and items of lists begin with.
        lists: The language's lists of words.
        known: Tells whether a word in small letters is one of the language's.

    Returns:
        True or False by the number of the token; others are the parser's to tell.

    Example:
        >>> from argmap.lexicon import load_language
        >>> words = "I met Gov. Hall in Oct. He left".split()
        >>> sentence_starts(words, (), load_language("en").words)
        {1: False, 3: False, 4: False, 6: True, 7: False}
    """
    found: dict[int, bool] = {}
    for token in range(1, len(words)):
        before, here = words[token - 1], words[token]
        if token in begins:
            found[token] = True
        elif here[0].islower() and _flows(before):
            # A parser breaks informal prose there: "it is dear ‖ and I cannot pay".
            found[token] = False
        elif len(here.rstrip(".")) == 1 and before.lower() in lists["lettered_noun"]:
            found[token] = False
        elif before[-1] == "." and len(before) > 1:
            begin = _behind_stop(words, token, lists, known)
            if begin is not None:
                found[token] = begin
        elif before == "." and token > 1:
            begin = _behind_parted_stop(words, token, lists, known)
            if begin is not None:
                found[token] = begin
    return found


def _is_title(word: str, lists: Lists) -> bool:
    small = word.lower()
    capital = word != small and small in lists["abbreviated_title"]
    return capital or small in lists["lowercase_title"]


def _flows(before: str) -> bool:
    return before[-1].isalnum() or before in {",", ";"}


def _behind_stop(
    words: Sequence[str], token: int, lists: Lists, known: Callable[[str], bool]
) -> bool | None:
    """Return whether a sentence begins behind a token with a full stop of its own."""
    before, here = words[token - 1], words[token]
    core = before[:-1].lower()
    if core in lists["inner_abbreviation"] and len(core) > 1:
        return False
    if _is_title(before[:-1], lists):
        return False if here[0].isupper() else None
    if core in lists["numbering_abbreviation"] and here[0].isdigit():
        return False
    if len(core) == 1 and before[0].isupper():
        return _behind_letter(words, token, lists)
    if core in lists["closing_abbreviation"] or "." in core:
        return _behind_closing(words, token, lists, known)
    return None


def _behind_parted_stop(
    words: Sequence[str], token: int, lists: Lists, known: Callable[[str], bool]
) -> bool | None:
    """Return whether a sentence begins behind a full stop that is a token by itself."""
    core, here = words[token - 2].lower(), words[token]
    plain = len(core) > 1 and words[token - 2] == core and core.isalpha() and known(core)
    if plain and len(here) > 1 and here[0].isupper() and not _abbreviates(core, lists):
        return True
    if core in lists["closing_abbreviation"] and here[0].isupper() and _starts(words, token, lists):
        return True
    return None


def _abbreviates(word: str, lists: Lists) -> bool:
    """Return whether a full stop behind a word in small letters may be its own."""
    return word in lists["lowercase_title"] or word in lists["inner_abbreviation"]


def _behind_letter(words: Sequence[str], token: int, lists: Lists) -> bool | None:
    """Return whether a sentence begins behind a capital letter: "plan B. It …", not "J. Smith"."""
    if not words[token][0].isupper():
        return None
    named = token > 1 and words[token - 2].lower() in lists["lettered_noun"]
    return True if named or _starts(words, token, lists) else None


def _behind_closing(
    words: Sequence[str], token: int, lists: Lists, known: Callable[[str], bool]
) -> bool | None:
    """Return whether a sentence begins behind an abbreviation that may end one."""
    here = words[token]
    if here[0].islower():
        return False
    if _starts(words, token, lists):
        return True
    # "in the U.S. Farmers had": a common noun in a capital that no part of a name follows
    after = words[token + 1] if token + 1 < len(words) else "."
    small = here.lower()
    firm = words[token - 1][:-1].lower() in lists["firm_abbreviation"]
    definite = token > 1 and words[token - 2].lower() in lists["definite_article"]
    plain = here[1:].islower() and small not in lists["acronym_head"] and known(small)
    goes_on = after[0].islower() and after not in lists["complement_preposition"]
    return True if (firm or definite) and plain and goes_on else None


def _starts(words: Sequence[str], token: int, lists: Lists) -> bool:
    """Return whether a token begins sentences: "The", not "No. 5" nor "All-Star"."""
    after = words[token + 1 : token + 2]
    return (
        words[token][0].isupper()
        and words[token].lower() in lists["sentence_starter"]
        and (after not in (["-"], ["."]))
    )
