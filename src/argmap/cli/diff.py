"""`argmap diff OLD NEW`: what changed in the argument between two maps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.input_map import map_of_file
from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options
from argmap.cli.safe import safe
from argmap.cli.views import drawing_options, options_set

if TYPE_CHECKING:
    from argmap.compare import MapChanges, RelationChange, UnitChange
    from argmap.model import Relation


@click.command("diff")
@click.argument("old", type=NamedPath(allow_dash=True))
@click.argument("new", type=NamedPath(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@click.option(
    "--map", "picture", metavar="FILE", type=NamedPath(path_type=Path),
    help="Draw the new map with the changes in colour; FILE ends in .svg, .png, .pdf or .dot.",
)  # fmt: skip
@drawing_options("direction", "theme")
@reading_options(weights=False, review=True)
def diff(
    old: str, new: str, as_json: bool, picture: Path | None, asked: Asked, **choices: Any
) -> None:
    """Say what changed in the argument from OLD to NEW.

    Each is an article, or a map in any format that can be read (argmap formats lists them).
    """
    if old == new == "-":
        raise click.UsageError("Standard input can be only one of the two.")
    if picture is None and (made := options_set(choices)):
        raise click.UsageError(f"{made[0]} shapes the drawing: add --map FILE.")
    from argmap.compare import compare

    found = compare(map_of_file(old, asked), map_of_file(new, asked))
    if picture is not None:
        draw_changes(found, picture, choices)
        click.echo(f"argmap: {safe(str(picture))} written", err=True)
    if as_json:
        click.echo(json.dumps(to_dict(found), indent=2))
    else:
        click.echo("\n".join(lines(found)))


def draw_changes(found: MapChanges, picture: Path, choices: dict[str, Any]) -> None:
    """Draw the new map of a difference, marked by its changes, into a file."""
    from argmap.compare import merged_map
    from argmap.export.view import View
    from argmap.formats import write_picture

    argmap, marks = merged_map(found)
    write_picture(argmap, picture, View(**choices), marks)


def lines(found: MapChanges) -> Iterator[str]:
    """Yield a line for each change, fit for a terminal."""
    if found.same:
        yield "No change."
    for change in found.unit_changes:
        yield safe(_unit_line(change))
    for link in found.relation_changes:
        yield safe(_relation_line(link))


def to_dict(found: MapChanges) -> dict[str, Any]:
    """Return a difference as JSON-ready data."""
    return {
        "units": [
            {
                "kind": change.kind,
                "old": change.old and {"id": change.old.id, "text": change.old.text},
                "new": change.new and {"id": change.new.id, "text": change.new.text},
                "before": change.before,
                "after": change.after,
            }
            for change in found.unit_changes
        ],
        "relations": [
            {"kind": link.kind, "old": _ends(link.old), "new": _ends(link.new)}
            for link in found.relation_changes
        ],
    }


def _unit_line(change: UnitChange) -> str:
    unit = change.new or change.old
    assert unit is not None  # a change is of something
    ids = " → ".join(row.id for row in (change.old, change.new) if row)
    if change.old and change.new:
        before, after = change.before or "none", change.after or "none"
        said = "" if change.kind == "reworded" else f" ({unit.text})"
        return f"claim {change.kind} {ids}: {before} → {after}{said}"
    return f"claim {change.kind} {ids}: {unit.text}"


def _relation_line(change: RelationChange) -> str:
    rows = (row for row in (change.old, change.new) if row)
    said = " → ".join(f"{row.source} {row.type} {row.target}" for row in rows)
    return f"relation {change.kind}: {said}"


def _ends(row: Relation | None) -> dict[str, str] | None:
    keys = ("id", "source", "target", "type")
    return {key: getattr(row, key) for key in keys} if row else None
