"""The scores of `argmap eval`, worked out by hand, and what must hold of them for any map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError
from argmap.evaluate import Report, evaluate, format_table, load_gold, pair
from argmap.model import ROLES, TARGETS_RELATION, ArgumentMap

Data = dict[str, Any]
SHARED = Path(__file__).parent.parent.parent / "shared"
MICROTEXTS = SHARED / "corpora" / "microtexts-1.jsonl"
ARTICLE = SHARED / "gold" / "us-south-korea-alliance.json"
GIVEN = ("cc", "ro", "fu_fine", "fu", "at")
# Four statements of two characters: a at 0, b at 3, c at 6, d at 9.
TEXT = "A. B. C. D."
ROLE_NAMES = {"C": "conclusion", "L": "claim", "P": "premise", "Q": "qualification"}


def small(roles: str, relations: str, id: str = "x", **keys: str) -> Data:
    """Make a document of units a, b, c … in `TEXT`.

    Args:
        roles: A letter a unit.
        relations: Such as `b>a support, d>r2 undercut`; named r1, r2 … in order.
        id: The document's id.
        keys: For a key of units, a value a unit, parted by commas; `-` stands for null.
    """
    units: list[Data] = []
    for n, role in enumerate(roles):
        unit: Data = {"id": "abcd"[n], "start": 3 * n, "end": 3 * n + 2, "role": ROLE_NAMES[role]}
        for key, values in keys.items():
            value = values.split(",")[n]
            unit[key] = value == "y" if key == "hedged" else None if value == "-" else value
        units.append(unit)
    rows = []
    for n, row in enumerate(relations.split(", ") if relations else (), 1):
        ends, kind = row.split(" ")
        source, target = ends.split(">")
        rows.append({"id": f"r{n}", "source": source, "target": target, "type": kind})
    return {"id": id, "text": TEXT, "units": units, "relations": rows}


def spans(*places: tuple[int, int], **keys: Any) -> Data:
    """Make a document of forty characters whose units are at these places."""
    units = [{"id": f"u{n}", "start": s, "end": e} for n, (s, e) in enumerate(places)]
    return {"id": "x", "text": "abcdefghij" * 4, "units": units} | keys


def compare(gold: Data, predicted: Data, given_units: bool = True) -> Report:
    return evaluate(pair([gold], [predicted]), given_units=given_units)


# With gold units given

PEERS = small("CPPP", "b>a support, c>a rebut, d>r2 undercut", side="pro,pro,opp,pro")


@pytest.fixture
def peers() -> Report:
    """Predicted: d a second conclusion, c attached to b."""
    return compare(PEERS, small("CPPC", "b>a support, c>b rebut"))


def test_cc(peers: Report) -> None:
    # Conclusion: 1 hit, 1 false, 2/3. Other: 2 hits, 1 missed, 4/5.
    assert peers["cc"].value == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert peers["cc"].counts == {
        "conclusion.fp": 1, "conclusion.tp": 1, "other.fn": 1, "other.tp": 2,
    }  # fmt: skip


def test_ro(peers: Report) -> None:
    assert peers["ro"].value == 1


def test_ro_with_a_wrong_side() -> None:
    # Predicted: c supports, d rebuts: pro 2 hits, 1 missed, 1 false; opp 1 missed, 1 false.
    report = compare(PEERS, small("CPPP", "b>a support, c>a support, d>a rebut"))
    assert report["ro"].value == pytest.approx((2 / 3 + 0) / 2)


def test_fu(peers: Report) -> None:
    # Conclusion 1 hit and 1 false, 2/3; support 1; rebut 1; undercut missed, 0.
    assert peers["fu_fine"].value == pytest.approx((2 / 3 + 1 + 1 + 0) / 4)


def test_fu_as_in_the_paper(peers: Report) -> None:
    # Conclusion 2/3; support 1; attack 1 hit and 1 missed, 2/3.
    assert peers["fu"].value == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)


def test_at(peers: Report) -> None:
    # Gold b>a, c>a, d>c; predicted b>a, c>b: linked 1/1/2, 0.4; of 12 pairs 8 in neither.
    assert peers["at"].value == pytest.approx((2 / 5 + 16 / 19) / 2)
    assert sum(peers["at"].counts[f"unlinked.{kind}"] for kind in ("tp", "fn")) == 12 - 3


def test_relations_given(peers: Report) -> None:
    assert peers["relation"].value == pytest.approx(2 / 5)
    report = compare(PEERS, small("CPPP", "b>a support, c>a support, d>r2 undercut"))
    assert report["relation"].value == 1
    assert report["relation_labelled"].value == pytest.approx(2 / 3)
    assert report["relation_labelled"].counts == {"tp": 2, "fp": 1, "fn": 1}


def test_roles_given() -> None:
    # Premise 1/0/1, 2/3; claim 1/1/0, 2/3; conclusion 1.
    report = compare(small("CLPP", ""), small("CLLP", ""))
    assert report["role"].value == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_qualification_attribution_hedge_given() -> None:
    gold = small("CQQP", "", attributed_to="-,Moon,Trump,-", hedged="n,y,y,n")
    predicted = small("CQPQ", "", attributed_to="Xi,President Moon,Moon,-", hedged="n,y,n,n")
    report = compare(gold, predicted)
    assert report["qualification"].counts == {"tp": 1, "fp": 1, "fn": 1}
    # Moon hit; Trump taken for Moon is both missed and false; Xi false.
    assert report["attribution"].counts == {"tp": 1, "fp": 2, "fn": 1}
    assert report["attribution"].value == pytest.approx(2 / 5)
    assert report["hedge"].counts == {"tp": 1, "fp": 0, "fn": 1}


def test_finer_labels_are_folded() -> None:
    gold = small("CPPP", "b>a support, c>a rebut", side="pro,pro,opp,pro")
    predicted = small("CLQP", "b>a support, c>a qualify")
    report = compare(gold, predicted)
    for name in ("cc", "ro", "fu_fine", "fu", "at", "role", "relation_labelled"):
        assert report[name].value == 1, name
    assert "qualification" in report.not_scored


def test_examples_are_supports() -> None:
    report = compare(small("CPPP", "b>a example"), small("CPPP", "b>a support"))
    assert report["fu_fine"].value == report["relation_labelled"].value == 1
    assert "example.tp" not in report["fu_fine"].counts


def test_given_units_are_paired_by_place_where_ids_differ() -> None:
    predicted = json.loads(json.dumps(PEERS).replace('"a"', '"u1"').replace('"b"', '"a"'))
    assert compare(PEERS, predicted)["at"].value == 1


def test_given_units_must_be_golds() -> None:
    fewer = PEERS | {"units": PEERS["units"][:3], "relations": []}
    with pytest.raises(InputError, match="no predicted unit from 9 to 11, where gold has 'd'"):
        compare(PEERS, fewer)
    with pytest.raises(InputError, match="gold has no unit from 9 to 11"):
        compare(fewer, PEERS)


# From raw text


def test_units_from_raw_text() -> None:
    # The second is half found; the third shares 9 of 19 characters, too few.
    report = compare(
        spans((0, 10), (10, 20), (20, 30)), spans((0, 10), (10, 15), (21, 40), (15, 16)), False
    )
    assert report["units_f1"].counts == {"tp": 2, "fp": 2, "fn": 1}
    assert report["units_precision"].value == 0.5
    assert report["units_recall"].value == pytest.approx(2 / 3)
    assert report["units_f1"].value == pytest.approx(4 / 7)
    assert report["units_exact_strict_f1"].counts == {"tp": 1, "fp": 3, "fn": 2}


def test_exact_passes_over_connectives_and_full_stops() -> None:
    text = "But it rains. So we stay."
    gold = {"id": "x", "text": text, "units": [
        {"id": "a", "start": 0, "end": 13}, {"id": "b", "start": 14, "end": 25},
    ]}  # fmt: skip
    predicted = {"id": "x", "text": text, "units": [
        {"id": "a", "start": 4, "end": 12}, {"id": "b", "start": 20, "end": 24},
    ]}  # fmt: skip
    report = compare(gold, predicted, False)
    assert report["units_exact_f1"].counts == {"tp": 1, "fp": 1, "fn": 1}
    assert report["units_exact_strict_f1"].value == 0


def test_unmatched_units_count() -> None:
    gold, predicted = small("CQPP", ""), small("CQPP", "")
    for place, unit in enumerate(predicted["units"]):
        if place in (1, 2):
            unit["start"] = unit["end"] = 3 * place
    report = compare(gold, predicted, False)
    # Conclusion 1; premise 1 hit, 1 missed, 1 false, 1/2; qualification 0/1/1, 0.
    assert report["units_f1"].counts == {"tp": 2, "fp": 2, "fn": 2}
    assert report["role"].value == pytest.approx((1 + 0.5 + 0) / 3)
    assert report["qualification"].counts == {"tp": 0, "fp": 1, "fn": 1}


def test_relations_need_both_ends_matched() -> None:
    gold = small("CPPP", "b>a support, c>a support, d>a support")
    predicted = small("CPPP", "b>a support, c>a rebut, d>b support")
    predicted["units"][3]["end"] = 9
    report = compare(gold, predicted, False)
    assert report["relation"].counts == {"tp": 2, "fp": 1, "fn": 1}
    assert report["relation_labelled"].counts == {"tp": 1, "fp": 2, "fn": 2}


def test_left_out() -> None:
    outside = [{"start": 0, "end": 5}, {"start": 30, "end": 40}]
    report = compare(spans((5, 30), not_article=outside), spans((5, 31)), False)
    assert report["left_out"].value == 0.5
    assert report["left_out"].counts == {"spans": 2, "violated": 1}


def test_alpha_is_the_mean_over_documents() -> None:
    one, two = spans((0, 10)), spans((0, 10)) | {"id": "y"}
    wrong = spans((20, 30)) | {"id": "y"}
    alone = evaluate(pair([two], [wrong]), given_units=False)["alpha_u"].value
    both = evaluate(pair([one, two], [one, wrong]), given_units=False)["alpha_u"]
    assert alone < 0
    assert both.value == pytest.approx((1 + alone) / 2)
    assert both.counts == {"documents": 2}


def test_a_map_without_units() -> None:
    report = compare(PEERS, {"id": "x", "text": TEXT, "units": [], "relations": []}, False)
    assert report["units_recall"].value == report["units_f1"].value == 0
    assert report["relation"].value == report["role"].value == 0
    assert report.not_scored["units_precision"] == "nothing to compare"


# What is not annotated


def test_only_what_gold_annotates_is_scored() -> None:
    predicted = small("CPPP", "b>a support", attributed_to="x,y,z,-", hedged="y,y,y,y")
    bare = {"id": "x", "text": TEXT, "units": [
        {key: unit[key] for key in ("id", "start", "end")} for unit in predicted["units"]
    ]}  # fmt: skip
    report = compare(bare, predicted)
    assert report.scores == ()
    assert report.not_scored["ro"] == "gold does not annotate side"
    assert report.not_scored["relation"] == "gold does not annotate relations"
    names = {score.name for score in compare(bare, predicted, False).scores}
    assert {n for n in names if not n.startswith("units_")} == {"alpha_u"}


def test_documents_that_do_not_annotate_are_passed_over() -> None:
    bare = {"id": "y", "text": TEXT, "units": small("CPPP", "")["units"]}
    wrong = small("CPPP", "b>c rebut", "y")
    report = evaluate(pair([PEERS, bare], [PEERS, wrong]), given_units=True)
    assert report["at"].value == 1
    assert sum(report["cc"].counts.values()) == 8


# Report


def test_intervals_hold_the_value_and_follow_the_seed() -> None:
    gold = [small("CPPP", "b>a support", f"d{n}") for n in range(6)]
    predicted = [small("CPPP", f"b>{'a' if n < 4 else 'c'} support", f"d{n}") for n in range(6)]
    report = evaluate(pair(gold, predicted), given_units=True, resamples=200)
    score = report["relation"]
    assert score.low is not None
    assert score.high is not None
    assert 0 < score.low < score.value < score.high <= 1
    assert report == evaluate(pair(gold, predicted), given_units=True, resamples=200)
    assert report != evaluate(pair(gold, predicted), given_units=True, resamples=200, seed=5)


def test_one_document_has_no_interval(peers: Report) -> None:
    assert all(score.low is None and score.high is None for score in peers.scores)
    line = next(line for line in format_table(peers).splitlines() if line.startswith("fu "))
    assert line.split()[:3] == ["fu", "0.778", "–"]
    assert line.endswith("attack 1/0/1, conclusion 1/1/0, support 1/0/0")


def test_table_is_aligned_and_ends_its_line() -> None:
    gold = [small("CPPP", "b>a support", f"d{n}") for n in range(3)]
    table = format_table(evaluate(pair(gold, gold), given_units=False))
    head, *rows = table.split("\n\n")[0].splitlines()
    assert table.endswith(".\n")
    assert {row.index("1.000") for row in rows} == {head.index("value")}
    assert "3 documents, from raw text" in table


def test_to_dict_is_json(peers: Report) -> None:
    data = json.loads(json.dumps(peers.to_dict()))
    assert data["format"] == "argmap-eval/1"
    assert data["documents"] == 1
    assert data["given_units"] is True
    assert [score["name"] for score in data["scores"]][:5] == list(GIVEN)
    assert data["scores"][3] == {
        "name": "fu", "value": 0.777778, "low": None, "high": None,
        "counts": {"attack.fn": 1, "attack.tp": 1, "conclusion.fp": 1, "conclusion.tp": 1,
                   "support.tp": 1},
    }  # fmt: skip


def test_no_such_score(peers: Report) -> None:
    with pytest.raises(KeyError):
        peers["units_f1"]


def test_nothing_to_evaluate() -> None:
    report = evaluate([], given_units=False)
    assert report.scores == ()
    assert "0 documents" in format_table(report)


def test_an_argument_map_may_be_given_as_it_is() -> None:
    units = [unit | {"text": TEXT[unit["start"] : unit["end"]]} for unit in PEERS["units"]]
    argmap = ArgumentMap.from_dict(PEERS | {"units": units})
    report = evaluate([(argmap, argmap)], given_units=True)
    assert report["at"].value == 1


def test_texts_must_be_the_same() -> None:
    with pytest.raises(InputError, match="another text"):
        evaluate([(PEERS, PEERS | {"text": TEXT + " "})], given_units=True)


# Any map


@st.composite
def maps(draw: st.DrawFn, id: str = "x") -> Data:
    """Draw a map of up to seven units in forty characters, whole in every key."""
    cuts = draw(st.lists(st.integers(0, 39), unique=True, max_size=14).map(sorted))
    places = list(zip(cuts[::2], cuts[1::2], strict=False))
    made = spans(*places, id=id)
    for unit in made["units"]:
        unit["role"] = draw(st.sampled_from(ROLES))
        unit["side"] = draw(st.sampled_from(["pro", "opp"]))
        unit["hedged"] = draw(st.booleans())
        unit["attributed_to"] = draw(st.sampled_from([None, "Moon", "the president", "the"]))
    made["relations"] = []
    ids = [unit["id"] for unit in made["units"]]
    for n in range(draw(st.integers(0, 8)) if len(ids) > 1 else 0):
        kinds = ["support", "example", "rebut", "qualify", *(TARGETS_RELATION if n else ())]
        kind = draw(st.sampled_from(sorted(kinds)))
        source = draw(st.sampled_from(ids))
        others = [other for other in ids if other != source]
        inner = [relation["id"] for relation in made["relations"]]
        target = draw(st.sampled_from(inner if kind in TARGETS_RELATION else others))
        made["relations"].append({"id": f"r{n}", "source": source, "target": target, "type": kind})
    made["not_article"] = [{"start": 39, "end": 40}]
    return made


@settings(deadline=None)
@given(maps(), maps("y"), st.booleans())
def test_gold_beside_itself_is_right_in_all(one: Data, two: Data, given_units: bool) -> None:
    pairs = pair([one, two], [two, one])
    report = evaluate(pairs, given_units=given_units, resamples=5)
    assert {score.value for score in report.scores} <= {1.0}
    assert all(score.low in (1.0, None) for score in report.scores)


@settings(deadline=None)
@given(maps(), maps(), maps("y"), maps("y"))
def test_scores_are_shares(one: Data, other: Data, two: Data, another: Data) -> None:
    report = evaluate(pair([one, two], [other, another]), given_units=False, resamples=5)
    for score in report.scores:
        assert score.value <= 1
        assert score.value >= 0 or score.name == "alpha_u"
        assert all(count >= 0 for count in score.counts.values())
        if score.low is not None and score.high is not None:
            assert score.low <= score.high <= 1


@settings(deadline=None)
@given(maps(), maps())
def test_order_of_units_is_of_no_matter(gold: Data, other: Data) -> None:
    turned = other | {"units": other["units"][::-1]}
    assert compare(gold, other, False) == compare(gold, turned, False)


# The corpora beside the project, where they are


@pytest.mark.skipif(not MICROTEXTS.exists(), reason="../shared/corpora is not here")
@pytest.mark.parametrize("given_units", [True, False])
def test_microtexts_beside_themselves(given_units: bool) -> None:
    gold = load_gold(MICROTEXTS)
    report = evaluate(pair(gold, gold), given_units=given_units, resamples=20)
    assert report.documents == 112
    assert {score.value for score in report.scores} == {1.0}
    assert set(GIVEN if given_units else ("units_f1",)) <= {s.name for s in report.scores}


@pytest.mark.skipif(not ARTICLE.exists(), reason="../shared/gold is not here")
def test_article_beside_itself() -> None:
    gold = load_gold(ARTICLE.parent)
    report = evaluate(pair(gold, gold), given_units=False)
    assert {score.value for score in report.scores} == {1.0}
    assert report["units_f1"].counts["tp"] == 56
    assert report["left_out"].counts == {"spans": 6, "violated": 0}
    assert report.not_scored == {}
