"""Replaying a journal: whatever was decided, the map is whole, and undoing all undoes all."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Relation, Unit
from argmap.review import JournalEntry, replay
from argmap.review.history import carry_out_all, timeline
from argmap.review.state import begin
from tests.export_maps import HOSTILE, chain, whole
from tests.review_maps import Asked, Bench, asks

WHOLE = whole()
CHAIN = chain([text for text in HOSTILE if any(map(str.isalnum, text)) and text.isprintable()])


def check(found: ArgumentMap, asked: list[Asked]) -> Bench:
    bench = Bench(found)
    for one in asked:
        bench.decide(**one)
    return bench


@settings(deadline=None, max_examples=150)
@given(st.lists(asks(WHOLE), max_size=15))
def test_any_decisions_keep_the_map_whole(asked: list[Asked]) -> None:
    bench = check(WHOLE, asked)
    made = bench.reviewed()  # building an ArgumentMap checks spans, ends and circles
    assert not made.unfit and made.applied == len(bench.entries)
    # What was found keeps its id; what was added has one of its own.
    by_id = {unit.id for unit in WHOLE.units} | {row.id for row in WHOLE.relations}
    for id, verdict in made.verdicts.items():
        assert (id in by_id) == (verdict != "added") or id in made.gone
    starts = [unit.start for unit in made.map.units]
    assert starts == sorted(starts)
    rows: list[Unit | Relation] = [*made.working.units, *made.working.relations]
    for row in rows:
        marks = [cue.id for cue in row.because if cue.id.startswith("review.")]
        # What nobody decided on is as it was found, but for where it hangs and whose side it is on.
        assert bool(marks) == (made.verdicts[row.id] != "open")
    assert ArgumentMap.from_json(made.map.to_json()) == made.map
    everything = {u.id for u in WHOLE.units} | {r.id for r in WHOLE.relations}
    assert everything <= set(made.verdicts) | set(made.gone)


@settings(deadline=None, max_examples=80)
@given(st.sampled_from([WHOLE, CHAIN]).flatmap(
    lambda found: st.tuples(st.just(found), st.lists(asks(found), max_size=12))
))  # fmt: skip
def test_undoing_all_gives_the_map_as_found(drawn: tuple[ArgumentMap, list[Asked]]) -> None:
    bench = check(*drawn)
    before, count = bench.reviewed(), len(bench.entries)
    for n in range(count, 0, -1):
        bench.back("undo", n)
    undone = bench.reviewed()
    assert undone.map == undone.working == bench.found
    assert set(undone.verdicts.values()) <= {"open"} and not undone.gone and not undone.notes
    for n in range(1, count + 1):
        bench.back("redo", n)
    redone = bench.reviewed()
    assert (redone.map, redone.verdicts, redone.notes) == (
        before.map, before.verdicts, before.notes,
    )  # fmt: skip


@settings(deadline=None, max_examples=80)
@given(st.lists(asks(WHOLE) | st.sampled_from([{"op": "undo"}, {"op": "redo"}]), max_size=20))
def test_undo_and_redo_at_any_time(asked: list[Asked]) -> None:
    bench = Bench(WHOLE)
    line: list[Asked] = []
    later: list[Asked] = []
    for one in asked:
        now = bench.reviewed()
        if one["op"] in ("undo", "redo"):
            meant = now.undo if one["op"] == "undo" else now.redo
            back, forth = (line, later) if one["op"] == "undo" else (later, line)
            assert (meant is None) == (not back)
            if meant is not None:
                bench.back(one["op"], meant.n)
                forth.append(back.pop())
        else:
            bench.folded = carry_out_all(begin(WHOLE), timeline(bench.entries).done)[-1]
            if bench.decide(**one):
                line.append(one)
                later.clear()
    assert bench.reviewed().applied == len(line)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=5)
    | st.sampled_from(["unit", "relation", "u1", "r1", "a1", "n1", "support"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([
            "kind", "id", "selector", "type", "exact", "prefix", "suffix", "start", "end", "shown",
            "source", "target", "role", "hedged",
        ]), inner, max_size=6,
    ), max_leaves=12,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(
    st.sampled_from(["accept", "reject", "role", "span", "split", "merge", "add-unit", "undo",
                     "add-relation", "retarget", "relation-type", "note", "source", "later"]),
    st.dictionaries(st.sampled_from(
        ["of", "to", "with", "value", "left", "right", "source", "target", "type", "role", "text",
         "entry"]
    ), JUNK, max_size=5),
), max_size=5))  # fmt: skip
def test_a_damaged_journal_is_listed_and_never_ends_the_program(
    rows: list[tuple[str, dict[str, object]]],
) -> None:
    entries = [JournalEntry(n, op, body) for n, (op, body) in enumerate(rows, 1)]
    made = replay(WHOLE, entries)
    stands = timeline(entries)
    assert made.applied + len(made.unfit) == len(stands.done) + len(stands.unfit)


def test_whose_side_a_unit_is_on_follows_the_relations() -> None:
    bench = Bench(chain(["Ban cars", "They kill", "Most die", "Trams run"]))
    assert bench.decide("relation-type", id="r2", value="rebut")
    sides = {unit.id: unit.side for unit in bench.reviewed().map.units}
    assert sides == {"u1": "pro", "u2": "opp", "u3": "opp", "u4": "opp"}
    assert bench.decide("relation-type", id="r3", value="rebut")
    assert [unit.side for unit in bench.reviewed().map.units] == ["pro", "opp", "pro", "pro"]
    # To accept all turns nothing, and what argmap knew by the words alone stays.
    words = WHOLE.units[6]
    known = replace(WHOLE, units=(*WHOLE.units[:6], replace(words, side="opp"), WHOLE.units[7]))
    bench = Bench(known)
    for row in known.relations:
        assert bench.decide("accept", id=row.id)
    assert [u.side for u in bench.reviewed().map.units] == [u.side for u in known.units]


def test_a_rejected_statements_reasons_hang_loose() -> None:
    bench = Bench(chain(["Ban cars", "They kill", "Most die", "Trams run"]))
    assert bench.decide("reject", id="u2")
    made = bench.reviewed()
    assert made.loose == ("u3",)
    assert [row.id for row in made.working.relations] == ["r4"]
    assert [(row.id, row.source, row.target) for row in made.map.relations] == [("r4", "u4", "u3")]
    assert [row.id for row in made.map.units] == ["u1", "u3", "u4"]


def test_split_merge_and_holes_keep_to_the_text() -> None:
    bench = Bench(WHOLE)
    second = WHOLE.unit("u2")  # two pieces: [Close the street] and [today]
    cut = WHOLE.text.index("cars aside")
    assert bench.decide("split", id="u2", at=cut)
    left, right = bench.reviewed().working.unit("u2"), bench.reviewed().working.unit("a1")
    assert (left.text, left.parts, right.text, right.parts) == ("Close the street", (), "today", ())
    assert bench.decide("merge", id="u2", **{"with": "a1"})
    assert bench.reviewed().working.unit("u2").text == second.text
    assert bench.decide("merge", id="u4", **{"with": "u6"})
    far = bench.reviewed().working.unit("u4")
    # What lies between is another's: the unit has two pieces.
    assert far.parts and far.text.startswith("They kill ten") and far.text.endswith("Shops gain")
    ends = {(row.source, row.target) for row in bench.reviewed().working.relations}
    assert ("u4", "u3") in ends and not any("u6" in pair for pair in ends)
    assert not bench.decide("merge", id="u4", **{"with": "u4"})


def test_types_that_lead_to_arrows() -> None:
    bench = Bench(WHOLE)
    # u6 leads to r1 and to u3; u4 supports u3, which supports u2.
    assert bench.decide("relation-type", id="r2", value="undercut")
    assert bench.reviewed().working.relations[1].target == "r1"
    assert bench.decide("relation-type", id="r2", value="support")
    assert bench.reviewed().working.relations[1].target == "u3"
    assert not bench.decide("relation-type", id="r1", value="undercut")  # nothing leaves u2
    assert not bench.decide("add-relation", source="u2", target="u4", type="support")  # a circle
    assert bench.decide("retarget", id="r6", target="u2")
    assert not bench.decide("retarget", id="r6", target="u6")


def test_what_is_said_again_follows_what_it_says() -> None:
    bench = Bench(chain(["Ban cars", "They kill", "So ban cars", "Cars must go"]))
    assert bench.decide("restates", id="u3", **{"with": "u1"})
    assert bench.decide("restates", id="u4", **{"with": "u3"})
    again = [unit.restates for unit in bench.reviewed().map.units]
    assert again == [None, None, "u1", "u1"]
    assert not bench.decide("restates", id="u1", **{"with": "u2"})
    assert not bench.decide("restates", id="u2", **{"with": "u2"})
    assert bench.decide("merge", id="u2", **{"with": "u1"})
    again = [unit.restates for unit in bench.reviewed().map.units]
    assert again == [None, "u2", "u2"]
    assert bench.decide("restates", id="u4", **{"with": None})
    assert bench.reviewed().working.unit("u4").restates is None
    assert bench.decide("reject", id="u2")
    assert bench.reviewed().map.units[0].restates is None
