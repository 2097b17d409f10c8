"""Trees of long paragraphs and of many: how many nodes one takes, and how they hang together."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import Any

import pytest

from argmap.decoding.arborescence import arborescence, decode
from argmap.draft import Candidate

Pair = tuple[int, int]


def flat(source: int, target: int) -> Candidate:
    """Give a relation that says nothing of which target is better."""
    return Candidate(source, target, "support", 0.0, ())


def runs(sizes: list[int]) -> list[list[int]]:
    """Give paragraphs of so many units each."""
    ends = list(accumulate(sizes))
    return [list(range(end - size, end)) for size, end in zip(sizes, ends, strict=True)]


def tried(sizes: list[int]) -> tuple[Counter[int], Counter[int]]:
    """Count the targets each unit is tried with: in its paragraph, and in others."""
    near: list[Pair] = []
    far: list[Pair] = []

    def within(source: int, target: int) -> Candidate:
        near.append((source, target))
        return flat(source, target)

    def between(source: int, target: int) -> Candidate:
        far.append((source, target))
        return flat(source, target)

    decode(runs(sizes), within, between, lambda n: -float(n), lambda n: -float(n))
    assert len(set(near)) == len(near)
    return Counter(source for source, _ in near), Counter(source for source, _ in far)


@pytest.mark.parametrize(
    ("units", "trees"),
    [(1, [1]), (2, [2]), (24, [24]), (25, [13, 12]), (48, [24, 24]), (49, [17, 17, 15])],
)  # fmt: skip
def test_a_tree_takes_24_units_and_longer_runs_are_cut_evenly(units: int, trees: list[int]) -> None:
    near, _ = tried([units])
    assert [near[n] for n in range(units)] == [size - 1 for size in trees for _ in range(size)]


def test_a_tree_among_paragraphs_takes_24_too() -> None:
    # A head is tried with every unit of the other paragraphs of its tree.
    assert tried([2] * 24)[1] == {2 * n: 2 * 23 for n in range(24)}
    far = tried([1] * 25)[1]
    # Two trees of 13 and 12, then one between their roots.
    assert far == {0: 12 + 1, **dict.fromkeys(range(1, 13), 12), 13: 11 + 1,
                   **dict.fromkeys(range(14, 25), 11)}  # fmt: skip


def test_what_a_paragraph_is_to_another_is_its_best_unit() -> None:
    scores = {(0, 3): 2.0, (0, 2): 1.0}

    def between(source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", scores.get((source, target), -5.0), ())

    root, chosen = decode(runs([2, 2]), flat, between, lambda n: -float(n), lambda n: float(n == 2))
    assert root == 2
    assert [(c.source, c.target) for c in chosen] == [(0, 3), (1, 0), (3, 2)]


@pytest.mark.parametrize(
    ("gain", "first", "target"),
    # The second of two units heads its paragraph; the first is a better target, or as good a one.
    [
        (None, 0.2, 0),
        (None, -0.2, 1),
        (0.0, 0.2, 0),
        (0.3, 0.2, 1),
        (0.1, 0.2, 0),
        (0.0, 0.0, 0),
        (0.1, 0.0, 1),
    ],
)
def test_the_head_of_a_paragraph_gains_as_a_target(
    gain: float | None, first: float, target: int
) -> None:
    def between(source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", first if target == 0 else 0.0, ())

    def leads(n: int) -> float:
        return float(n == 1)

    more: dict[str, Any] = {} if gain is None else {"head_gain": gain}
    root, chosen = decode(runs([2, 1]), flat, between, leads, leads, **more)
    assert root == 1
    assert [(c.source, c.target) for c in chosen] == [(0, 1), (2, target)]


def test_of_equal_roots_and_targets_the_earlier_is_taken() -> None:
    root, chosen = arborescence([4, 6, 9], flat, lambda n: 0.0)
    assert (root, [(c.source, c.target) for c in chosen]) == (4, [(6, 4), (9, 4)])


def test_one_unit_is_its_own_tree() -> None:
    assert arborescence([7], flat, lambda n: 0.0) == (7, [])


@pytest.mark.parametrize("best", range(4))
def test_the_best_root_is_taken_whatever_it_scores(best: int) -> None:
    # One unit alone hangs from the root, though to hang there each would score far more.
    root, chosen = arborescence(range(4), flat, lambda n: 100.0 + (n == best))
    assert root == best
    assert [c.source for c in chosen] == [n for n in range(4) if n != best]


def test_relations_come_back_as_they_were_scored() -> None:
    made = {
        (s, t): Candidate(s, t, "rebut" if s > t else "support", float(s - t), ())
        for s in range(3) for t in range(3)
    }  # fmt: skip
    _, chosen = arborescence(range(3), lambda s, t: made[s, t], lambda n: 0.0)
    assert all(relation is made[relation.source, relation.target] for relation in chosen)
