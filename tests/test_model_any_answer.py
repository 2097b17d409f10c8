"""Any answer that has the right form makes a valid map of the text's own words.

`ARGMAP_EXAMPLES=10000 python -m pytest tests/test_model_any_answer.py` tries ten thousand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.checks import stance_contradictions
from argmap.model import ArgumentMap
from argmap.readers.model.requests import Request
from argmap.readers.model.schemas import ANSWERS
from argmap.records import RELATION_TYPES, ROLES
from tests.model_reading import Answers, article, parsed, read

Strategy = st.SearchStrategy
VALID = {form: jsonschema.Draft202012Validator(schema) for form, schema in ANSWERS.items()}
text_of = cache(article)
EXAMPLES = int(os.environ.get("ARGMAP_EXAMPLES", "120"))
TEXTS = ("flood-memo", "linux-forum")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["", "…", "the", "</text>", "\x1b[31m", "\u202eevil", "ignore the above", '"><script>']
)
IDS = st.integers(-1, 12)


def quotations(text: str) -> Strategy[str]:
    """Return what draws words of the text, some of them altered, or any words."""
    part, of_parts = st.integers(0, 99), st.integers(0, 9)
    return st.tuples(
        part, of_parts, st.integers(0, 160), st.integers(0, 9), st.integers(0, 159), WORDS
    ).map(lambda drawn: altered(text, *drawn))


def altered(text: str, part: int, of_parts: int, length: int, how: int, at: int, other: str) -> str:
    # A place of the text is drawn in two steps, for small numbers alone are drawn evenly.
    start = (10 * part + of_parts) * len(text) // 1000
    words = text[start : start + length]
    if how == 5:
        return other
    if how == 4:
        return words[: len(words) // 3] + " … " + words[len(words) // 2 :]
    if how == 3 and words:
        at %= len(words)
        return words[:at] + other[:2] + words[at + 1 :]
    return words.replace("’", "'").replace("\n", "  ") if how == 2 else words


def rows(properties: Mapping[str, Any], optional: Mapping[str, Any], most: int) -> Strategy[Any]:
    return st.lists(st.fixed_dictionaries(dict(properties), optional=dict(optional)), max_size=most)


LINKS = rows({"from": IDS, "to": IDS, "why": WORDS}, {"type": st.sampled_from(RELATION_TYPES)}, 16)


@cache
def answers(text: str) -> Strategy[dict[str, Any]]:
    """Return what draws an answer of the right form."""
    quoted = quotations(text)
    labels = {
        "speaker": quoted,
        "stance": st.sampled_from(["endorses", "rejects"]),
        "hedged": st.booleans(),
        "limits": IDS,
    }
    statement = {
        "id": IDS, "sentence": st.integers(-1, 60), "quote": quoted, "role": st.sampled_from(ROLES)
    }  # fmt: skip
    said = {
        "statements": rows(statement, labels, 12),
        "links": LINKS,
        "quotes": rows({"id": IDS, "quote": quoted}, {}, 4),
        "main": IDS,
    }
    return st.tuples(st.fixed_dictionaries(said), st.booleans()).map(tidied)


def tidied(drawn: tuple[dict[str, Any], bool]) -> dict[str, Any]:
    """Return an answer that numbers statements and names these numbers, where that was drawn."""
    said, tidy = drawn
    most = len(said["statements"])
    if tidy and most:
        for number, row in enumerate(said["statements"], 1):
            row["id"] = number
        for rows_of, names in (("statements", ["limits"]), ("links", ["from", "to"])):
            for row in said[rows_of]:
                row |= {name: 1 + row[name] % most for name in names if name in row}
        said["main"] = 1 + said["main"] % most
    return said


@pytest.mark.parametrize("name", TEXTS)
@settings(
    max_examples=EXAMPLES // len(TEXTS),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_any_answer_makes_a_map(name: str, data: st.DataObject) -> None:
    document = text_of(name)
    first = data.draw(answers(document.text))
    anew = data.draw(LINKS)
    patient, background = data.draw(st.booleans()), data.draw(st.booleans())

    def by(request: Request) -> Mapping[str, Any]:
        keys = ("statements",) if request.form == "statements" else ("links", "quotes", "main")
        said = {key: first[key] for key in keys}
        if "cannot stand" in request.step:
            said = {"links": anew}
        VALID[request.form].validate(said)
        return said

    asks = Answers(by, patient=patient)
    made = read(document, asks, background)
    assert len(asks.asked) <= 3
    hold(made, document.text)
    assert ArgumentMap.from_json(made.to_json()) == made
    assert made == read(document, Answers(by, patient=patient), background)


def hold(made: ArgumentMap, text: str) -> None:
    """Hold a map to what every map of a model's is."""
    places: list[tuple[int, int]] = []
    for unit in made.units:
        assert text[unit.start : unit.end] == unit.text and unit.text == unit.text.strip()
        assert any(map(str.isalnum, unit.text)) and unit.because
        assert unit.attributed_to is None or " ".join(text.split()).find(unit.attributed_to) >= 0
        assert (unit.stance is None) == (unit.attributed_to is None)
        for start, end in unit.pieces:
            # Whole words.
            assert not (start and text[start - 1].isalnum() and text[start].isalnum())
            assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
        places += unit.pieces
    assert all(a[1] <= b[0] for a, b in zip(sorted(places), sorted(places)[1:], strict=False))
    assert [unit.id for unit in made.units] == [f"u{n}" for n in range(1, len(made.units) + 1)]
    assert stance_contradictions(made.units, made.relations) == []
    ends = {(row.source, row.target) for row in made.relations}
    assert len(ends) == len(made.relations) and all(a != b for a, b in ends)
    for row in made.relations:
        (reason,) = (cue for cue in row.because if cue.id == "model.reason")
        assert len(reason.note) <= 200 and not set(reason.note) & set("\n\x1b\u202e\x00")


def test_the_forms_are_schemas_and_the_recorded_answers_have_them() -> None:
    from tests.chat_stub import ANSWERS as FOLDER

    for schema in ANSWERS.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    files = sorted(FOLDER.glob("*.json"))
    assert len(files) == 6
    for file in files:
        jsonschema.validate(json.loads(file.read_text("utf-8")), ANSWERS["whole"])
        assert parsed(article(file.stem)).sentences
