"""What is done to a tree of relations, and what relations tell of roles and reports."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from argmap.decoding.extra_relations import add_relations, aim_rebuttals, raise_parallels
from argmap.decoding.roles import decide_roles, rejected_reports
from argmap.draft import Candidate, Hit
from argmap.scorers.protocol import Evidence


def links(rows: str) -> list[Candidate]:
    """Make relations: `1 rebut 0 [score]`, parted by commas."""
    found = []
    for row in rows.split(", ") if rows else ():
        source, type, target, score = [*row.split(), "1"][:4]
        found.append(Candidate(int(source), int(target), type, float(score), ()))
    return found


def told(relations: Sequence[Candidate]) -> str:
    return ", ".join(f"{c.source} {c.type} {c.target}" for c in relations)


@pytest.mark.parametrize(
    ("tree", "ends", "wanted"),
    [
        # Hung from its answer, a rebuttal aims at the best conclusion, of equal ones the first.
        ("1 rebut 2, 2 support 0, 3 support 0", [0, 3], "1 rebut 3, 2 support 0, 3 support 0"),
        ("1 rebut 2, 2 support 0, 4 support 0", [0, 4], "1 rebut 0, 2 support 0, 4 support 0"),
        ("1 rebut 2, 2 support 5", [5], "1 rebut 5, 2 support 5"),
        # Not one that stands before it, nor a conclusion, nor what is no rebuttal.
        ("1 rebut 0, 0 support 2", [2], "0 support 2, 1 rebut 0"),
        ("1 rebut 2, 0 support 2", [0, 2], "0 support 2, 1 rebut 2"),
        ("1 support 2, 2 support 0", [0], "1 support 2, 2 support 0"),
        # Nor at itself, nor where that closes a circle: then at the next best, or where it was.
        ("1 rebut 2, 2 support 0", [1, 0], "1 rebut 0, 2 support 0"),
        ("1 rebut 2, 3 support 1, 2 support 0", [3, 0], "1 rebut 0, 2 support 0, 3 support 1"),
        ("1 rebut 2, 3 support 1", [3], "1 rebut 2, 3 support 1"),
        # What was aimed before counts, too: two rebuttals close no circle together.
        ("1 rebut 2, 3 rebut 4, 0 support 3, 5 support 1", [0, 5],
         "0 support 3, 1 rebut 0, 3 rebut 4, 5 support 1"),
    ],
)  # fmt: skip
def test_a_rebuttal_hung_from_its_answer_aims_at_a_conclusion(
    tree: str, ends: list[int], wanted: str
) -> None:
    best = {3: 2.0}
    aimed = aim_rebuttals(
        links(tree), ends, lambda s, t: Candidate(s, t, "support", best.get(t, 1.0), ())
    )
    assert told(aimed) == wanted


@pytest.mark.parametrize(
    ("tree", "wanted"),
    [
        ("1 support 0, 2 support 1", "1 support 0, 2 support 0"),
        # A row of three: each leads where the one above it was raised to.
        ("1 support 0, 2 support 1, 3 support 2", "1 support 0, 2 support 0, 3 support 0"),
        ("1 support 0", "1 support 0"),
        ("1 rebut 0, 2 support 1", "1 rebut 0, 2 support 1"),
        ("1 support 0, 2 rebut 1", "1 support 0, 2 rebut 1"),
        ("1 rebut 0, 2 rebut 1", "1 rebut 0, 2 rebut 1"),
        ("1 support 0, 9 support 1", "1 support 0, 9 support 1"),
    ],
)
def test_what_stands_side_by_side_leads_where_the_other_leads(tree: str, wanted: str) -> None:
    assert told(raise_parallels(links(tree), lambda s, t: s < 9)) == wanted


@pytest.mark.parametrize(
    ("extras", "added"),
    [
        ("2 support 0", "2 support 0"),
        ("0 support 2", ""), ("2 support 1", ""), ("2 support 9", ""),
        ("9 support 0", ""),
        # A statement gives way to what its own target says against it.
        ("1 rebut 2", "1 rebut 2"),
        # The most wanted first, and what was added counts.
        ("3 support 2, 2 rebut 3, 3 rebut 2", "3 support 2"),
        ("2 rebut 3, 3 support 2", "2 rebut 3"),
        ("2 support 3, 3 support 1", "2 support 3, 3 support 1"),
        ("3 support 2, 0 support 3", "3 support 2"),
    ],
)  # fmt: skip
def test_what_may_be_added_to_a_tree(extras: str, added: str) -> None:
    tree = links("1 support 0, 2 support 1")
    made = add_relations(tree, [0, 1, 2, 3], links(extras))
    assert told([c for c in made if c not in tree]) == added
    assert made == sorted(made, key=lambda c: (c.source, c.target))


def draft(marks: str = "") -> Any:
    """Make what is asked of a draft, from its marks."""
    has = marks.split()
    because = [Hit("", "stance.word", 0, 1)] if "worded" in has else [Hit("", "stance.met", 0, 1)]
    return SimpleNamespace(
        speaker="Ann" * ("said" in has), stance="endorses" if "endorsed" in has else "rejects",
        because=because, scenery="scenery" in has, limits="limits" in has,
        asks=lambda: "asks" in has, reports=lambda: "said" in has, led_by=lambda *kinds: None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("units", "relation", "found"),
    [
        (["said", ""], "1 rebut 0", {0}),
        (["said", ""], "1 support 0", set()),
        (["said", ""], "1 undercut 0", set()),
        (["", ""], "1 rebut 0", set()),
        (["said", "said"], "1 rebut 0", set()),
        # What words endorse stays endorsed; what only the context seems to, does not.
        (["said endorsed worded", ""], "1 rebut 0", set()),
        (["said endorsed", ""], "1 rebut 0", {0}),
        (["said worded", ""], "1 rebut 0", {0}),
    ],
)
def test_a_report_that_the_author_rebuts_is_rejected(
    units: list[str], relation: str, found: set[int]
) -> None:
    assert rejected_reports([draft(marks) for marks in units], links(relation)) == found


@pytest.mark.parametrize(
    ("marks", "argued", "relation", "concludes", "score", "role"),
    [
        ("asks", False, "", False, 1.0, "question"),
        ("asks", True, "", False, 1.0, "claim"),
        ("", False, "", False, 1.0, "claim"),
        ("scenery", False, "", False, 1.0, "background"),
        ("asks scenery", False, "", False, 1.0, "question"),
        ("limits", True, "", True, 1.0, "conclusion"),
        ("limits", True, "", False, 1.0, "qualification"),
        ("", True, "0 qualify 1", False, 1.0, "qualification"),
        ("", True, "1 qualify 0", False, 1.0, "claim"),
        ("", True, "0 rebut 1", False, 1.0, "claim"),
        ("", True, "", False, 0.0, "claim"),
        ("", True, "", False, -0.01, "premise"),
    ],
)
def test_how_a_role_is_decided(
    marks: str, argued: bool, relation: str, concludes: bool, score: float, role: str
) -> None:
    made = decide_roles(
        [draft(marks), draft()], [0, 1] if argued else [1], links(relation),
        [0] if concludes else [], [Evidence(score, ()), Evidence(1.0, ())],
        {0} if "limits" in marks else set(),
    )  # fmt: skip
    assert made[0] == role
