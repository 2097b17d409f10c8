"""Pictures of thousands of statements: laid out fast, and without what Graphviz fails on there."""

from __future__ import annotations

from argmap.export.dot import to_dot
from argmap.export.style import load_style
from argmap.model import ArgumentMap, Relation, Role, Unit


def in_pairs(count: int) -> ArgumentMap:
    """Return a map of claims, each limited by the one after it."""
    words = [f"It costs {number}." for number in range(count)]
    text, units, at = " ".join(words), [], 0
    for number, word in enumerate(words):
        role: Role = "qualification" if number % 2 else "claim"
        units.append(Unit(id=f"u{number + 1}", role=role, start=at, end=at + len(word), text=word))
        at += len(word) + 1
    relations = [
        Relation(id=f"r{n}", source=f"u{2 * n}", target=f"u{2 * n - 1}", type="qualify")
        for n in range(1, count // 2 + 1)
    ]
    return ArgumentMap(id="pairs", text=text, units=tuple(units), relations=tuple(relations))


def test_rows_are_left_out_of_huge_pictures_only() -> None:
    most = load_style("print").graph.huge
    assert to_dot(in_pairs(most)).count("rank=same") == most // 2
    assert "rank=same" not in to_dot(in_pairs(most + 2))
