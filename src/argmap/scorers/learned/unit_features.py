"""Plain features of units: what they are by place, words, rules and likeness, each by its name.

A feature is named `group: what`, so that one reads what a model goes by, and a group can be left
out to learn what it is worth. Names are kept in the model's file: a cue or a rule that is gone
counts as absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.text_view import TextView, unit_length
from argmap.scorers.protocol import PlaceAmongRelations

Row = Iterator[tuple[str, float]]
NOWHERE = PlaceAmongRelations(backed=False, serves=False, attacks=False)
WORDS = ("first person", "second person", "obligation", "past", "condition", "possibility")


def by_place(view: TextView, number: int) -> Row:
    """Yield where a unit stands in its text and paragraph."""
    draft, count = view.drafts[number], len(view.drafts)
    here, last = draft.paragraph, max(view.sizes)
    size, first = view.sizes[here], view.first[here]
    yield "place: share of text", number / max(1, count - 1)
    yield "place: share of paragraphs", here / max(1, last)
    yield "place: share of paragraph", (number - first) / max(1, size - 1)
    yield "place: opens paragraph", first == number
    yield "place: closes paragraph", view.last[here] == number
    yield "place: first paragraph", here == 0
    yield "place: last paragraph", here == last
    yield "place: alone in paragraph", size == 1
    yield "place: size of paragraph", min(size, 10) / 10
    yield "place: size of text", min(count, 60) / 60
    sentences = [d.sentence for d in view.drafts[max(0, number - 1) : number + 2]]
    yield "place: sentence goes on", number > 0 and sentences[0] == draft.sentence
    yield "place: sentence goes on behind", number + 1 < count and sentences[-1] == draft.sentence
    yield "place: first", number == 0
    yield "place: last", number == count - 1
    kind = view.kinds[number]
    yield "place: heading", kind == "heading"
    yield "place: title", kind == "title"
    yield "place: list", "list" in kind
    yield "place: not body", kind != "body"
    yield "place: text has headings", bool(view.headings)


def by_words(view: TextView, number: int) -> Row:
    """Yield what stands in a unit and right behind it."""
    draft, words = view.drafts[number], view.words[number]
    text, after = view.words_of(number).lower(), view.behind(number)
    start = view.spans[number][0]
    yield "words: count", min(len(words), 40) / 40
    yield "words: question", "?" in text or draft.question
    yield "words: number", any(letter.isdigit() for letter in text)
    yield "words: points back", bool(words) and words[0] in view.listed["pointing"]
    yield "words: quotation mark", '"' in text or "“" in text
    yield "words: quoted", view.text[max(0, start - 1) : start] in ('"', "“")
    for name in WORDS:
        yield f"words: {name}", not view.listed[name.replace(" ", "_")].isdisjoint(words)
    within = any(part in text for part in view.listed["contraction"])
    yield "words: negation", within or not view.listed["negation"].isdisjoint(words)
    yield "words: asks", "?" in after
    yield "words: colon behind", after == ":"
    yield "words: semicolon behind", after == ";"


def by_reading(view: TextView, number: int) -> Row:
    """Yield what the components found in a unit."""
    draft = view.drafts[number]
    yield "found: speaker", bool(draft.speaker)
    yield "found: reports", draft.reports()
    yield "found: hedged", draft.hedged
    yield "found: hosted", draft.hosted
    yield "found: rejected", draft.stance == "rejects"
    yield "found: endorsed", draft.stance == "endorses"
    for kind in {hit.kind for hit in draft.leads}:
        yield f"lead: {kind}", True
    for kind in {hit.kind for hit in draft.cues if hit.main}:
        yield f"cue: {kind}", True
    for flag in draft.flags:
        yield f"flag: {flag}", True
    for kind in {hit.kind for hit in draft.because}:
        yield f"ground: {kind}", True


def by_rules(view: TextView, number: int) -> Row:
    """Yield what the rules make of a unit."""
    draft, rules = view.drafts[number], view.rules
    main = rules.as_main(number)
    yield "rules: conclusion", draft.conclusion / 2
    yield "rules: opposed", draft.opposed / 2
    yield "rules: limit", draft.limit / 2
    yield "rules: disputed", draft.disputed / 2
    yield "rules: head", rules.as_head(number).score / 2
    yield "rules: root", rules.as_root(number).score / 2
    yield "rules: main", (-1.0 if main is None else main.score) / 2
    yield "rules: may be main", main is not None
    yield "rules: is main", number == rules.main
    yield "rules: claim", rules.as_claim(number, NOWHERE).score / 2
    yield "rules: concludes", draft.concludes
    yield "rules: opposes", draft.opposes
    yield "rules: limits", draft.limits
    yield "rules: scenery", draft.scenery
    yield "rules: prominence", rules.facts.prominence[number] / 2


def by_likeness(view: TextView, number: int) -> Row:
    """Yield how near a unit is to the title, to the text as a whole and to its other units."""
    count, here = len(view.drafts), view.paragraphs[number]
    near = np.delete(view.alike[number], number)
    best = np.sort(near)[::-1]
    elsewhere = view.paragraphs != here
    beside = np.arange(count) != number
    whole = unit_length(view.middle)
    yield "like: text", float(unit_length(view.states[number]) @ whole)
    yield "like: nearest", float(best[0]) if count > 1 else 0.0
    yield "like: three nearest", float(best[:3].mean()) if count > 3 else 0.0
    yield "like: all others", float(near.mean()) if count > 1 else 0.0
    yield "like: other paragraphs", _most(view.alike[number][elsewhere])
    ends = (("first", view.paragraphs.min()), ("last", view.paragraphs.max()))
    for name, paragraph in ends:
        inside = (view.paragraphs == paragraph) & beside
        yield f"like: {name} paragraph", _most(view.alike[number][inside])
    yield "like: own paragraph", float(view.centred[number] @ view.of_paragraphs[number])
    stems = view.stems(view.words_of(number))
    yield "like: has title", view.title is not None
    if view.title is not None:
        words, own = view.title
        title = view.stems(words)
        yield "like: title", float(own @ view.centred[number])
        yield "like: words of title", len(stems & title) / max(1, min(len(stems), len(title)))
    yield "like: content words", min(len(stems), 20) / 20


def _most(values: Array) -> float:
    return float(values.max()) if len(values) else 0.0


def _repeated(view: TextView) -> Iterator[Row]:
    """Yield for each unit how much of its words other units have, too."""
    stems = [view.stems(view.words_of(n)) for n in range(len(view.drafts))]
    uses = Counter(stem for row in stems for stem in row)
    for row in stems:
        shared = sum(uses[stem] > 1 for stem in row) / max(1, len(row))
        spread = sum(uses[stem] - 1 for stem in row) / max(1, len(row)) / 5
        yield iter((("like: shared words", shared), ("like: use of its words", spread)))


GROUPS: Sequence[Callable[[TextView, int], Row]] = (
    by_place, by_words, by_reading, by_rules, by_likeness,
)  # fmt: skip


def unit_features(view: TextView) -> list[dict[str, float]]:
    """Return the features of each unit by their names; one that is absent counts as 0."""
    rows = []
    for number, repeated in enumerate(_repeated(view)):
        found = {name: float(value) for group in GROUPS for name, value in group(view, number)}
        rows.append(found | {name: float(value) for name, value in repeated})
    return rows


def as_matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Array:
    """Return features as an array, a row a unit, a column a name."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], np.float32)
