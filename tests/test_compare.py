"""What differs between two maps, as records and as `argmap diff` says it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.compare import MapChanges, compare
from argmap.model import ArgumentMap

TEXTS = ["Trams should be free.", "Cars foul the air.", "Tickets cost much to sell."]
LINKS = [("u2", "u1", "support"), ("u3", "u1", "support")]


def data(
    texts: list[str] = TEXTS, links: list[tuple[str, str, str]] = LINKS, **last: str
) -> dict[str, Any]:
    """Give a map as data; `last` are values of its last unit."""
    units: list[dict[str, Any]] = []
    start = 0
    for n, text in enumerate(texts, 1):
        role = "premise" if n > 1 else "conclusion"
        row = {"id": f"u{n}", "start": start, "end": start + len(text), "text": text, "role": role}
        units.append(row)
        start += len(text) + 1
    units[-1] |= last
    rows = [
        {"id": f"r{n}", "source": source, "target": target, "type": type}
        for n, (source, target, type) in enumerate(links, 1)
    ]
    return {"id": "a", "text": " ".join(texts), "units": units, "relations": rows}


def found(new: dict[str, Any], old: dict[str, Any] | None = None) -> MapChanges:
    return compare(ArgumentMap.from_dict(old or data()), ArgumentMap.from_dict(new))


def kinds(difference: MapChanges) -> list[str]:
    units = [change.kind for change in difference.unit_changes]
    return [*units, *(change.kind for change in difference.relation_changes)]


def run(folder: Path, new: dict[str, Any], *options: str) -> Result:
    for name, value in (("a", data()), ("b", new)):
        (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
    return CliRunner().invoke(app, ["diff", *(str(folder / f"{n}.json") for n in "ab"), *options])


def test_a_map_differs_not_from_itself(tmp_path: Path) -> None:
    assert found(data()).same
    assert run(tmp_path, data()).output == "No change.\n"


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (data([*TEXTS, "Noise harms sleep."]), ["added"]),
        (data(TEXTS[:2], LINKS[:1]), ["dropped", "dropped"]),
        (data([*TEXTS[:2], "Tickets cost too much to sell."]), ["reworded"]),
        (data(strength="possible"), ["weakened"]),
        (data(role="background"), ["role"]),
        (data(attributed_to="Moon"), ["attribution"]),
        (data(attributed_to="Moon", stance="rejects"), ["attribution", "stance"]),
        (data(links=[LINKS[0], ("u3", "u2", "support")]), ["retargeted"]),
        (data(links=[LINKS[0], ("u3", "u1", "rebut")]), ["retyped"]),
        (data(links=LINKS[:1]), ["dropped"]),
    ],
)
def test_each_change_is_shown(tmp_path: Path, new: dict[str, Any], kind: list[str]) -> None:
    assert kinds(found(new)) == kind
    output = run(tmp_path, new).output
    assert [line.split()[1].strip(":") for line in output.splitlines()] == kind
    assert run(tmp_path, new).output == output


def test_back_again_is_stronger() -> None:
    assert kinds(found(data(), data(strength="possible"))) == ["strengthened"]


def test_hostile_text_is_escaped(tmp_path: Path) -> None:
    output = run(tmp_path, data([*TEXTS, "Evil \x1b[31m\u202e words."])).output
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_json(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, data(links=LINKS[:1]), "--json").output)
    assert rows["units"] == []
    assert [row["kind"] for row in rows["relations"]] == ["dropped"]
    assert rows["relations"][0]["old"]["source"] == "u3"


def test_missing_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["diff", str(tmp_path / "no.json"), str(tmp_path / "no")])
    assert result.exit_code != 0
    assert result.output.startswith("argmap: ")
    assert "no.json" in result.output
