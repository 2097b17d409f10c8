"""Long statements in short: asides go before words of the main clause, and negations never.

A finished map has no parse; commas, brackets, dashes and closed lists of words
(`shortening.toml`) tell where an aside begins and ends and where a clause may stop.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from argmap.export.safe_text import clean

MORE = "…"
BRACKETS = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])(?=[\s,.;:]|$)")
BETWEEN_DASHES = re.compile(r"\s+[–—-]{1,2}\s+[^–—;:]*?\s+[–—-]{1,2}(?=\s)")
BEHIND_SIGN = re.compile(r"(?:;|:|\s[–—-]{1,2})\s.*$")
LEAST_HEAD = 6  # words before a colon or a dash that can stand alone
LEAST_MAIN = 3  # words that go on with a clause behind an aside
FARTHEST = 1.6  # how much longer a statement may be to keep what turns it
LEEWAY = 4  # words too many that are better left than cut off
LEAST = 0.6  # of the room is filled before a statement ends at a boundary
OPENING, CLOSING = "“‘\"'", {"“": "”", "‘": "’", '"': '"', "'": "'"}
EDGES = ".,;:!?”’\"')]"


def shortened(text: str, most: int) -> str:
    """Return a text on one line, of about so many words, with an ellipsis for what is left out.

    First go brackets, asides and what stands behind a colon; then the end, from where a clause or
    phrase begins. A few words more stay where "not", "unless" or "must" would be lost.

    Example:
        >>> shortened("The plan (of May), which few have read, would close two schools.", 6)
        'The plan … would close two schools.'
        >>> shortened("We will build it in June unless the town council votes against it", 9)
        'We will build it in June unless the town council votes …'
    """
    short = clean(text)
    if _length(short) <= most + _leeway(most):
        return short
    for drop in DROPS:
        if _length(short) <= most:
            break
        short = drop(short)
    return short if _length(short) <= most + _leeway(most) else _cut(short.split(" "), most)


def _leeway(most: int) -> int:
    return LEEWAY * most // 25


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    path = Path(__file__).with_name("shortening.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def _length(text: str) -> int:
    return len([word for word in text.split(" ") if word != MORE])


def _bare(word: str) -> str:
    return word.lower().strip(EDGES + OPENING)


def _turns(words: list[str]) -> bool:
    kept = _lists()["kept"]
    return any(_bare(w) in kept or _bare(w).endswith(("n't", "n’t")) for w in words)


def _without_brackets(text: str) -> str:
    found = BRACKETS.sub("", text).strip()
    return found if found else text


def _without_dashes(text: str) -> str:
    return BETWEEN_DASHES.sub(f" {MORE}", text)


def _without_asides(text: str) -> str:
    """Return a text without clauses such as ", which few have read,"."""
    pieces = re.split(r",\s+", text)
    made = pieces[0]
    dropped = False
    for place, piece in enumerate(pieces[1:], 1):
        # One at the end is cut with the end, as far as need be.
        if _begins_aside(piece) and _goes_on(pieces[place + 1 :]):
            made, dropped = f"{made} {MORE}", True
        else:
            made, dropped = f"{made} {piece}" if dropped else f"{made}, {piece}", False
    return made


def _without_appositions(text: str) -> str:
    """Return a text without what between commas tells who, what or when is named before it."""
    pieces = re.split(r",\s+", text)
    kept = pieces[:1]
    for place, piece in enumerate(pieces[1:], 1):
        behind = pieces[place + 1 :]
        named = _begins(piece, "article") and not (behind and _begins(behind[0], "listing"))
        timed = piece.lower().startswith("when ") and behind and _begins(behind[0], "auxiliary")
        kept.append(MORE if (named or timed) and _goes_on(behind) else piece)
    return ", ".join(kept).replace(f", {MORE}, ", f" {MORE} ")


def _without_opening(text: str) -> str:
    """Return a text without what tells when or where before its main clause."""
    pieces = re.split(r",\s+", text)
    while (
        len(pieces) > 1 and _begins(pieces[0], "scene") and not _turns(pieces[0].split(" "))
        and not any(_begins(piece, "joining") for piece in pieces[1:3])
        and _length(", ".join(pieces[1:])) >= LEAST_HEAD
    ):  # fmt: skip
        pieces = pieces[1:]
    rest = ", ".join(pieces)
    return rest if rest == text else f"{MORE} {rest}"


def _begins(piece: str, list_of_words: str) -> bool:
    return _bare(piece.split(" ", 1)[0]) in _lists()[list_of_words]


def _begins_aside(piece: str) -> bool:
    small = piece.lower()
    return any(small == word or small.startswith(f"{word} ") for word in _lists()["aside"])


def _goes_on(pieces: list[str]) -> bool:
    """Return whether what stands behind an aside can go on with the clause before it."""
    return len(" ".join(pieces).split(" ")) >= LEAST_MAIN


def _without_explanation(text: str) -> str:
    """Return a text without what a colon, semicolon or dash adds at its end."""
    found = BEHIND_SIGN.search(text)
    if found is None:
        return text
    head, tail = text[: found.start()], found.group().split(" ")
    return text if _length(head) < LEAST_HEAD or _turns(tail) else f"{head} {MORE}"


def _cut(words: list[str], most: int) -> str:
    """Return words cut where a clause or phrase begins, so that nothing that turns it is lost."""
    places = list(_places(words, most))
    best = next((at for at in places if not _turns(words[at:])), None)
    if best is None and len(words) <= most * FARTHEST and _turns(words[most:]):
        return " ".join(words)
    if best is None and places:
        best = next((at for at in places if at <= most), places[-1])
    kept = words[: best or most]
    while len(kept) > most // 2 and _bare(kept[-1]) in _lists()["dangling"]:
        kept = kept[:-1]
    return _closed(" ".join(kept).rstrip(",;: –—"))


def _places(words: list[str], most: int) -> Iterator[int]:
    """Yield how many words may stand: the fullest line that ends with a clause first.

    Then that ending with a phrase, then longer ones.
    """
    farthest = min(len(words) - 1, int(most * FARTHEST))
    ends: dict[bool, list[int]] = {True: [], False: []}
    for at in range(int(most * LEAST), farthest + 1):
        clause = words[at - 1].endswith((",", ";", ":")) or _bare(words[at]) in _lists()["clause"]
        if clause or _bare(words[at]) in _lists()["phrase"]:
            ends[clause].append(at)
    for clause in (True, False):
        yield from (at for at in reversed(ends[clause]) if at <= most)
    yield from (at for at in sorted(ends[True] + ends[False]) if at > most)


def _closed(text: str) -> str:
    """Return a cut text with its ellipsis, and a quotation that stands open closed."""
    last = max((text.rfind(f" {sign}") for sign in OPENING), default=-1)
    if last < 0:
        return f"{text} {MORE}"
    sign = text[last + 1]
    if CLOSING[sign] in text[last + 2 :]:
        return f"{text} {MORE}"
    opened = text[last + 1 :].split(" ")
    return f"{text[:last]} {MORE}" if len(opened) < LEAST_MAIN else f"{text} {MORE}{CLOSING[sign]}"


DROPS = (
    _without_brackets, _without_dashes, _without_asides, _without_appositions,
    _without_explanation, _without_opening,
)  # fmt: skip
