"""A statement of a map under review with its arrows, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.cli.safe import safe
from argmap.cut_text import cut_text
from argmap.records import Cue

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 160  # characters of the article shown on each side of a statement
SHORT = 90  # characters of another statement
MORE = 5  # of what a statement rests on
Data = Mapping[str, Any]


def card_lines(state: Data, id: str, aimed: str = "", offers: Sequence[Data] = ()) -> list[Text]:
    """Return what is shown of a statement: its words, what it leads to and rests on.

    Args:
        state: From `argmap.review.Session.state`.
        id: The statement's id.
        aimed: Id of the arrow that keys correct.
        offers: The targets that are offered, the best first.
    """
    from rich.text import Text

    argmap = state["map"]
    row = _element(argmap, id)
    lines = [*_unit(argmap, row), Text("")]
    arrows = [r for r in argmap["relations"] if r["source"] == id]
    offered = {offer["target"] for offer in offers}
    lines.append(Text("leads to" if arrows else "leads to nothing", "bold cyan"))
    others = (arrow for arrow in arrows if arrow["target"] not in offered)
    lines += [_arrow(state, arrow, aimed, percent(arrow["score"])) for arrow in others]
    for number, offer in enumerate(offers, 1):
        now = next((row for row in arrows if row["target"] == offer["target"]), None)
        shown = now or {**offer, "id": ""}
        lines.append(_arrow(state, shown, aimed, percent(offer["score"]), f"{number} "))
    rest = [r for r in argmap["relations"] if r["target"] == id]
    if rest:
        lines.append(Text("rests on", "bold cyan"))
    for other in rest[:MORE]:
        told = _named(argmap, other["source"])
        label = f"   {_label(other['type'], incoming=True)} "
        lines.append(Text.assemble((label, "cyan"), told, no_wrap=True, overflow="ellipsis"))
    if len(rest) > MORE:
        lines.append(Text(f"   and {len(rest) - MORE} more", "dim"))
    return lines


def why_lines(state: Data, id: str) -> list[str]:
    """Return why argmap has a statement and its arrows as they are, in words with ids behind."""
    from argmap.export.reasons import reasons

    argmap = state["map"]
    lines = []
    for row in (_element(argmap, id), *(r for r in argmap["relations"] if r["source"] == id)):
        lines.append(f"{row['id']}, {percent(row['score'])} sure:")
        lines += [f"  {safe(why)}" for why in reasons(Cue(**cue) for cue in row["because"])]
    return lines


def percent(score: float) -> str:
    """Return a score from 0 to 1 in percent.

    Example:
        >>> percent(0.757), percent(0.001)
        ('76 %', 'under 1 %')
    """
    whole = round(score * 100)
    return f"{whole} %" if whole else "under 1 %"


def _element(argmap: Data, id: str) -> Data:
    rows = [*argmap["units"], *argmap["relations"]]
    return next(dict(row) for row in rows if row["id"] == id)


def _unit(argmap: Data, row: Data) -> list[Text]:
    from rich.text import Text

    from argmap.export.wording import remarks_in_values

    text = argmap["text"]
    before = text[max(0, row["start"] - AROUND) : row["start"]]
    after = text[row["end"] : row["end"] + AROUND]
    words = Text.assemble(
        (_end_of(before), "dim"), (safe(row["text"]), "bold"), (_start_of(after), "dim")
    )
    remarks = remarks_in_values(
        safe(row["attributed_to"] or ""), row["stance"] or "", row["strength"], row["side"]
    )
    head = Text.assemble(
        (f"{safe(row['id'])} {row['role']}", "bold cyan"),
        (f" [{', '.join(remarks)}]" if remarks else "", "magenta"),
        (f"  {percent(row['score'])} sure", "dim"),
    )
    return [head, words]


def _arrow(state: Data, row: Data, aimed: str, sure: str, key: str = "") -> Text:
    """Return an arrow, or a target that is offered, with how likely it is and its verdict."""
    from rich.text import Text

    verdict = state["verdicts"].get(row["id"], "open") if row["id"] else ""
    told = ", ".join(filter(None, (sure, "not checked" if verdict == "open" else verdict)))
    mark = ">" if row["id"] and row["id"] == aimed else " "
    return Text.assemble(
        (f" {mark} {key}", "bold"), (f"{told} ", "dim"), (f"{_label(row['type'])} ", "cyan"),
        _named(state["map"], row["target"]), no_wrap=True, overflow="ellipsis",
    )  # fmt: skip


def _named(argmap: Data, id: str) -> str:
    """Return an element by its id and its first words; an arrow with both its ends."""
    row = _element(argmap, id)
    if "source" in row:
        ends = _named(argmap, row["source"]), _label(row["type"]), safe(row["target"])
        return f"the arrow {safe(id)} ({' '.join(ends)})"
    words = " ".join(safe(row["text"]).split())
    return f"{safe(id)} {cut_text(words, SHORT)}"


def _label(type: str, *, incoming: bool = False) -> str:
    from argmap.export.style import load_style

    look = {str(name): look for name, look in load_style().relations.items()}[type]
    return look.incoming if incoming else look.label


def _end_of(before: str) -> str:
    """Return what stands before a statement, from the start of its paragraph on."""
    words = safe(before.rpartition("\n\n")[2])
    return f"{words} " if before[-1:].isspace() and words else words


def _start_of(after: str) -> str:
    words = safe(after.partition("\n\n")[0])
    return f" {words}" if after[:1].isspace() and words else words
