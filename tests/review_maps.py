"""What the tests of the review share: decisions without a file, and decisions at random."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from argmap.errors import ReviewError
from argmap.model import RELATION_TYPES, ROLES, STANCES, STRENGTHS, ArgumentMap
from argmap.review import JournalEntry, Reviewed, replay
from argmap.review.entry_bodies import entry_body
from argmap.review.history import Outcome, carry_out
from argmap.review.state import begin

Asked = dict[str, Any]


class Bench:
    """A review in memory; entries go through JSON as they would through a file."""

    def __init__(self, found: ArgumentMap) -> None:
        self.found = found
        self.entries: list[JournalEntry] = []
        self.folded = Outcome(begin(found))

    def decide(self, op: str, **asked: object) -> bool:
        """Take a decision; False where it is refused."""
        try:
            body = entry_body(self.folded.state, {"op": op, **asked})
        except ReviewError:
            return False
        entry = JournalEntry(len(self.entries) + 1, op, json.loads(json.dumps(body)))
        tried = carry_out(self.folded, entry)
        if tried.unfit:
            return False
        self.entries.append(entry)
        self.folded = tried
        return True

    def back(self, op: str, entry: int) -> None:
        """Undo or redo a decision."""
        self.entries.append(JournalEntry(len(self.entries) + 1, op, {"entry": entry}))

    def reviewed(self) -> Reviewed:
        return replay(self.found, self.entries)


def asks(found: ArgumentMap) -> st.SearchStrategy[Asked]:
    """Draw what a client could ask of a map, sense or nonsense."""
    ids = [row.id for row in found.units] + [row.id for row in found.relations]
    id = st.sampled_from([*ids, "a1", "a2", "ar1", "n1", "none"])
    place = st.integers(0, len(found.text))
    types = st.sampled_from(RELATION_TYPES)
    rows: list[Mapping[str, st.SearchStrategy[Any]]] = [
        {"op": st.sampled_from(["accept", "reject"]), "id": id},
        {"op": st.just("role"), "id": id, "value": st.sampled_from(ROLES)},
        {"op": st.just("source"), "id": id, "value": st.sampled_from([None, "", "Ann"])},
        {"op": st.just("strength"), "id": id, "value": st.sampled_from(STRENGTHS)},
        {"op": st.just("stance"), "id": id, "value": st.sampled_from(STANCES)},
        {"op": st.just("span"), "id": id, "start": place, "end": place},
        {"op": st.just("split"), "id": id, "at": place},
        {"op": st.just("merge"), "id": id, "with": id},
        {"op": st.just("restates"), "id": id, "with": st.none() | id},
        {
            "op": st.just("add-unit"), "start": place, "end": place,
            "role": st.sampled_from(ROLES),
        },
        {"op": st.just("add-relation"), "source": id, "target": id, "type": types},
        {"op": st.just("retarget"), "id": id, "target": id, "type": st.none() | types},
        {"op": st.just("relation-type"), "id": id, "value": types},
        {
            "op": st.just("settle"), "id": id, "other": st.sampled_from(["Bo", ""]),
            "value": st.sampled_from(["role claim", "out"]),
        },
        {"op": st.just("note"), "id": st.none() | id, "text": st.text(max_size=9)},
    ]  # fmt: skip
    return st.one_of([st.fixed_dictionaries(dict(row)) for row in rows])
