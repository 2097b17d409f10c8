"""An element of a map under review, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.cli.safe import safe
from argmap.records import Cue

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 160  # characters of the article shown on each side of a statement
Data = Mapping[str, Any]


def kind_of(argmap: Data, id: str | None) -> str:
    """Return `unit` or `relation`.

    Args:
        argmap: A map as `ArgumentMap.to_dict` returns it.
        id: The element's id.
    """
    return "unit" if any(row["id"] == id for row in argmap["units"]) else "relation"


def element_lines(argmap: Data, id: str) -> list[Text]:
    """Return what is shown of an element: a unit in its surroundings, a relation with its ends.

    Args:
        argmap: A map as `ArgumentMap.to_dict` returns it.
        id: The element's id.
    """
    row = _element(argmap, id)
    return _unit(argmap, row) if kind_of(argmap, id) == "unit" else _relation(argmap, row)


def _element(argmap: Data, id: str) -> Data:
    rows = [*argmap["units"], *argmap["relations"]]
    return next(dict(row) for row in rows if row["id"] == id)


def _unit(argmap: Data, row: Data) -> list[Text]:
    from rich.text import Text

    text = argmap["text"]
    before = text[max(0, row["start"] - AROUND) : row["start"]]
    after = text[row["end"] : row["end"] + AROUND]
    words = Text.assemble(
        (_end_of(before), "dim"), (safe(row["text"]), "bold"), (_start_of(after), "dim")
    )
    return [_head(row, row["role"], _remarks(row)), words]


def _relation(argmap: Data, row: Data) -> list[Text]:
    from rich.text import Text

    from argmap.export.style import load_style

    label = load_style().relations[row["type"]].label
    source, target = _element(argmap, row["source"]), _element(argmap, row["target"])
    lines = [_head(row, row["type"], []), _line(source), Text(f"  {label}", "bold cyan")]
    if "source" in target:
        ends = _element(argmap, target["source"]), _element(argmap, target["target"])
        other = load_style().relations[target["type"]].label
        near, far = (_line(end) if "text" in end else Text(safe(end["id"])) for end in ends)
        return [*lines, near, Text(f"    {other}", "cyan"), far]
    return [*lines, _line(target)]


def _head(row: Data, label: str, remarks: list[str]) -> Text:
    from rich.text import Text

    from argmap.export.reasons import reasons

    why = "; ".join(reasons(Cue(**cue) for cue in row["because"]))
    return Text.assemble(
        (f"{safe(row['id'])} {label}", "bold cyan"),
        (f" [{', '.join(remarks)}]" if remarks else "", "magenta"),
        (f"  score {row['score']:.2f}; {safe(why)}", "dim"),
    )


def _line(row: Data) -> Text:
    from rich.text import Text

    return Text.assemble((f"{safe(row['id'])} {row['role']}: ", "cyan"), safe(row["text"]))


def _remarks(row: Data) -> list[str]:
    found = [
        f"says {safe(row['attributed_to'])}" if row["attributed_to"] else "",
        row["stance"] or "",
        row["strength"] if row["strength"] != "certain" else "",
        "other side" if row["side"] == "opp" else "",
    ]
    return [remark for remark in found if remark]


def _end_of(before: str) -> str:
    """Return what stands before a statement, from the start of its paragraph on."""
    words = safe(before.rpartition("\n\n")[2])
    return f"{words} " if before[-1:].isspace() and words else words


def _start_of(after: str) -> str:
    words = safe(after.partition("\n\n")[0])
    return f" {words}" if after[:1].isspace() and words else words
