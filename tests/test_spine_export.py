"""Maps in every form: well-formed, safe from what the article says, never half written."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from argmap.errors import OutputError
from argmap.export.csv import read_verdicts, to_csv
from argmap.export.dot import quote, to_dot
from argmap.export.graphviz_run import run_graphviz
from argmap.export.html import to_html
from argmap.export.map_schema import schema_text
from argmap.export.markdown import read_verdicts as read_markdown
from argmap.export.markdown import to_markdown
from argmap.export.safe_text import clean
from argmap.export.svg import to_svg
from argmap.export.table import COLUMNS
from argmap.formats import FORMATS, write, writer
from argmap.model import ROLES, ArgumentMap, Cue, Part, Relation, RelationType, Unit
from tests.spine import article

HOSTILE = (
    "<script>alert(1)</script>", "]]>", "&amp;&lt;", '"]; x [label="y', r"\N\G\l\n", "$title",
    "${style}", "\u202eevil", "\x1b[31mred", "=1+1", "@SUM(A1)", "| a | `b` |", "[x](javascript:y)",
    "'quoted'", "-->", "🎉" * 3, "w" * 300, "{{7*7}}", "<!--", "\u2028line",
)  # fmt: skip


def made_map() -> ArgumentMap:
    """Make a map with every role, every type of relation and a hostile text in each unit."""
    units, text = [], "Title\n\n"
    for n, words in enumerate(HOSTILE, 1):
        start = len(text)
        text += words
        cue = Cue("because", start, start + 1, words[0], 0.5)
        role = ROLES[n % len(ROLES)]
        speaker = words if n % 2 else None
        hedged = n % 3 == 0
        units.append(
            Unit(f"u{n}", start, len(text), words, role, speaker, hedged, 0.5, (cue,), 1, n)
        )
        text += "\n\n"
    types: tuple[RelationType, ...] = ("support", "rebut", "qualify")
    relations = [
        *(Relation(f"r{n}", f"u{n}", f"u{n // 2}", types[n % 3], 0.5) for n in range(2, 15)),
        Relation("r15", "u15", "r2", "undercut", 0.7),
        Relation("r16", "u16", "r3", "linked", 0.7),
    ]
    out = Part("byline", 0, 5, "Title", "<b>name</b>", mapped=False)
    return ArgumentMap("hostile", text, tuple(units), tuple(relations), "<i>T</i> ]]>", (out,))


class Reader(HTMLParser):
    """Collects elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def groups(svg: str, kind: str) -> Iterator[ET.Element]:
    for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):
        if kind in (element.get("class") or "").split():
            yield element


def test_svg_is_whole() -> None:
    made = made_map()
    svg = to_svg(made)
    nodes = {element.get("id"): element for element in groups(svg, "unit")}
    edges = {element.get("id"): element for element in groups(svg, "relation")}
    assert set(nodes) == {unit.id for unit in made.units}
    assert {relation.id for relation in made.relations} <= set(edges)
    for unit in made.units:
        assert unit.role in (nodes[unit.id].get("class") or "").split()
        title = nodes[unit.id].find("{http://www.w3.org/2000/svg}title")
        assert (
            title is not None and "because" in (title.text or "") and "score" in (title.text or "")
        )
    assert "<script" not in svg and "javascript" not in svg.replace("(javascript:y)", "")


def test_svg_shows_texts_as_texts() -> None:
    words = " ".join(
        (element.text or "")
        for element in ET.fromstring(to_svg(made_map())).iter("{http://www.w3.org/2000/svg}text")
    )
    for shown in ("<script>alert(1)</script>", "]]>", r"\N\G\l\n", "$title", "&amp;&lt;"):
        assert shown in words
    assert "\u202e" not in words and "\x1b" not in words


def test_roles_differ_in_shape_word_and_colour() -> None:
    from argmap.export.style import load_style

    style = load_style()
    looks = [(s.shape, s.style, s.peripheries) for s in style.roles.values()]
    assert len(set(looks)) == len(ROLES)
    assert len({s.label for s in style.roles.values()}) == len(ROLES)
    assert len({s.fill for s in style.roles.values()}) == len(ROLES)
    assert len({(s.style, s.head) for s in style.relations.values()}) == len(style.relations)


def test_the_legend_lists_what_the_map_has() -> None:
    dot = to_dot(article())
    legend = next(line for line in dot.splitlines() if "label=<<FONT" in line)
    assert "<B>conclusion</B>" in legend and "<B>supports</B>" in legend
    assert "<B>background</B>" not in legend and "<B>joins</B>" not in legend


def test_page_holds_nothing_but_the_template() -> None:
    page = to_html(made_map())
    reader = Reader()
    reader.feed(page)
    assert [a.get("type") for tag, a in reader.tags if tag == "script"] == [
        "application/json",
        None,
    ]
    for tag, attributes in reader.tags:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        for name in ("href", "src", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, attributes)
    words = "".join(reader.data)
    for shown in ("<script>alert(1)</script>", "$title", "${style}", "{{7*7}}"):
        assert shown in words
    marked = {a.get("data-unit") for tag, a in reader.tags if tag == "mark"}
    assert marked == {unit.id for unit in made_map().units}
    assert "default-src 'none'" in page
    assert "left out" in page and "&lt;b&gt;name&lt;/b&gt;" in page


def test_units_in_two_pieces_and_within_each_other_are_marked() -> None:
    text = "A plan, although cheap, fails."
    units = (
        Unit("u1", 0, 29, text[0:29], "claim", parts=((0, 6), (24, 29))),
        Unit("u2", 8, 22, text[8:22], "qualification"),
        Unit("u3", 2, 6, text[2:6], "premise"),
    )
    reader = Reader()
    reader.feed(to_html(ArgumentMap("t", text, units)))
    marks = [str(a.get("data-unit")) for tag, a in reader.tags if tag == "mark"]
    assert sorted(marks) == ["u1", "u1", "u1", "u2", "u3"]
    assert text in "".join(reader.data).replace("u1 claim", "").replace(
        "u2 qualification", ""
    ).replace("u3 premise", "")


def test_csv_is_plain_and_tame() -> None:
    made = made_map()
    rows = list(csv.reader(io.StringIO(to_csv(made).removeprefix("\ufeff"))))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == len(made.units) + 1
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        assert row[-1] == ""


def test_markdown_has_one_row_a_unit() -> None:
    import re

    lines = to_markdown(made_map()).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == len(made_map().units) + 2
    for line in table:
        assert len(re.split(r"(?<!\\)\|", line)) == len(COLUMNS) + 2
    assert not any("<script>" in line for line in table)


def test_maps_keep_to_the_schema() -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for made in (made_map(), article()):
        data = made.to_dict()
        jsonschema.validate(data, schema)
        for broken in ({**data, "format": "other"}, {**data, "extra": 1}, {**data, "text": 3}):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(broken, schema)
    unit = {**article().to_dict()["units"][0], "role": "boss"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**article().to_dict(), "units": [unit]}, schema)


@pytest.mark.parametrize("name", list(FORMATS))
def test_same_bytes_twice(name: str) -> None:
    assert FORMATS[name].render(made_map()) == FORMATS[name].render(made_map())


def test_empty_and_large_maps_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    ET.fromstring(to_svg(ArgumentMap("e", "Nothing.")))
    text = "a " * 900
    units = tuple(Unit(f"u{n}", 2 * n, 2 * n + 1, "a", "premise") for n in range(900))
    relations = tuple(Relation(f"r{n}", f"u{n}", f"u{n // 3}", "support") for n in range(1, 900))
    assert len(list(groups(to_svg(ArgumentMap("l", text, units, relations)), "unit"))) == 900


@pytest.mark.parametrize("words", HOSTILE)
def test_quote_leaves_graphviz_nothing_to_read(words: str) -> None:
    shown = clean(words)
    drawn = run_graphviz(f"digraph {{ name [tooltip={quote(shown)} URL=x label=b] }}")
    link = next(ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}a"))
    title = link.get("{http://www.w3.org/1999/xlink}title")
    assert (title or "").replace("\u200b", "") == shown


def test_graphviz_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.export import graphviz_run as module

    module.find_graphviz.cache_clear()
    monkeypatch.setattr("shutil.which", lambda *a, **k: None)
    with pytest.raises(OutputError, match="pip install graphviz-pure"):
        module.find_graphviz()
    module.find_graphviz.cache_clear()


def test_write_writes_all(tmp_path: Path) -> None:
    written = write(article(), tmp_path / "new", list(FORMATS))
    assert sorted(p.name for p in written) == sorted(p.name for p in (tmp_path / "new").iterdir())
    saved = (tmp_path / "new" / "us-south-korea-alliance.json").read_text("utf-8")
    assert ArgumentMap.from_json(saved) == article()


def test_write_writes_nothing_when_one_form_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(made: ArgumentMap, *more: object) -> str:
        raise OutputError("no")

    monkeypatch.setattr("argmap.export.html.to_html", fail)
    with pytest.raises(OutputError):
        write(article(), tmp_path / "out", ["json", "html"])
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_way_leaves_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "us-south-korea-alliance.svg").mkdir()
    with pytest.raises(OutputError, match=r"us-south-korea-alliance\.svg.*--output"):
        write(article(), tmp_path, ["svg"])
    assert [p.name for p in tmp_path.iterdir()] == ["us-south-korea-alliance.svg"]


@pytest.mark.parametrize("name", ["csv", "md"])
def test_verdicts_are_kept_or_put_aside(tmp_path: Path, name: str) -> None:
    made = article()
    [path] = write(made, tmp_path, [name])
    read = read_verdicts if name == "csv" else read_markdown
    old = path.read_bytes().decode()
    right = made.units[5]
    if name == "csv":
        rows = list(csv.reader(io.StringIO(old)))
        rows[6][-1] = "right | so"
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        path.write_bytes(("\ufeff" + out.getvalue()).encode())
    else:
        lines = old.splitlines()
        row = next(i for i, line in enumerate(lines) if line.startswith(f"| {right.id} |"))
        lines[row] = lines[row].removesuffix("|  |") + "| right so |"
        path.write_text("\n".join(lines), "utf-8")
    written = write(made, tmp_path, [name])
    assert list(read(path.read_text("utf-8")).values()) in (["right | so"], ["right so"])
    assert written.notes == (f"{path.name}: 1 of 1 verdicts kept",)
    other = ArgumentMap(made.id, made.text, made.units[:2], ())
    gone = write(other, tmp_path, [name])
    aside = tmp_path / f"{path.name}.bak1"
    assert aside.exists() and "right" in aside.read_text("utf-8")
    assert any(aside.name in note for note in gone.notes)


@pytest.mark.parametrize("id", ["../x", "", "a/b", "..", "n:ul\0"])
def test_odd_ids_stay_in_the_folder(tmp_path: Path, id: str) -> None:
    made = ArgumentMap(id, "Rents.", ())
    [path] = write(made, tmp_path, ["json"])
    assert path.resolve().parent == tmp_path.resolve()
    assert writer.file_name(id)


def test_a_notebook_shows_the_map() -> None:
    assert article()._repr_svg_().count('class="unit') > 15
