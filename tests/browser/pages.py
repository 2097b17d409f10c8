"""What the tests of the report page share: pages on disk, and words for what they show."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.export.html import to_html
from argmap.export.view import View
from argmap.model import ArgumentMap, Cue, Relation, Role, Unit

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROLES: tuple[Role, ...] = ("claim", "premise", "premise", "qualification")


def saved(argmap: ArgumentMap, folder: Path, view: View | None = None) -> str:
    """Write the page of a map that opens at its graph, and give its address."""
    path = folder / "page.html"
    path.write_text(to_html(argmap, view or View(view="graph")), "utf-8")
    return path.as_uri()


def large(size: int) -> ArgumentMap:
    """Make a map of that many units, broad and deep, with all kinds of marks."""
    dice = random.Random(7)
    text, units, relations = "", [], []
    for n in range(1, size + 1):
        what = dice.choice(["streets", "lines", "houses", "shops"])
        words = f"Statement {n} says that the city should pay for {dice.randint(2, 99)} {what} more"
        start = len(text)
        text += words + (".\n\n" if n % 8 == 0 else ". ")
        cue = Cue("rule.shown", start, start + 9, "Statement", 0.5)
        units.append(
            Unit(
                f"u{n}", start, start + len(words), words,
                "conclusion" if n == 1 else dice.choice(ROLES), score=dice.random(),
                attributed_to="Ann" if n % 9 == 0 else None, sentence=n, because=(cue,),
                strength="possible" if n % 7 == 0 else "certain",
            )
        )  # fmt: skip
        if n > 1:
            target = dice.randint(max(1, n // 3 - 2), n - 1)
            kind = "qualify" if units[-1].role == "qualification" else "support"
            relations.append(Relation(f"r{n}", f"u{n}", f"u{target}", kind, 0.5))  # type: ignore[arg-type]
    return ArgumentMap("large", text, tuple(units), tuple(relations), "A large map")


def broad() -> ArgumentMap:
    """Make a map that folding leaves far apart: three claims with twenty reasons each.

    One arrow to the conclusion is undercut, and another reason joined to it.
    """
    rows = [(f"u{n}", "u1", "support") for n in (2, 3, 4)]
    rows += [(f"u{n}", f"u{2 + n % 3}", "support") for n in range(7, 67)]
    relations = [Relation(f"r{row[0]}", *row) for row in rows]  # type: ignore[arg-type]
    relations += [
        Relation("r5", "u5", "ru2", "undercut"), Relation("r6", "u6", "ru2", "linked")
    ]  # fmt: skip
    words = "So it is"
    units = [Unit(f"u{n}", 0, 8, words, "conclusion" if n == 1 else "claim") for n in range(1, 67)]
    return ArgumentMap("broad", words, tuple(units), tuple(relations))


def bears(argmap: ArgumentMap) -> list[tuple[str, str, str]]:
    """Give each relation's id, its source and the unit that it, or what it targets, starts from."""
    owner = {relation.id: relation.source for relation in argmap.relations}
    return [(r.id, r.source, owner.get(r.target, r.target)) for r in argmap.relations]


def line_of(argmap: ArgumentMap, id: str) -> tuple[set[str], set[str]]:
    """Give the units and relations that a unit leads to and that bear on it, over any steps."""
    rows, units, links = bears(argmap), {id}, set()
    for start, end in ((1, 2), (2, 1)):
        todo, met = [id], {id}
        while todo:
            here = todo.pop()
            links |= {row[0] for row in rows if row[start] == here}
            after = {row[end] for row in rows if row[start] == here} - met
            met |= after
            todo += after
        units |= met
    return units, links


def hidden_by(argmap: ArgumentMap, fold: str) -> set[str]:
    """Give the units that lead to a unit without a target only through a folded one."""
    rows = bears(argmap)
    todo = [u.id for u in argmap.units if all(source != u.id for _, source, _ in rows)]
    met = set(todo)
    while todo:
        here = todo.pop()
        after = {source for _, source, end in rows if end == here != fold} - met
        met |= after
        todo += after
    return {unit.id for unit in argmap.units} - met


def branch(argmap: ArgumentMap) -> str:
    """Give the unit, no conclusion, that hides most where it is folded."""
    inner = (unit.id for unit in argmap.units if unit.role != "conclusion")
    return max(inner, key=lambda id: len(hidden_by(argmap, id)))


def chosen(page: Page) -> str | None:
    """Give the id of the chosen unit."""
    found = page.eval_on_selector_all(".node.chosen", "rows => rows.map((row) => row.id)")
    assert len(found) <= 1
    return str(found[0]) if found else None


def ids(page: Page, selector: str) -> set[str]:
    """Give the ids of the elements that a selector finds."""
    return set(page.eval_on_selector_all(selector, "rows => rows.map((row) => row.id)"))


def in_sight(page: Page, selector: str) -> bool:
    """Tell whether the middle of an element is what a pointer there would meet."""
    settled(page)
    return bool(
        page.eval_on_selector(
            selector,
            """(element) => {
              const box = element.getBoundingClientRect();
              const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return Boolean(met) && (element.contains(met) || met.contains(element));
            }""",
        )
    )


def settled(page: Page) -> None:
    """Wait until the map has come to rest."""
    page.wait_for_function("() => !document.getAnimations().length")
