"""Which statement heads its paragraph: for each rule a text whose map turns with its sign."""

from __future__ import annotations

import pytest

from argmap.flow import map_text

TAIL = "\n\nThe mill is old. The river drives it.\n\nNobody likes the toll."
FIRST = "The mill is idle. But the bakery is busy.\n\nThe oven is new.\n\nBread is cheap."


@pytest.mark.parametrize(
    ("rule", "text", "head"),
    [
        ("opens", FIRST, "u1"),
        ("against", FIRST, "u1"),
        ("point", f"Zoos are a topic at school. Towns should close them.{TAIL}", "u2"),
        ("main", f"Zoos are a topic at school. Towns should close them.{TAIL}", "u2"),
        ("limit", f"Imagine that a tap is dry. The town must mend the pipes.{TAIL}", "u2"),
        ("demand", f"Imagine that a tap is dry. The town must mend the pipes.{TAIL}", "u2"),
        ("stance", f"The bridge is narrow. I believe the lorries are heavy.{TAIL}", "u2"),
    ],
)
def test_the_first_paragraph_hangs_from(rule: str, text: str, head: str) -> None:
    other = {"u1": "u2", "u2": "u1"}[head]
    ends = {(relation.source, relation.target) for relation in map_text(text).relations}
    assert (other, head) in ends and (head, other) not in ends
