"""Checking a map by hand in the terminal: one element at a time, one key a decision."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from argmap.cli.element_text import element_lines, kind_of
from argmap.cli.safe import safe
from argmap.cli.terminal_keys import Key, load_terminal_keys, meaning
from argmap.errors import InputError, ReviewError

if TYPE_CHECKING:
    from rich.console import Console

    from argmap.review import Session

WIDEST = 100  # columns


class TerminalReview:
    """Shows what is to be checked and does what is pressed."""

    def __init__(self, session: Session) -> None:
        """Take an open review."""
        from rich.console import Console

        self.session = session
        width = min(WIDEST, get_terminal_size().columns)
        # safe() has made the words harmless; nothing of them is to be taken for markup.
        self.console: Console = Console(
            file=sys.stdout, width=width, markup=False, highlight=False, emoji=False
        )
        self.state = session.state()
        self.skipped: list[str] = []

    def run(self) -> None:
        """Go through the map until all is checked and the user quits, or quits before.

        Raises:
            InputError: There is no keyboard to read keys from.
        """
        self._say(*map(str, self.session.notes))
        self._tell_unfit()
        again = True
        while again:
            self._show(self.current())
            again = self._press()
        counts = self.state["counts"]
        self._say(f"{counts['done']} checked, {counts['left']} left. All is kept in:")
        self._say(str(self.session.journal))

    def current(self) -> str | None:
        """Return the id to be checked next: by doubt, those skipped last; None at the end."""
        left = [id for id in self.state["order"] if self.state["verdicts"][id] == "open"]
        fresh = [id for id in left if id not in self.skipped]
        return next(iter(fresh or [id for id in self.skipped if id in left]), None)

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
        id = self.current()
        key = meaning(pressed, kind_of(self.state["map"], id))
        if key is None or (id is None and key.do not in ("undo", "redo", "help", "quit")):
            self._say("That key does nothing here; press ? for help.")
            return True
        try:
            return self._do(key, id)
        except ReviewError as error:
            self._say(str(error))
            return True

    def _do(self, key: Key, id: str | None) -> bool:
        match key.do:
            case "quit":
                return False
            case "help":
                self._help(kind_of(self.state["map"], id))
            case "undo":
                self.state = self.session.undo()
                self._say(f"Undone: {self.state['redo']}")
            case "redo":
                self.state = self.session.redo()
                self._say(f"Done again: {self.state['undo']}")
            case "skip":
                # To the end, also where it was skipped before.
                self.skipped = [*(row for row in self.skipped if row != id), str(id)]
            case "whole":
                self._accept_whole(str(id))
            case "note":
                words = click.prompt("Note", default="", show_default=False)
                self.state = self.session.decide({"op": "note", "id": id, "text": words})
            case _:
                value = {"value": key.value} if key.value else {}
                self.state = self.session.decide({"op": key.do, "id": id, **value})
        return True

    def _accept_whole(self, id: str) -> None:
        """Accept a statement and the arrows that leave it, but for those decided on before."""
        verdicts = self.state["verdicts"]
        rows = self.state["map"]["relations"]
        arrows = [row["id"] for row in rows if row["source"] == id]
        for each in (id, *(arrow for arrow in arrows if verdicts[arrow] == "open")):
            self.state = self.session.decide({"op": "accept", "id": each})

    def _show(self, id: str | None) -> None:
        """Show an element with its surroundings, or that there is none left."""
        from rich.text import Text

        counts = self.state["counts"]
        self.console.rule(f"{counts['done']} checked, {counts['left']} left", characters="-")
        if id is None:
            self._say("All is checked. z undoes, q quits.")
            return
        for line in element_lines(self.state["map"], id):
            self.console.print(line)
        note = self.state["notes"].get(id)
        if note:
            self.console.print(Text(f"note: {safe(note)}", "magenta"))
        self.console.print()
        for prompt in self._prompt(kind_of(self.state["map"], id)):
            self.console.print(Text(prompt, "dim"))

    def _prompt(self, kind: str) -> list[str]:
        """Return lines that name the keys, as many to a line as there is room for."""
        lines: list[str] = []
        for row in load_terminal_keys():
            if row.on in ("", kind):
                said = f"{row.keys[0]} {row.value or row.do}"
                longer = f"{lines[-1]}  {said}" if lines else said
                fits = len(longer) < self.console.width
                lines = [*lines[:-1], longer] if fits else [*lines, said]
        return lines

    def _help(self, kind: str) -> None:
        for row in load_terminal_keys():
            if row.on in ("", kind):
                self.console.print(f"{', '.join(row.keys):14}{row.say}")

    def _tell_unfit(self) -> None:
        for row in self.state["unfit"]:
            words = f" of “{row['words']}”" if row["words"] else ""
            self._say(f"Decision {row['n']} ({row['op']}{words}) no longer fits: {row['reason']}")

    def _say(self, *lines: str) -> None:
        # Lines may name files, which are copied from the terminal: none is wrapped.
        for line in lines:
            self.console.print(safe(line), soft_wrap=True)
