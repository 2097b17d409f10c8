"""Checking a map by hand in the terminal: one statement at a time, one key a decision."""

from __future__ import annotations

import json
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from argmap.cli.element_text import card_lines, why_lines
from argmap.cli.safe import safe
from argmap.cli.terminal_card import TerminalCard
from argmap.cli.terminal_keys import Key, load_terminal_keys, meaning
from argmap.errors import InputError, ReviewError
from argmap.review.queues import DIFFERENCES, QueueChoice

if TYPE_CHECKING:
    from rich.console import Console

    from argmap.review import Session

WIDEST = 100  # columns
HINT = (
    "Are its role and where it leads right? Then a; if not, correct them first. ? tells all keys."
)
ALWAYS = ("undo", "redo", "help", "guide", "quit")  # what can be done where nothing is left


class TerminalReview:
    """Shows what is to be checked and does what is pressed."""

    def __init__(self, session: Session, choice: QueueChoice | None = None) -> None:
        """Take an open review, and what of it is to be checked; all where None."""
        from rich.console import Console

        self.session = session
        self.card = TerminalCard(session, choice or QueueChoice())
        width = min(WIDEST, get_terminal_size().columns)
        # safe() has made the words harmless; nothing of them is to be taken for markup.
        self.console: Console = Console(
            file=sys.stdout, width=width, markup=False, highlight=False, emoji=False
        )

    def run(self) -> None:
        """Go through the map until all is checked and the user quits, or quits before.

        Raises:
            InputError: There is no keyboard to read keys from.
        """
        self._say(*map(str, self.session.notes))
        self._tell_unfit()
        again = True
        while again:
            self._show(self.card.current())
            again = self._press()
        self._say(f"{self.card.counted()}. All is kept in:")
        self._say(str(self.session.journal))

    def _press(self) -> bool:
        """Read a key, do it, and return whether to go on: False where the user quits."""
        try:
            pressed = click.getchar()
        except (EOFError, KeyboardInterrupt):
            return False
        except OSError as error:
            raise InputError("there is no keyboard here; run it in a terminal") from error
        if not pressed:
            return False  # the end of what is given instead of a keyboard
        id = self.card.current()
        key = meaning(pressed)
        if key is None or (id is None and key.do not in ALWAYS):
            self._say("That key does nothing here; press ? for help.")
            return True
        try:
            return self._do(key, id or "")
        except ReviewError as error:
            told = str(error)
            self._say(told[:1].upper() + told[1:])
            return True

    def _do(self, key: Key, id: str) -> bool:
        """Do what a key means, and return whether to go on."""
        match key.do:
            case "quit":
                return False
            case "help":
                self._help()
            case "guide":
                self._guide()
            case "why":
                self._say(*why_lines(self.card.state, id))
            case "undo" | "redo":
                self._step(key.do)
            case "skip":
                self.card.skip(id)
            case "next-arrow":
                self.card.aim_next()
            case _:
                self._correct(key, id)
        return True

    def _correct(self, key: Key, id: str) -> None:
        """Take the decision that a key stands for; raises ReviewError where it is not possible."""
        card = self.card
        stays = key.do != "reject" and card.choice.queue != DIFFERENCES
        card.held = id if stays else ""
        match key.do:
            case "accept":
                card.accept(id)
            case "alone":
                card.decide({"op": "accept", "id": id})
                card.skip(id)
            case "target":
                self._say(card.lead(id, int(key.value)))
            case "nowhere":
                self._say(card.nowhere(id))
            case "take" | "keep":
                self._say(card.settle(id, key.do == "take"))
            case _:
                self._relabel(key, id)

    def _relabel(self, key: Key, id: str) -> None:
        """Take a decision on a label of a statement or of its arrow."""
        card = self.card
        match key.do:
            case "certainty":
                card.decide({"op": "strength", "id": id, "value": card.next_value(id, "strength")})
            case "stance":
                card.decide({"op": "stance", "id": id, "value": card.next_value(id, "stance")})
            case "note" | "source":
                field, asked = ("text", "Note") if key.do == "note" else ("value", "Said by")
                words = click.prompt(asked, default="", show_default=False)
                card.decide({"op": key.do, "id": id, field: words})
            case "relation-type" if not card.aimed(id):
                self._say(f"No arrow leaves {id}: 1, 2 or 3 leads it to one of the targets.")
            case "relation-type":
                card.decide({"op": key.do, "id": card.aimed(id), "value": key.value})
            case _:
                card.decide({"op": key.do, "id": id} | ({"value": key.value} if key.value else {}))

    def _step(self, op: str) -> None:
        before = self.card.state[op]
        self.card.state = self.session.undo() if op == "undo" else self.session.redo()
        self._say(f"{'Undone' if op == 'undo' else 'Done again'}: {before}")

    def _show(self, id: str | None) -> None:
        """Show a statement with its surroundings and arrows, or that there is none left."""
        from rich.text import Text

        self.console.rule(self.card.counted(), characters="-")
        if id is None:
            self._end()
            return
        state = self.card.state
        for line in card_lines(state, id, self.card.aimed(id), self.card.offers(id)):
            self.console.print(line, no_wrap=line.no_wrap, overflow=line.overflow)
        note = state["notes"].get(id)
        if note:
            self.console.print(Text(f"note: {safe(note)}", "magenta"))
        self._differences(id)
        self.console.print()
        if not (state["can_undo"] or state["can_redo"]):
            self.console.print(HINT)
        for prompt in self._prompt(bool(self.card.differences(id))):
            self.console.print(Text(prompt, "dim"))

    def _differences(self, id: str) -> None:
        """Show what another reader decided otherwise on a card."""
        from rich.text import Text

        second = self.card.state["second"]
        for row in self.card.differences(id):
            open = self.card.state["verdicts"].get(row["of"], "open") == "open"
            mine = "argmap, not checked by you" if open else "you"
            told = f"{safe(second['name'])}: {safe(row['theirs'])}"
            self.console.print(
                Text.assemble((told, "bold magenta"), f"  ({mine}: {safe(row['mine'])})")
            )

    def _end(self) -> None:
        if self.card.choice.queue == DIFFERENCES:
            self._say("All differences are settled. z undoes, q quits.")
            return
        self._say("All is checked. z undoes, q quits. What it comes to:")
        from argmap.review.finished import product_commands

        session = self.session
        rows = product_commands(session.article, session.journal, is_map=session.is_map)
        self._say(*(f"  {row['command']}" for row in rows if row["command"]))

    def _prompt(self, differs: bool) -> list[str]:
        """Return lines that name the keys, as many to a line as there is room for."""
        lines: list[str] = []
        told = ["v take theirs", "c keep it"] * differs
        told += [row.told for row in load_terminal_keys() if row.told]
        for said in told:
            longer = f"{lines[-1]}  {said}" if lines else said
            fits = len(longer) < self.console.width
            lines = [*lines[:-1], longer] if fits else [*lines, said]
        return lines

    def _help(self) -> None:
        for row in load_terminal_keys():
            self.console.print(f"{', '.join(row.keys):14}{row.say}")

    def _guide(self) -> None:
        from argmap.review.assets import load_assets

        for part in json.loads(load_assets()["guide.json"].data).values():
            self._say(f"{part['title']}:")
            for point in part["points"]:
                self.console.print(f"  - {point}")

    def _tell_unfit(self) -> None:
        for row in self.card.state["unfit"]:
            self._say(f"Decision {row['n']} ({row['told']}) no longer fits: {row['reason']}")

    def _say(self, *lines: str) -> None:
        # Lines may name files, which are copied from the terminal: none is wrapped.
        for line in lines:
            self.console.print(safe(line), soft_wrap=True)
