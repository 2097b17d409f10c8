"""Reading gold and predicted documents, and what is said of broken ones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from argmap.errors import InputError
from argmap.evaluate import load_gold, pair
from argmap.evaluate.gold_format import document_from_data
from argmap.model import ArgumentMap, Cue, Part, Relation, Unit

TEXT = "It rains. The street is wet."


def row(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": "rain",
        "text": TEXT,
        "units": [
            {"id": "a", "start": 0, "end": 8, "text": "It rains", "role": "premise"},
            {"id": "b", "start": 10, "end": 27, "text": TEXT[10:27], "role": "conclusion"},
        ],
        "relations": [{"id": "r", "source": "a", "target": "b", "type": "support"}],
    }
    return data | changes


def unit(**changes: Any) -> dict[str, Any]:
    return row(units=[{"id": "a", "start": 0, "end": 8} | changes], relations=[])


def relation(**changes: Any) -> dict[str, Any]:
    return row(relations=[row()["relations"][0] | changes])


def write(path: Path, *documents: object) -> Path:
    path.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in documents), "utf-8")
    return path


def test_one_document(tmp_path: Path) -> None:
    (document,) = load_gold(write(tmp_path / "rain.json", row()))
    assert document.id == "rain"
    assert [u.text for u in document.units] == ["It rains", "The street is wet"]
    assert document.annotated == {"role", "relations"}


def test_path_may_be_text(tmp_path: Path) -> None:
    assert len(load_gold(str(write(tmp_path / "rain.json", row())))) == 1


def test_lines_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(f"{json.dumps(row())}\n\n{json.dumps(row(id='two'))}\r\n", "utf-8")
    assert [document.id for document in load_gold(path)] == ["rain", "two"]


def test_a_line_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", {"id": "x", "text": "a\u2028b\x85c"})
    assert load_gold(path)[0].text == "a\u2028b\x85c"


def test_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "rain.json"
    path.write_text(json.dumps(row()), "utf-8-sig")
    assert load_gold(path)[0].id == "rain"


def test_folder_in_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "b.json", row(id="one"))
    write(tmp_path / "a.jsonl", row(id="two"), row(id="three"))
    (tmp_path / "notes.txt").write_text("no JSON", "utf-8")
    (tmp_path / "c.json").mkdir()
    assert [document.id for document in load_gold(tmp_path)] == ["two", "three", "one"]


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    data = row(topic="weather")
    data["units"][0]["implicit"] = False
    data["relations"][0]["label"] = "sup"
    (document,) = load_gold(write(tmp_path / "rain.json", data))
    assert document.extra == {"topic": "weather"}
    assert document.units[0].extra == {"implicit": False}
    assert document.relations[0].extra == {"label": "sup"}


def test_what_is_missing_is_not_annotated() -> None:
    assert document_from_data({"id": "x", "text": "a"}, "x").annotated == frozenset()
    data = unit(hedged=False, attributed_to=None) | {"not_article": []}
    assert document_from_data(data, "x").annotated == {
        "hedged", "attributed_to", "relations", "not_article",
    }  # fmt: skip
    assert document_from_data(row(relations=None), "x").annotated == {"role"}


def test_a_unit_and_a_relation_may_have_the_same_id() -> None:
    data = row()
    data["relations"] = [
        {"id": "b", "source": "a", "target": "b", "type": "support"},
        {"id": "r2", "source": "b", "target": "b", "type": "undercut"},
    ]
    with pytest.raises(InputError, match="target 'b'"):
        document_from_data(data | {"relations": data["relations"][:1]}, "x")
    data["relations"][0]["target"] = "a"
    inner = [r.to_relation for r in document_from_data(data, "x").relations]
    assert inner == [False, True]


def test_argmaps_own_map_is_read() -> None:
    cue = Cue("because", 0, 2, "It")
    argmap = ArgumentMap(
        "rain", TEXT,
        (
            Unit("u1", 0, 8, "It rains", "premise", "Moon", True, 0.5, (cue,)),
            Unit("u2", 10, 27, TEXT[10:27], "conclusion", parts=((10, 13), (20, 27))),
        ),
        (Relation("r1", "u1", "u2", "support", 0.25, (cue,)),),
        parts=(Part("byline", 27, 28, ".", "why", mapped=False),),
    )  # fmt: skip
    document = document_from_data(argmap.to_dict(), "x")
    assert document.units[0].attributed_to == "Moon"
    assert document.units[0].hedged
    assert document.units[1].pieces == ((10, 13), (20, 27))
    assert document.relations[0].score == 0.25
    assert document.not_article == ((27, 28),)
    assert document.annotated == {
        "role", "attributed_to", "hedged", "side", "relations", "not_article",
    }  # fmt: skip
    assert pair([argmap], [argmap.to_dict()]) == [(document, document)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], "no JSON object"),
        ({"id": "x"}, "no text"),
        ({"text": "x"}, "no id"),
        ({"id": 3, "text": "x"}, "id is '3'"),
        (row(text=None), "text is 'None'"),
        (row(units={}), "units is no JSON array"),
        (row(units=[3]), "a unit is no JSON object"),
        (row(units=[{"id": "a", "end": 3}]), "unit 'a': no start"),
        (unit(start=True), "start is 'True'"),
        (unit(start=1.0), "start is '1.0'"),
        (unit(start=-1), "-1 to 8 is not inside the text of 28"),
        (unit(end=99), "0 to 99 is not inside"),
        (unit(start=9), "9 to 8"),
        (unit(text="It snows"), "unit 'a': the text from 0 to 8 is 'It rains', not 'It snows'"),
        (unit(role="thesis"), "role 'thesis' is none of conclusion"),
        (unit(role=["premise"]), "is none of conclusion"),
        (unit(side="left"), "side 'left' is none of pro, opp"),
        (unit(hedged="yes"), "hedged is 'yes'"),
        (unit(attributed_to=3), "attributed_to is 3"),
        (unit(parts=[[0]]), "a row of parts"),
        (unit(parts=[[0, 9]]), "part 0 to 9 is outside"),
        (row(units=[*row()["units"], row()["units"][0]]), "unit 'a' stands twice"),
        (row(relations=row()["relations"] * 2), "relation 'r' stands twice"),
        (relation(type="attack"), "relation 'r': type 'attack' is none of support"),
        (relation(type=None), "no type"),
        (relation(source="z"), "source 'z' is no unit"),
        (relation(source="r"), "source 'r' is no unit"),
        (relation(target="z"), "target 'z' is no unit or relation"),
        (relation(target="r", type="undercut"), "target 'r'"),
        (relation(score="high"), "score is 'high'"),
        (relation(score=10**400), "score is 1000"),
        (relation(score=float("nan")), "score is nan"),
        (row(not_article=[{"start": 0, "end": 99}]), "not_article: 0 to 99"),
        (row(not_article="all"), "not_article is no JSON array"),
    ],
)
def test_broken_documents(data: object, says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)) as caught:
        document_from_data(data, "here.json:7")
    assert str(caught.value).startswith("here.json:7: ")
    assert "\n" not in str(caught.value)


def test_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(row()) + "\n\n{broken\n", "utf-8")
    with pytest.raises(InputError, match=re.escape(f"{path}:3: not JSON")):
        load_gold(path)


def test_wrong_line_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", row(), {"id": "x"})
    with pytest.raises(InputError, match=re.escape(f"{path}:2: no text")):
        load_gold(path)


def test_broken_document_tells_the_line(tmp_path: Path) -> None:
    path = tmp_path / "rain.json"
    path.write_text('{\n"id": \n}', "utf-8")
    with pytest.raises(InputError, match="at line 3, column 1"):
        load_gold(path)


def test_same_id_in_two_files(tmp_path: Path) -> None:
    write(tmp_path / "a.json", row())
    write(tmp_path / "b.json", row())
    with pytest.raises(InputError, match=r"b\.json: document 'rain' is already in .*a\.json"):
        load_gold(tmp_path)


@pytest.mark.parametrize("content", [b"\xff\xfe{\x00", b"", b"[" * 100_000, b"\x00"])
def test_unreadable_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rain.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(f"{path}: not ")) as caught:
        load_gold(path)
    assert "\n" not in str(caught.value)


def test_missing_and_empty(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_gold(tmp_path / "none.json")
    with pytest.raises(InputError, match="no document"):
        load_gold(tmp_path)
    (tmp_path / "none.jsonl").write_text("\n", "utf-8")
    with pytest.raises(InputError, match="no document"):
        load_gold(tmp_path / "none.jsonl")


def test_pair_by_id_in_golds_order() -> None:
    one, two = row(id="one"), row(id="two")
    pairs = pair([one, two], [two, one])
    assert [(gold.id, predicted.id) for gold, predicted in pairs] == [
        ("one", "one"),
        ("two", "two"),
    ]


@pytest.mark.parametrize(
    ("gold", "predicted", "says"),
    [
        (["one", "two"], ["one"], "('two') are in gold only"),
        (["one"], ["one", "two"], "('two') are predicted only"),
        (["one", "one"], ["one"], "'one' is gold twice"),
        (["one"], ["one", "one"], "'one' is predicted twice"),
        (list("abcde"), [], "5 documents ('a', 'b', 'c' …)"),
    ],
)
def test_unpaired(gold: list[str], predicted: list[str], says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)):
        pair([row(id=name) for name in gold], [row(id=name) for name in predicted])


def test_pair_of_two_texts() -> None:
    with pytest.raises(InputError, match="another text"):
        pair([row()], [{"id": "rain", "text": "It snows."}])
