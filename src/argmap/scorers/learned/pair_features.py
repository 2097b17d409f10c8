"""Plain features of pairs of units: how far one stands from the other, what they share.

A row is the unit that would bear on the other, a column the one it would bear on.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.text_view import TextView

Table = NDArray[np.generic]
Tables = Iterator[tuple[str, Table]]


def by_distance(view: TextView) -> Tables:
    """Yield how far apart two units stand, in units and in paragraphs."""
    count = len(view.drafts)
    place = np.arange(count)
    gap = place[None, :] - place[:, None]
    far = np.abs(gap)
    for step in (-1, 1, -2, 2):
        yield f"distance: {step:+d}", gap == step
    yield "distance: near", far <= 4
    yield "distance: units", np.minimum(far, 30) / 30
    yield "distance: magnitude", np.log(np.maximum(far, 1)) / 4
    yield "distance: behind", gap > 0
    paragraphs = view.paragraphs[None, :] - view.paragraphs[:, None]
    same = paragraphs == 0
    sentences = np.array([draft.sentence for draft in view.drafts])
    yield "distance: same paragraph", same
    yield "distance: same sentence", sentences[None, :] == sentences[:, None]
    yield "distance: neighbours in paragraph", same & (far == 1)
    yield "distance: paragraph beside", np.abs(paragraphs) == 1
    yield "distance: paragraph before", paragraphs == -1
    yield "distance: paragraph behind", paragraphs == 1
    yield "distance: paragraphs", np.minimum(np.abs(paragraphs), 12) / 12
    yield "distance: later paragraph", paragraphs > 0
    yield "distance: same section", view.sections[None, :] == view.sections[:, None]


def by_ends(view: TextView) -> Tables:
    """Yield which of two units open or close their paragraphs."""
    opens = np.array([view.first[d.paragraph] == n for n, d in enumerate(view.drafts)])
    closes = np.array([view.last[d.paragraph] == n for n, d in enumerate(view.drafts)])
    paragraphs = view.paragraphs[None, :] - view.paragraphs[:, None]
    same = paragraphs == 0
    heading = np.array([kind == "heading" for kind in view.kinds])
    colon = np.array([view.behind(n) == ":" for n in range(len(view.drafts))])
    yield "ends: to an opening", _to(opens)
    yield "ends: to a closing", _to(closes)
    yield "ends: to own opening", same & _to(opens)
    yield "ends: to own closing", same & _to(closes)
    yield "ends: to another's opening", ~same & _to(opens)
    yield "ends: opening to another", ~same & _of(opens)
    yield "ends: closing to another", ~same & _of(closes)
    yield "ends: to the closing before", (paragraphs == -1) & _to(closes)
    yield "ends: to a heading", _to(heading)
    yield "ends: to what a colon follows", _to(colon)


def by_shared(view: TextView) -> Tables:
    """Yield what two units share: words, openings, speakers, hosts."""
    drafts = view.drafts
    hosts = np.array([draft.host for draft in drafts])
    place = np.arange(len(drafts))
    spoken = np.array([bool(draft.speaker) for draft in drafts])
    overlap, shared = _overlap(view)
    yield "shared: words by weight", overlap
    yield "shared: words", np.minimum(shared, 6) / 3
    yield "shared: target is host", hosts[:, None] == place[None, :]
    yield "shared: source is host", hosts[None, :] == place[:, None]
    yield "shared: opening", _equal([draft.opening for draft in drafts])
    yield "shared: speaker", _equal([draft.speaker for draft in drafts])
    yield "shared: one has a speaker", _of(spoken) != _to(spoken)


def by_likeness(view: TextView) -> Tables:
    """Yield how alike two units and their paragraphs are in meaning."""
    own, rows = view.alike, view.of_paragraphs
    lengths = np.maximum(1e-6, np.linalg.norm(view.states, axis=1, keepdims=True))
    plain = view.states / lengths
    apart = own - 9 * np.eye(len(own), dtype=np.float32)
    order = np.argsort(-apart, axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    yield "like: states", plain @ plain.T
    yield "like: own", own
    yield "like: to the paragraph", view.centred @ rows.T
    yield "like: of the paragraph", (view.centred @ rows.T).T
    yield "like: paragraphs", rows @ rows.T
    yield "like: nearest", rank == 0
    yield "like: among three nearest", rank < 3
    yield "like: nearest of the target", rank.T == 0


def by_rules(view: TextView) -> Tables:
    """Yield what the rules say of two units, as of one paragraph or of two."""
    count = len(view.drafts)
    within, between = np.zeros((2, count, count), np.float32)
    types = np.full((count, count), "", dtype=object)
    for source in range(count):
        for target in range(count):
            if source == target:
                continue
            same = view.paragraphs[source] == view.paragraphs[target]
            made = (view.rules.within if same else view.rules.between)(source, target)
            (within if same else between)[source, target] = made.score
            types[source, target] = made.type
    yield "rules: within", within
    yield "rules: between", between
    yield "rules: rebut", types == "rebut"
    yield "rules: qualify", types == "qualify"
    yield "rules: undercut or linked", (types == "undercut") | (types == "linked")


GROUPS: tuple[Callable[[TextView], Tables], ...] = (
    by_distance, by_ends, by_shared, by_likeness, by_rules,
)  # fmt: skip


def pair_features(view: TextView) -> dict[str, Array]:
    """Return each feature of all pairs by its name; a unit with itself has none."""
    apart = ~np.eye(len(view.drafts), dtype=bool)
    return {
        name: np.asarray(table, np.float32) * apart
        for group in GROUPS
        for name, table in group(view)
    }


def as_cube(tables: Mapping[str, Array], names: list[str], count: int) -> Array:
    """Return features as an array: units, units, names; one that is absent counts as 0."""
    nothing = np.zeros((count, count), np.float32)
    return np.stack([tables.get(name, nothing) for name in names], axis=-1)


def _to(column: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.broadcast_to(column[None, :], (len(column), len(column)))


def _of(row: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.broadcast_to(row[:, None], (len(row), len(row)))


def _equal(values: list[str]) -> NDArray[np.bool_]:
    """Return which pairs have the same of something, and have it at all."""
    named = np.array(values, dtype=object)
    return np.asarray((named[:, None] == named[None, :]) & _of(named != ""), np.bool_)


def _overlap(view: TextView) -> tuple[Array, Array]:
    """Return the share of rare words of the smaller unit that two have, and how many they have."""
    drafts = view.drafts
    uses = Counter(word for draft in drafts for word in set(draft.words))
    names = sorted(uses)
    worth = np.array([math.log((len(drafts) + 1) / uses[word]) for word in names], np.float32)
    column = {word: number for number, word in enumerate(names)}
    has = np.zeros((len(drafts), max(1, len(names))), np.float32)
    for number, draft in enumerate(drafts):
        for word in draft.words:
            has[number, column[word]] = 1.0
    weighed = has * worth if names else has
    mass = weighed.sum(1)
    smaller = np.minimum(mass[:, None], mass[None, :])
    common = weighed @ has.T
    share = np.divide(common, smaller, out=np.zeros_like(common), where=smaller > 0)
    return share, np.asarray(has @ has.T, np.float32)
