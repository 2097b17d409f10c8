"""Reasons in plain words, in tables, workbook and review."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from argmap.cli.element_text import why_lines
from argmap.export.csv import holds_more, to_csv
from argmap.export.html import to_html
from argmap.export.reasons import BY_REVIEW, known_reasons, page_reasons, reason, reasons
from argmap.lexicon import cues_by_id
from argmap.lexicon.rules import load_rules
from argmap.model import ArgumentMap, Cue
from argmap.review.apply import OPS
from argmap.review.assets import page_words
from tests.export_maps import whole


def with_grounds(*because: Cue) -> ArgumentMap:
    made = whole()
    first = replace(made.units[0], because=because)
    return replace(made, units=(first, *made.units[1:]))


def cue(id: str, end: int = 4) -> Cue:
    return Cue(id, 0, end, whole().text[:end])


@pytest.mark.parametrize("id", [*load_rules(), *cues_by_id()])
def test_each_rule_and_cue_has_a_reason_that_does_not_name_it(id: str) -> None:
    assert reason(id) and id not in ("", reason(id))


def test_each_decision_has_one() -> None:
    assert set(BY_REVIEW) == set(OPS) - {"reject", "note", "settle"}
    assert reason("review.of-a-later-argmap") == "a reader decided on it"


def test_grounds_of_other_tools_stand_as_they_are_called() -> None:
    assert reasons([cue("their <rule>\x1b\u202e")]) == ["their <rule>\ufffd\ufffd"]
    assert known_reasons(["theirs", "split.sentence"]).keys() == {"split.sentence"}


def test_each_is_told_once_with_its_words() -> None:
    told = reasons([cue("hedge.author:seem"), cue("hedge.author:seem"), cue("split.sentence")])
    why = load_rules()["hedge.author"].why
    assert told == [f"{why} “{whole().text[:4]}”", load_rules()["split.sentence"].why]


def test_tables_and_terminal_tell_them() -> None:
    made = with_grounds(cue("split.sentence"), cue("theirs"))
    why = f"{load_rules()['split.sentence'].why}; theirs"
    row = next(csv.DictReader(io.StringIO(to_csv(made).removeprefix("\ufeff"))))
    assert row["grounds"] == why
    shown = "; ".join(line.strip() for line in why_lines({"map": made.to_dict()}, made.units[0].id))
    assert why in shown
    assert f"<small>{why}</small>" in to_html(made).replace("&#x27;", "'")


def test_the_review_page_knows_all_words() -> None:
    known = page_words()["reasons"]
    assert known == page_reasons() and isinstance(known, dict)
    assert {"split.sentence", "because", "review.accept"} <= known.keys()


def test_a_table_with_the_older_column_holds_nothing_of_a_user() -> None:
    old = to_csv(with_grounds(cue("split.sentence"))).replace("grounds", "cue", 1)
    assert not holds_more(old)
    assert holds_more(old.replace("cue", "my cue", 1))
