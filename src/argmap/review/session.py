"""A review that is under way: an article, its map, its journal, and the next decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from argmap import flow
from argmap.errors import InputError, ReviewError, StaleError
from argmap.model import ArgumentMap
from argmap.readers.protocol import Reader
from argmap.reading import read_document
from argmap.review.apply import NOTE, REDO, UNDO
from argmap.review.decision_words import decision_in_words
from argmap.review.entry_bodies import entry_body
from argmap.review.history import Outcome, Reviewed, carry_out, reviewed_from, timeline
from argmap.review.journal import Journal
from argmap.review.journal_file import JournalContents, JournalEntry, journal_path
from argmap.review.reapply import reapply
from argmap.review.second_reader import SecondReader, left_to_settle, read_second
from argmap.review.snapshot import snapshot
from argmap.review.state import State, begin
from argmap.review.targets import Targets

NOTED = "note on "  # before the id of what a note is on: notes change in their own time


class Session:
    """A review that is under way.

    Every decision is on the disk before it is answered. A session holds the lock of its journal
    until it is closed; it may be used by one thread at a time.

    Attributes:
        found: The map as argmap found it.
        reviewer: Who decides; empty where nobody said.
        notes: What was wrong with the journals' files, in words for a user.
        article: The article's file; None where the map came without one.
        targets: What statements may lead to, the best first.
        second: Another reader of the same article; None where there is none.
    """

    def __init__(self, found: ArgumentMap, journal: Journal, reviewer: str = "") -> None:
        """Take the map as found and its journal; see `open`."""
        self.found, self.reviewer, self.notes = found, reviewer, journal.kept.notes
        self.article: Path | None = None
        self.targets = Targets()
        self.second: SecondReader | None = None
        self._journal = journal
        self._entries = list(journal.kept.entries)
        self._line = timeline(self._entries)
        self._states = [Outcome(begin(found, self._entries))]
        self._touched: dict[str, int] = {}
        self._catch_up(())

    @classmethod
    def open(
        cls,
        article: Path,
        reviewer: str = "",
        journal: Path | None = None,
        *,
        model: str = "",
        reader: Reader | str = flow.DEFAULT_READER,
        found: ArgumentMap | None = None,
        second: Path | None = None,
    ) -> Session:
        """Return the review of an article: map it and open its journal, or begin one.

        Args:
            article: A text file.
            reviewer: A name for those who compare reviewers; kept with each decision.
            journal: Where the journal is; beside the article where None.
            model: What the reader reads with; empty for its own choice.
            reader: What reads the article, by its name or made beforehand.
            found: The map, where the file holds one and is no article.
            second: Another reader's journal, to be laid beside this one.

        Raises:
            ArgmapError: The article cannot be read or mapped, the journal not be kept, or
                another process has it open.
        """
        if str(article) == "-":
            raise InputError("standard input: decisions are kept beside a file; name one")
        document = read_document(article) if found is None else None
        text = document.text if document else found.text if found else ""
        # The journal before the pipeline: that another has it is told at once.
        opened = Journal(journal or journal_path(article), article.name, text)
        try:
            reading = None
            if document:
                reading = flow.map_with_findings(document, flow.use_reader(reader, model=model))
            made = reading.map if reading else found
            assert made is not None  # one of the two was given
            session = cls(made, opened, reviewer)
            session.article, session.targets = article, Targets(reading)
            if second is not None:
                session.lay_beside(read_second(second, made, article, opened.path))
            return session
        except BaseException:
            opened.close()
            raise

    @property
    def journal(self) -> Path:
        """Return the journal's file."""
        return self._journal.path

    @property
    def is_map(self) -> bool:
        """Return whether the file under review holds a map, not an article that was read."""
        return self.article is not None and self.targets.unread

    @property
    def version(self) -> int:
        """Return the number of the last entry; 0 where there is none."""
        return self._entries[-1].n if self._entries else 0

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """Return the journal's entries so far."""
        return tuple(self._entries)

    def reviewed(self) -> Reviewed:
        """Return the map as checked so far."""
        return reviewed_from(self.found, self._line, self._states[-1])

    def checked(self) -> Reviewed:
        """Return the map as checked so far, signed with the decisions that made it."""
        return reapply(self.found, JournalContents({}, self.entries))

    def state(self) -> dict[str, Any]:
        """Return all a client shows, as JSON-ready data.

        Returns:
            What `argmap.review.snapshot.snapshot` does, and `second`: the other reader's `name`,
            `verdicts` by id, and `rows`, where the two differ (see `argmap.review.differences`);
            null where there is none.
        """
        made = self.reviewed()
        return {**snapshot(self.found, made, self.version), "second": self._second(made)}

    def lay_beside(self, second: SecondReader) -> None:
        """Lay another reader's decisions beside one's own; nothing is decided by that."""
        self.second = second
        self.notes = (*self.notes, *second.notes)

    def decide(self, decision: Mapping[str, Any], seen: int | None = None) -> dict[str, Any]:
        """Take a decision and return the new state.

        Args:
            decision: What a client asks; `argmap.review.entry_bodies` lists what each needs.
            seen: The `version` of the state the client looked at.

        Raises:
            StaleError: What it is on was changed since `seen`.
            ReviewError: It is unknown, damaged, or not possible on this map, or cannot be
                saved; nothing was decided.
        """
        self._check_seen(decision, seen)
        body = entry_body(self._now, decision)
        entry = JournalEntry(self.version + 1, str(decision["op"]), body, self.reviewer)
        tried = carry_out(self._states[-1], entry)
        if len(tried.unfit) > len(self._states[-1].unfit):
            raise ReviewError(tried.unfit[-1].reason)
        self._take(entry)
        return self.state()

    def can(self, decision: Mapping[str, Any]) -> bool:
        """Return whether a decision could be taken now; nothing is decided."""
        try:
            body = entry_body(self._now, decision)
        except ReviewError:
            return False
        now = self._states[-1]
        tried = carry_out(now, JournalEntry(self.version + 1, str(decision["op"]), body))
        return len(tried.unfit) == len(now.unfit)

    def undo(self, seen: int | None = None) -> dict[str, Any]:
        """Take back the last decision that stands, and return the new state.

        Raises:
            StaleError: Something was decided since `seen`, so another decision would be undone.
            ReviewError: There is nothing to undo.
        """
        return self._step_back(UNDO, self._line.done, seen)

    def redo(self, seen: int | None = None) -> dict[str, Any]:
        """Bring back the decision that was undone last, and return the new state.

        Raises:
            StaleError: Something was decided since `seen`.
            ReviewError: There is nothing to redo.
        """
        return self._step_back(REDO, self._line.undone, seen)

    def close(self) -> None:
        """Close the journal and let others have it."""
        self._journal.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _now(self) -> State:
        return self._states[-1].state

    def _second(self, made: Reviewed) -> dict[str, Any] | None:
        other = self.second
        if other is None:
            return None
        rows = left_to_settle(made, other, self._states[-1], self.version + 1)
        told = dict(other.reviewed.verdicts)
        return {"name": other.name, "verdicts": told, "rows": [asdict(row) for row in rows]}

    def _step_back(
        self, op: str, rows: tuple[JournalEntry, ...], seen: int | None
    ) -> dict[str, Any]:
        if not rows:
            raise ReviewError(f"there is nothing to {op}")
        if seen is not None and seen != self.version:
            raise StaleError(
                f"something was decided in another window; look first, then {op} once more"
            )
        self._take(JournalEntry(self.version + 1, op, {"entry": rows[-1].n}, self.reviewer))
        return self.state()

    def _check_seen(self, decision: Mapping[str, Any], seen: int | None) -> None:
        if seen is None:
            return
        ids = [decision.get(key) for key in ("id", "with", "source", "target")]
        marks = {id: id for id in ids if isinstance(id, str)}
        if decision.get("op") == NOTE:
            of = decision.get("id") or ""
            marks[f"{NOTED}{of}"] = of or "the note on the article"
        for mark, name in marks.items():
            if self._touched.get(mark, 0) > seen:
                last = next(row for row in self._entries if row.n == self._touched[mark])
                said = decision_in_words(last)
                raise StaleError(f"{name} was changed in another window ({said}); look at it again")

    def _take(self, entry: JournalEntry) -> None:
        """Write an entry, then let the state follow."""
        self._journal.append(entry)
        before = self._line.done
        self._entries.append(entry)
        self._line = timeline(self._entries)
        self._catch_up(before)

    def _catch_up(self, before: tuple[JournalEntry, ...]) -> None:
        """Carry out what now stands, from where it parts from what stood before."""
        done, old = self._line.done, self._now
        same = 0
        while same < min(len(before), len(done)) and before[same] is done[same]:
            same += 1
        del self._states[same + 1 :]
        for entry in done[same:]:
            self._states.append(carry_out(self._states[-1], entry))
        for id in _differ(old, self._now):
            self._touched[id] = self.version


def _differ(old: State, new: State) -> set[str]:
    """Return the ids of the elements that are not in both states alike, with marks for notes."""
    ids: set[str] = set()
    tables = (
        (old.units, new.units),
        (old.relations, new.relations),
        (old.verdicts, new.verdicts),
    )
    for left, right in tables:
        pairs = {*left, *right}
        ids |= {id for id in pairs if left.get(id) != right.get(id)}
    notes = {*old.notes, *new.notes}
    ids |= {f"{NOTED}{id}" for id in notes if old.notes.get(id) != new.notes.get(id)}
    return ids
