"""The pure functions under `argmap eval`, each against a case worked out by hand."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate.alpha import (
    alpha_u,
    expected_disagreement,
    observed_disagreement,
    sections,
)
from argmap.evaluate.bootstrap import draws, interval, percentile
from argmap.evaluate.core_span import core_span
from argmap.evaluate.counts import f1, hit_counts, label_counts, macro_f1, precision, recall
from argmap.evaluate.label_mapping import LabelMapping, label_mapping_for, map_labels
from argmap.evaluate.links import Link, coarse, function, heads, links, side
from argmap.evaluate.matching import best_matching, match, overlap, same_spans
from argmap.evaluate.records import GoldDocument, GoldRelation, GoldUnit, gold_units
from argmap.evaluate.same_speaker import same_speaker
from argmap.records import Span

# Krippendorff (2004), "Measuring the reliability of qualitative text analysis data", the worked
# example's category c: two observers on a continuum from 150 to 450, here counted from 0.
FIRST = [(75, 145), (220, 250)]
SECOND = [(70, 150), (205, 225), (250, 270)]


def units(*rows: tuple[str, int, int, str]) -> tuple[GoldUnit, ...]:
    return tuple(GoldUnit(id, start, end, "", role) for id, start, end, role in rows)


# Counts


def test_label_counts() -> None:
    labels = [("a", "a"), ("a", "b"), ("b", None), (None, "a"), (None, None)]
    assert label_counts(labels) == Counter({"a.tp": 1, "a.fn": 1, "b.fp": 1, "b.fn": 1, "a.fp": 1})


def test_hit_counts() -> None:
    assert hit_counts(2, 5, 3) == {"tp": 2, "fp": 1, "fn": 3}


def test_precision_recall_f1() -> None:
    counts = {"tp": 2, "fp": 1, "fn": 3}
    assert precision(counts) == pytest.approx(2 / 3)
    assert recall(counts) == pytest.approx(2 / 5)
    assert f1(counts) == pytest.approx(2 * (2 / 3) * (2 / 5) / (2 / 3 + 2 / 5))


@pytest.mark.parametrize("figure", [precision, recall, f1, macro_f1])
def test_nothing_gives_no_figure(figure: object) -> None:
    assert callable(figure)
    assert figure({}) is None
    assert figure({"tp": 0, "fp": 0, "fn": 0}) is None


def test_macro_f1_is_over_the_classes_that_occur() -> None:
    # a: 2*1 / (2+1+1) = 1/2; b: only missed, 0; c: does not occur.
    counts = {"a.tp": 1, "a.fp": 1, "a.fn": 1, "b.fn": 2, "c.tp": 0}
    assert macro_f1(counts) == pytest.approx(0.25)


# Bootstrap


def test_percentile_interpolates() -> None:
    assert percentile([0.0, 1.0, 2.0, 3.0], 0.5) == 1.5
    assert percentile([7.0], 0.975) == 7.0


def test_draws_keep_the_number_of_documents_and_follow_the_seed() -> None:
    sets = draws(5, 20, 3)
    assert len(sets) == 20
    assert all(sum(drawn) == 5 and len(drawn) == 5 for drawn in sets)
    assert sets == draws(5, 20, 3) != draws(5, 20, 4)


def test_one_document_gives_no_draws_and_no_interval() -> None:
    assert draws(1, 1000, 0) == []
    assert interval([Counter(tp=1)], f1, []) == (None, None)


def test_interval_over_all_four_sets_of_two() -> None:
    # Of two documents, F1 1 and 0: sets give 1, 2/3, 2/3, 0 (hits 2, 1, 1, 0 of 2).
    rows = [Counter(tp=1), Counter(fn=1)]
    low, high = interval(rows, f1, [[2, 0], [1, 1], [1, 1], [0, 2]])
    assert low == pytest.approx(0.075 * 2 / 3)
    assert high == pytest.approx(2 / 3 + 0.925 / 3)


def test_sets_without_a_figure_are_passed_over() -> None:
    rows: list[Counter[str]] = [Counter(tp=1), Counter()]
    assert interval(rows, f1, [[2, 0], [0, 2]]) == (1.0, 1.0)


# Alpha


def test_alpha_by_hand() -> None:
    # Observed: ends 1 apart, 1 / 10². Expected: unit 4: (128-48+4)/3 = 28 and 16*(3+2) = 80;
    # unit 5: (250-75+5)/3 = 60 and 25*(2+1) = 75; in all 243 * 2/10, over 20*19 - 12 - 20.
    assert alpha_u([(0, 4)], [(0, 5)], 10) == pytest.approx(1 - (1 / 100) / (48.6 / 348))


def test_alpha_of_the_published_example() -> None:
    left, right = sections(FIRST, 300), sections(SECOND, 300)
    assert observed_disagreement(left, right, 300) == pytest.approx(0.0144, abs=5e-5)
    assert expected_disagreement(left, right, 300) == pytest.approx(0.0532, abs=5e-5)
    assert alpha_u(FIRST, SECOND, 300) == pytest.approx(0.7286, abs=5e-5)


# Krippendorff (1995: 57), four pairs of observers on a continuum of 24, and their alpha_U where
# the continuum is as good as endless. The first and the last are the paper's figures. For the
# other two the paper prints -0.926 and 0.679, which do not follow from its formula: the third
# divides by 48² where the first and last, and Krippendorff (2004), divide by 48² less the sum of
# squared lengths. By hand, second: (5872 * 7 * 2/3 + 280) / 12 over 48² - 342, so 1.17577;
# third: (448 * 8 * 2/3) / 12 over 48² - 104, so 0.09051.
PUBLISHED: list[tuple[list[Span], list[Span], float, float]] = [
    ([(2, 10), (14, 20)], [(4, 8), (15, 17)], 0.03125, 0.553),
    (
        [(0, 18)],
        [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)],
        2.26736, 1 - 2.26736 / 1.17577,
    ),
    (
        [(2, 8), (10, 12), (14, 18), (20, 22)],
        [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)],
        0.02777, 1 - 0.02777 / 0.09051,
    ),
    (
        [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
        [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
        0.38715, 0.066,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "observed", "alpha"), PUBLISHED)
def test_alpha_of_the_first_paper(
    left: list[Span], right: list[Span], observed: float, alpha: float
) -> None:
    found = observed_disagreement(sections(left, 24), sections(right, 24), 24)
    assert found == pytest.approx(observed, abs=1e-5)
    wide = 50_000
    long_left = [(start * wide, end * wide) for start, end in left]
    long_right = [(start * wide, end * wide) for start, end in right]
    assert alpha_u(long_left, long_right, 24 * wide) == pytest.approx(alpha, abs=5e-4)


def test_alpha_is_symmetric() -> None:
    assert alpha_u(FIRST, SECOND, 300) == pytest.approx(alpha_u(SECOND, FIRST, 300))


def test_a_unit_in_the_others_gap_counts_its_square() -> None:
    assert observed_disagreement(sections([(2, 5)], 10), sections([], 10), 10) == 0.09


def test_a_missing_boundary_lowers_alpha() -> None:
    # Both cover the same characters; one sees two units where the other sees one.
    alpha = alpha_u([(0, 20), (20, 40)], [(0, 40)], 60)
    assert alpha is not None
    assert alpha < 0.8


def test_alpha_of_disjoint_units_is_below_zero() -> None:
    alpha = alpha_u([(0, 50)], [(50, 100)], 100)
    assert alpha is not None
    assert alpha < 0


def test_alpha_of_nothing() -> None:
    assert alpha_u([], [], 10) is None
    assert alpha_u([], [], 0) is None
    assert alpha_u([(3, 3)], [], 10) is None


def test_alpha_of_whole_text() -> None:
    assert alpha_u([(0, 9)], [(0, 9)], 9) == 1
    assert alpha_u([(0, 1)], [(0, 1)], 1) == 1


def test_sections_cover_the_text_and_clip_overlaps() -> None:
    found = sections([(5, 9), (2, 6)], 10)
    assert [tuple(section) for section in found] == [
        (0, 2, False), (2, 6, True), (6, 9, True), (9, 10, False),
    ]  # fmt: skip


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6).map(
    lambda rows: [(start, start + size) for start, size in rows]
)


@given(SPANS, SPANS)
def test_alpha_is_at_most_one(left: list[Span], right: list[Span]) -> None:
    alpha = alpha_u(left, right, 80)
    assert (alpha is None) == (not left and not right)
    assert alpha is None or alpha <= 1


@given(SPANS.filter(bool))
def test_alpha_of_the_same_is_one(spans: list[Span]) -> None:
    assert alpha_u(spans, spans, 80) == 1


# Matching


def test_overlap_of_pieces() -> None:
    assert overlap([(0, 4), (8, 10)], [(3, 9)]) == 2


def test_half_of_both_is_needed() -> None:
    whole = [[(0, 10)]]
    assert match(whole, [[(0, 5)]]) == {0: 0}
    assert match(whole, [[(0, 4)]]) == {}
    assert match(whole, [[(0, 21)]]) == {}
    assert match(whole, [[(10, 20)]]) == {}


def test_an_interrupted_unit_is_not_matched_by_what_interrupts_it() -> None:
    assert match([[(0, 5), (15, 20)], [(5, 15)]], [[(5, 15)]]) == {1: 0}


def test_of_two_halves_one_is_matched() -> None:
    assert match([[(0, 10)]], [[(0, 5)], [(5, 10)]]) == {0: 0}


def test_the_same_unit_is_preferred_to_a_wider_one() -> None:
    assert match([[(0, 10)]], [[(0, 18)], [(0, 10)]]) == {0: 1}


def test_matching_is_not_greedy() -> None:
    # Greedy takes 9 and then nothing; 8 + 8 is more.
    assert best_matching([{0: 9, 1: 8}, {0: 8}]) == {0: 1, 1: 0}


def test_matching_may_leave_a_row_out_that_was_in() -> None:
    assert best_matching([{0: 2}, {0: 5}]) == {1: 0}


ROWS = st.lists(st.dictionaries(st.integers(0, 3), st.integers(1, 9)), max_size=4)


@given(ROWS)
def test_matching_is_the_best_of_all(rows: list[dict[int, int]]) -> None:
    found = best_matching(rows)
    assert len(set(found.values())) == len(found)
    assert all(column in rows[row] for row, column in found.items())
    most = max(
        sum(row.get(column, 0) for row, column in zip(rows, order, strict=False))
        for order in permutations(range(4))
    )
    assert sum(rows[row][column] for row, column in found.items()) == most


def test_same_spans_counts_each_once() -> None:
    assert same_spans([(0, 1), (0, 1), (2, 3)], [(0, 1), (2, 4)]) == 1


# Trimming


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("it rains", "it rains"),
        ("  it rains. ", "it rains"),
        ("But, of course, it rains!", "it rains"),
        ("“And so it rains.”", "it rains"),
        ("Even though it rains –", "it rains"),
        ("for it rains;", "it rains"),
        ("Forget it", "Forget it"),
        ("As-yet unknown", "As-yet unknown"),
        ("that's so", "that's so"),
        ("As  a\nresult it rains", "it rains"),
        ("However,", "However"),
        ("and but", "but"),
        ("...", ""),
    ],
)
def test_trim(text: str, rest: str) -> None:
    start, end = core_span(text, (0, len(text)))
    assert text[start:end] == rest


def test_trim_stays_inside_the_unit() -> None:
    # The connective would run past the unit's end.
    assert core_span("of course", (0, 2)) == (0, 2)


@given(st.text("but so. \n“of course-x", max_size=30))
def test_trim_is_done_when_done(text: str) -> None:
    span = core_span(text, (0, len(text)))
    assert 0 <= span[0] <= span[1] <= len(text)
    assert core_span(text, span) == span


# Speakers


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Moon", "President Moon"),
        ("the US", "U.S."),
        ("Moon’s", "Moon Jae-in"),
        ("former President Park Geun-hye", "Park"),
        ("King", "Martin Luther King"),
        ("the president", "The President"),
        ("the", "The"),
        ("REPORTS", "some reports"),
    ],
)
def test_same_speaker(left: str, right: str) -> None:
    assert same_speaker(left, right)
    assert same_speaker(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("President Trump", "President Moon"),
        ("Park Geun-hye", "Park Chan-wook"),
        ("the US", "the UK"),
        ("", "Moon"),
        ("the", "Moon"),
    ],
)
def test_other_speaker(left: str, right: str) -> None:
    assert not same_speaker(left, right)
    assert not same_speaker(right, left)


# Links


def chain() -> GoldDocument:
    """A rebuttal c -> a undercut by d, to which e is linked; b supports a."""
    return GoldDocument(
        "x", "",
        units(("a", 0, 0, "conclusion"), *((i, 0, 0, "premise") for i in "bcde")),
        (
            GoldRelation("r1", "b", "a", "support"),
            GoldRelation("r2", "c", "a", "rebut"),
            GoldRelation("r3", "d", "r2", "undercut", to_relation=True),
            GoldRelation("r4", "e", "r3", "linked", to_relation=True),
        ),
    )  # fmt: skip


def test_a_relation_to_a_relation_is_attached_to_its_source() -> None:
    assert [link[:3] for link in links(chain())] == [
        ("b", "a", "support"), ("c", "a", "rebut"), ("d", "c", "undercut"), ("e", "d", "linked"),
    ]  # fmt: skip


def test_a_link_from_a_unit_to_itself_is_none() -> None:
    document = GoldDocument(
        "x", "", units(("a", 0, 0, "premise"), ("b", 0, 0, "premise")),
        (
            GoldRelation("r1", "a", "b", "support"),
            GoldRelation("r2", "a", "r1", "linked", to_relation=True),
        ),
    )  # fmt: skip
    assert [link.type for link in links(document)] == ["support"]


def test_head_is_the_highest_then_the_first() -> None:
    found = [
        Link("a", "b", "support", 0.5),
        Link("a", "c", "rebut", 0.9),
        Link("a", "d", "qualify", 0.9),
    ]  # fmt: skip
    assert heads(found)["a"].type == "rebut"


def test_functions_fine_and_coarse() -> None:
    head = heads(links(chain()))
    fine = [function(unit, head) for unit in "abcde"]
    assert fine == ["conclusion", "support", "rebut", "undercut", "linked"]
    assert [coarse(f) for f in fine] == ["conclusion", "support", "attack", "attack", "support"]
    assert coarse("qualify") == "attack"


def test_sides() -> None:
    head = heads(links(chain()))
    found = [side(unit, head, frozenset("a")) for unit in "abcde"]
    assert found == ["pro", "pro", "opp", "pro", "pro"]


def test_side_of_a_qualification_stays_unless_folded() -> None:
    head = {"b": Link("b", "a", "qualify")}
    assert side("b", head, frozenset("a")) == "pro"


def test_side_without_a_path_is_pro() -> None:
    assert side("b", {}, frozenset("a")) == "pro"


def test_a_conclusion_is_pro_whatever_it_attacks() -> None:
    assert side("a", {"a": Link("a", "b", "rebut")}, frozenset("a")) == "pro"


def test_sides_in_a_circle_come_to_an_end() -> None:
    head = {"a": Link("a", "b", "rebut"), "b": Link("b", "a", "support")}
    assert side("a", head, frozenset()) == "opp"


# Folding


def gold_of(roles: str, types: str) -> GoldDocument:
    found = tuple(GoldUnit(f"u{n}", 0, 0, "", role) for n, role in enumerate(roles.split()))
    return GoldDocument(
        "x", "", found,
        tuple(GoldRelation(f"r{n}", "u0", "u1", t) for n, t in enumerate(types.split())),
    )  # fmt: skip


def test_microtexts_labels() -> None:
    folding = label_mapping_for(
        [gold_of("premise conclusion", "support rebut undercut linked example")]
    )
    assert folding == LabelMapping(
        dict.fromkeys(("claim", "qualification", "question", "background"), "premise"),
        {"example": "support", "qualify": "rebut"},
    )


def test_all_labels_used_fold_nothing_but_examples() -> None:
    gold = gold_of(
        "premise conclusion claim qualification question background",
        "support rebut undercut linked qualify",
    )
    assert label_mapping_for([gold]) == LabelMapping({}, {"example": "support"})


def test_labels_of_any_document_count() -> None:
    folding = label_mapping_for([gold_of("premise", "support rebut"), gold_of("claim", "qualify")])
    assert "claim" not in folding.roles
    assert "qualify" not in folding.types


def test_a_label_with_no_near_one_stays() -> None:
    folding = label_mapping_for([gold_of("conclusion", "support")])
    assert folding.roles == {}
    assert "rebut" not in folding.types
    assert "undercut" not in folding.types


def test_fold_replaces_roles_and_types() -> None:
    folding = label_mapping_for([gold_of("premise conclusion", "support rebut")])
    folded = map_labels(gold_of("claim conclusion question", "example qualify linked"), folding)
    assert [unit.role for unit in folded.units] == ["premise", "conclusion", "premise"]
    assert [r.type for r in folded.relations] == ["support", "rebut", "support"]


def test_gold_units() -> None:
    document = GoldDocument("x", "", units(("a", 3, 5, "claim"), ("b", 0, 2, "claim")))
    assert gold_units(document) == [(3, 5), (0, 2)]
