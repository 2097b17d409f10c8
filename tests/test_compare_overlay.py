"""`argmap diff --map`: two maps drawn as one, every change marked and none lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.cli import app
from argmap.compare import compare, merged_map
from argmap.export.style import load_style
from argmap.export.svg import to_svg
from argmap.model import ArgumentMap, Relation
from tests.export_maps import HOSTILE, chain, groups, odd_ids, title_of, whole, words_of

OLD = ["The fee should go", "It is unfair", "Many paid it twice", "Nobody likes it at all"]
NEW = ["The fee should go", "It is unfair", "Many paid it twice", "Clerks count coins all day"]


def drafts() -> tuple[ArgumentMap, ArgumentMap]:
    """Give two drafts: a claim for another, one weakened, one moved to another target."""
    old, new = chain(OLD, title="Draft one"), chain(NEW, title="Draft two")
    units = (
        new.units[0],
        replace(new.units[1], strength="possible", hedged=True),
        *new.units[2:],
    )
    links = (new.relations[0], Relation("r3", "u3", "u1", "support"), new.relations[2])
    return old, replace(new, units=units, relations=links)


def test_each_change_has_its_mark() -> None:
    argmap, marks = merged_map(compare(*drafts()))
    assert {id: mark.kind for id, mark in marks.units.items()} == {
        "u1": "same", "u2": "weakened", "u3": "retargeted", "u4": "added", "u4 (old)": "dropped",
    }  # fmt: skip
    assert {id: mark.kind for id, mark in marks.relations.items()} == {
        "r2": "same", "r3": "retargeted", "r4": "added", "r4 (old)": "dropped",
    }  # fmt: skip
    assert marks.units["u2"].told == "weakened: certain → possible"
    assert marks.units["u3"].told == "before: support u2"
    assert marks.told == "changes since Draft one"
    ghost = argmap.unit("u4 (old)")
    assert ghost.text == "Nobody likes it at all" == argmap.text[ghost.start : ghost.end]


def test_the_picture_tells_the_changes_in_words_and_colours() -> None:
    argmap, marks = merged_map(compare(*drafts()))
    svg = to_svg(argmap, None, marks)
    nodes = {str(group.get("id")): group for group in groups(svg, "unit")}
    said = {id: words_of(node) for id, node in nodes.items()}
    assert said["u4"].startswith("ADDED · CLAIM u4 Clerks count")
    assert said["u4%20%28old%29"].startswith("DROPPED · CLAIM u4 (old) Nobody likes")
    assert said["u2"].startswith("WEAKENED · CLAIM u2 ≈ possible weakened: certain → possible")
    assert said["u1"] == "CLAIM u1 The fee should go"
    arrows = {str(group.get("id")): words_of(group) for group in groups(svg, "relation")}
    assert arrows["r3"] == "retargeted: supports" and arrows["r2"] == "supports"
    assert title_of(next(groups(svg, "change-retargeted"))).count("u3")
    style = load_style()
    for kind in ("added", "dropped", "weakened", "retargeted"):
        assert style.changes[kind].fill in svg
        assert f">{style.changes[kind].label}</text>" in svg
    # A role's colour would be taken for a change.
    assert style.roles["claim"].fill not in svg
    assert "changes since Draft one" in svg


@pytest.mark.parametrize("made", [whole(), odd_ids(), chain(HOSTILE), ArgumentMap("e", "")])
def test_nothing_is_lost_either_way(made: ArgumentMap) -> None:
    nothing = ArgumentMap("nothing", "")
    for pair, kind in (((made, nothing), "dropped"), ((nothing, made), "added")):
        argmap, marks = merged_map(compare(*pair))
        assert len(argmap.units) == len(made.units)
        assert len(argmap.relations) == len(made.relations)
        every = [*marks.units.values(), *marks.relations.values()]
        assert {mark.kind for mark in every} <= {kind}
        to_svg(argmap, None, marks)
    argmap, marks = merged_map(compare(made, made))
    assert argmap.units == made.units and argmap.relations == made.relations
    assert {mark.kind for mark in marks.units.values()} <= {"same"}


def test_a_dropped_support_that_would_close_a_circle_is_told_in_words() -> None:
    old = chain(["The fee should go", "It is unfair"])
    new = replace(old, relations=(Relation("r9", "u1", "u2", "support"),))
    argmap, marks = merged_map(compare(old, new))
    assert [row.id for row in argmap.relations] == ["r9"]
    assert "before: support u1" in marks.units["u2"].told


ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["support", "rebut"])),
    max_size=7,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS, st.permutations(range(6)), st.integers(1, 6))
def test_any_two_maps_make_one(
    here: list[tuple[int, int, str]],
    there: list[tuple[int, int, str]],
    order: list[int],
    count: int,
) -> None:
    words = ["apples", "birds sing", "cars are loud", "dogs bark", "eels swim", "fish too"]
    old, new = chain(words), chain([words[n] for n in order][:count])
    old, new = linked(old, here), linked(new, there)
    argmap, marks = merged_map(compare(old, new))
    assert set(marks.units) == {unit.id for unit in argmap.units}
    assert set(marks.relations) == {row.id for row in argmap.relations}
    assert {mark.kind for mark in (*marks.units.values(), *marks.relations.values())} <= set(
        load_style().changes
    )


def linked(argmap: ArgumentMap, rows: list[tuple[int, int, str]]) -> ArgumentMap:
    """Give a map those of the relations that it can have: support runs to earlier units."""
    count = len(argmap.units)
    links = []
    for n, (a, b, type) in enumerate(rows):
        source, target = max(a, b) % count, min(a, b) % count
        if source > target:
            ends = argmap.units[source].id, argmap.units[target].id
            links.append(Relation(f"x{n}", *ends, type))  # type: ignore[arg-type]
    return replace(argmap, relations=tuple(links))


def run(folder: Path, *options: str) -> Result:
    old, new = drafts()
    (folder / "old.json").write_text(old.to_json(), encoding="utf-8")
    (folder / "new.json").write_text(new.to_json(), encoding="utf-8")
    files = [str(folder / "old.json"), str(folder / "new.json")]
    return CliRunner().invoke(app, ["diff", *files, *options], standalone_mode=False)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "dot"])
def test_the_command_draws(tmp_path: Path, ending: str) -> None:
    picture = tmp_path / "new folder" / f"changes.{ending}"
    result = run(tmp_path, "--map", str(picture), "--theme", "print")
    assert result.exception is None and "claim dropped u4" in result.output
    assert picture.stat().st_size > 1000
    assert [path.name for path in picture.parent.iterdir()] == [picture.name]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--map", "changes.json"), "changes.json: no picture ends so; choose from .svg, .png"),
        (("--map", "changes"), "no picture ends so"),
        (("--theme", "dark"), "--theme shapes the drawing: add --map FILE."),
    ],
)
def test_what_cannot_be_drawn(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    assert words in str(run(tmp_path, *options).exception)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "old.json"]
