"""The report on accuracy: its counts, its tables, its plan, and that all its places are filled."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from string import Template

import pytest
from benchmarks.accuracy import measure, tables
from benchmarks.accuracy.ablation import Worth
from benchmarks.accuracy.errors import function_matrix, kinds, role_matrix
from benchmarks.accuracy.examples import Example, load_examples, load_notes, try_example
from benchmarks.accuracy.marks import score_marks
from benchmarks.accuracy.measure import Measure, rule_places
from benchmarks.accuracy.plan import OTHERS, Variant, families, plan, variants
from benchmarks.accuracy.texts import TextSet, load_sets
from benchmarks.held_out import held_out

from argmap.evaluate.cases import raw_case
from argmap.evaluate.difference import ScoreDifference
from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import Parsed, parse_texts
from argmap.lexicon import load_cues
from argmap.lexicon.rules import load_rules
from tests.spine import ROOT, nlp

TEXT = "Ann is late. Bob is early. Cid is here.\n\nDee is old. Eve is ill."
PLACES = Path(measure.__file__).with_name("template.md")


def document(rows: str, arrows: str, **marks: object) -> GoldDocument:
    """Make a document: a unit a row, `start end role speaker`, and arrows `from to type`."""
    units = []
    for number, row in enumerate(rows.split("; ")):
        first, last, role, *speaker = row.split()
        units.append({
            "id": f"u{number}", "start": int(first), "end": int(last),
            "text": TEXT[int(first) : int(last)], "role": role, "hedged": number == 9,
            "attributed_to": " ".join(speaker) or None, **marks,
        })  # fmt: skip
    relations = [
        {"id": f"r{n}", "source": f"u{a}", "target": f"u{b}", "type": type}
        for n, (a, b, type) in enumerate(arrow.split() for arrow in arrows.split("; ") if arrow)
    ]
    data = {"id": "d", "text": TEXT, "units": units, "relations": relations}
    return document_from_data(data, "test")


ALL = "0 11 conclusion; 13 25 premise; 27 38 claim; 41 51 claim; 53 63 premise"


def errors(gold_rows: str, gold_arrows: str, made_rows: str, made_arrows: str) -> dict[str, int]:
    case = raw_case(document(gold_rows, gold_arrows), document(made_rows, made_arrows))
    return dict(kinds([case]))


@pytest.mark.parametrize(
    ("gold", "made", "kind"),
    [
        ("1 0 support", "1 0 rebut", "arrow.support-as-rebut"),
        ("1 0 support", "0 1 support", "arrow.reversed"),
        ("1 0 support", "", "arrow.none"),
        ("1 2 support; 2 0 support", "1 0 support; 2 0 support", "arrow.too-far"),
        ("1 0 support; 2 0 support", "1 2 support; 2 0 support", "arrow.detour"),
        ("1 0 support", "1 2 support", "arrow.wrong-near"),
        ("3 0 support", "3 4 support", "arrow.wrong-far"),
    ],
)
def test_an_arrow_has_one_kind_of_error(gold: str, made: str, kind: str) -> None:
    found = errors(ALL, gold, ALL, made)
    assert found.pop("arrow.from-end", 0) == (kind == "arrow.reversed")
    assert found == {kind: 1}


def test_kinds_of_errors_of_units_roles_and_speakers() -> None:
    gold = "0 11 conclusion Ann; 13 25 premise; 27 38 claim; 53 63 premise Eve"
    assert errors(gold, "", gold, "") == {}
    made = "0 11 claim; 13 25 premise Bob; 41 51 claim; 53 63 premise Cid"
    assert errors(gold, "1 2 support", made, "") == {
        "role.conclusion-as-claim": 1, "unit.missed": 1, "unit.invented": 1,
        "speaker.missed": 1, "speaker.invented": 1, "speaker.wrong": 1, "arrow.end-not-found": 1,
    }  # fmt: skip
    cut = errors("0 25 claim", "", "0 11 claim; 13 25 claim", "")
    assert cut == {"unit.merged": 1, "unit.split": 2}


def test_matrices_count_gold_against_made() -> None:
    case = raw_case(
        document("0 11 conclusion; 13 25 premise; 27 38 claim", "1 0 support"),
        document("0 11 claim; 13 25 premise; 41 51 claim", "1 0 rebut"),
    )
    assert role_matrix([case]) == {
        ("conclusion", "claim"): 1, ("premise", "premise"): 1, ("claim", "–"): 1,
        ("–", "claim"): 1,
    }  # fmt: skip
    assert function_matrix([case]) == {
        ("conclusion", "conclusion"): 1, ("support", "rebut"): 1
    }  # fmt: skip


def test_marks_are_scored_where_gold_has_them() -> None:
    rows = "0 11 claim; 13 25 claim"
    gold, made = document(rows, "", strength="possible"), document(rows, "", strength="possible")
    (score,) = score_marks([raw_case(gold, made)])
    assert (score.name, score.value, dict(score.counts)["tp"]) == ("strength", 1.0, 2)
    other = document(rows, "", strength="certain")
    assert score_marks([raw_case(gold, other)])[0].value == 0.0
    assert score_marks([raw_case(document(rows, ""), made)]) == []


def test_what_is_said_again_is_scored_by_pairs() -> None:
    gold = document("0 11 claim; 13 25 claim; 27 38 claim", "", restates="u0")
    made = document("0 11 claim; 27 38 claim; 41 51 claim", "", restates="u0")
    (score,) = score_marks([raw_case(gold, made)])
    counts = dict(score.counts)
    # Of gold's pairs, u1 and u2 with u0 (and u0 with itself), the map has two, and one besides.
    assert (score.name, counts["tp"], counts["fn"], counts["fp"]) == ("restates", 2, 1, 1)


def test_every_rule_with_a_weight_is_in_one_family() -> None:
    listed = [id for ids in families().values() for id in ids]
    assert sorted(listed) == sorted(id for id, rule in load_rules().items() if rule.weight)
    names = [row["name"] for row in plan()["family"]]
    assert len(names) == len(set(names)) and OTHERS not in names


def test_everything_is_left_out_once() -> None:
    ways = variants()
    assert ways[0].kind == "all" and not ways[0].weights and not ways[0].without
    kinds_of_cues = {cue.kind for cue in load_cues()}
    assert {way.without for way in ways if way.kind == "cues"} == {(k,) for k in kinds_of_cues}
    assert len({(way.kind, way.name) for way in ways}) == len(ways)


def test_figures_are_written_as_in_print() -> None:
    assert [tables.short(value) for value in (0.3694, 1.0, -0.05, 0.0)] == [
        ".369", "1.000", "−.050", ".000"
    ]  # fmt: skip
    assert [tables.points(value) for value in (0.123, -0.0151, 0.0004)] == ["12.3", "−1.5", "·"]
    assert tables.span(ScoreDifference(0.2, 0.3, 0.05, 0.15)) == "10.0 (+5.0 to +15.0)"
    assert tables.span(ScoreDifference(0.2, 0.3, None, None)) == "10.0"


def test_a_table_cannot_be_broken_by_its_words() -> None:
    made = tables.table(["a", "b"], [["x|y\n<b>", "1"]])
    assert made.splitlines()[2] == r"| x\|y &lt;b&gt; | 1 |"
    assert made.splitlines()[1] == "| --- | ---: |"


def test_worth_is_ordered_by_the_mean() -> None:
    gain = {
        name: ScoreDifference(0.5, 0.5 + by, -0.1, 0.1) for name, by in (("a", 0.1), ("b", 0.2))
    }
    rows = [Worth(Variant("cues", n, told="1 cue"), {"cc": gain[n]}, gain[n]) for n in ("a", "b")]
    lines = tables.worth(rows, ("cc", "ro")).splitlines()
    assert lines[0] == "| without | of them | cc | mean |"
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| b", "| a"]


def test_rules_that_make_no_difference_are_named_apart() -> None:
    def row(id: str, by: float) -> Worth:
        return Worth(Variant("rule", id), {}, ScoreDifference(0.5, 0.5 + by, None, None))

    found = rule_places([row("conclusion.first", 0.02), row("attach.next", 0.0)], [])
    assert "conclusion.first" in found["rules_table"] and "2.0" in found["rules_table"]
    assert found["idle"] == "`attach.next`"


def test_kinds_are_ordered_by_number_and_told_in_words() -> None:
    counts = [Counter({"arrow.none": 1, "role.claim-as-premise": 3}), Counter({"arrow.none": 2})]
    lines = tables.count_table(counts, ["own", "other"], {"arrow.none": "no arrow"}).splitlines()
    assert lines[2:] == ["| claim taken for premise (role) | 3 | · |", "| no arrow | 1 | 2 |"]


def test_examples_are_of_known_kinds_and_can_be_tried() -> None:
    names = load_notes()["kinds"]
    for example in load_examples():
        assert example.text.count(example.unit) == 1
        assert example.why.endswith(".") and example.right
        assert example.kind in names or "-as-" in example.kind
        tried = try_example(nlp(), example)
        assert tried.said and tried.found
        assert tried.fails or tried.said.split(",")[0][:20] == tried.found.split(",")[0][:20]


def test_an_example_is_told_right_or_wrong() -> None:
    base = Example("x", "The well is dry. So we must dig.", "The well", "", {"role": "conclusion"})
    assert try_example(nlp(), base).fails
    assert not try_example(nlp(), replace(base, unit="we must")).fails
    assert not try_example(nlp(), replace(base, right={"target": "we must"})).fails
    assert not try_example(nlp(), replace(base, right={"type": "support", "hedged": False})).fails
    gone = try_example(nlp(), replace(base, unit="Nothing"))
    assert gone.fails and gone.found == "no such unit"


def test_held_out_texts_are_those_of_the_file(tmp_path: Path) -> None:
    assert "museum-essay" in held_out(tmp_path)
    (tmp_path / "held-out.txt").write_text("# why\none\n\n two # a word\n", "utf-8")
    assert held_out(tmp_path) == ["one", "two"]


def test_what_is_held_out_is_no_text_that_is_tuned_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def unparsed(_: object, gold: list[GoldDocument]) -> list[Parsed]:
        return [Parsed(document, None, None) for document in gold]  # type: ignore[arg-type]

    monkeypatch.setattr("benchmarks.accuracy.texts.parse_texts", unparsed)
    sets = {some.key: some for some in load_sets(nlp(), ROOT / "corpus", ROOT / "nowhere")}
    own, held = ({t.gold.id for t in sets[key].texts} for key in ("own", "held"))
    assert own and held and not own & held and held <= set(held_out(ROOT / "corpus"))
    for key in ("article", "microtexts"):
        assert not sets[key].texts and "not beside this checkout" in sets[key].missing


def test_every_place_of_the_template_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [Variant("all", ""), Variant("cues", "reason", without=("reason",), told="x"),
           Variant("family", "place", {"conclusion.first": 0.0}, told="x"),
           Variant("rule", "conclusion.first", {"conclusion.first": 0.0})]  # fmt: skip
    monkeypatch.setattr(measure, "variants", lambda: few)
    (text,) = parse_texts(nlp(), [document(ALL, "1 0 support; 3 4 rebut")])
    sets = [
        TextSet("article", "the article", "tuned on", (), "it is not there"),
        TextSet("microtexts", "microtexts", "tuned on", (), "they are not there"),
        TextSet("own", "own texts", "tuned on", (text,)),
    ]
    said: list[str] = []
    places = Measure(nlp(), sets, 1, said.append).places("make it")
    made = Template(PLACES.read_text("utf-8")).substitute(places)
    assert "$" not in made and "make it" in made and said
    assert "Not measured: it is not there; they are not there." in made
    assert "| own texts | tuned on | d | 1 | 5 |" in made
