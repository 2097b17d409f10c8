"""From text to map: the article, odd texts, determinism, the floors of accuracy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap import cli, evaluate, flow
from argmap.errors import InputError, PipelineError
from argmap.model import ArgumentMap
from argmap.reading import document_from_text, read_document
from tests.regold import GOLDEN, golden
from tests.spine import ARTICLE, SHARED, article, needs_shared, nlp


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_the_article_comes_out_as_before(name: str) -> None:
    """Re-make the golden files with `python -m tests.regold` where a change is meant."""
    assert golden(name).read_text("utf-8") == GOLDEN[name](article())


def test_what_is_not_the_article_stays_out() -> None:
    made = article()
    assert [part.text for part in made.left_out] == [
        "Main Image Credit The Kaesong industrial complex. Courtesy of Mimura/Wikicommons",
        "Cristina Varriale",
        "Research Fellow",
        "Proliferation and Nuclear Policy",
        "View profile",
        "Explore our related content",
    ]
    for part in made.left_out:
        assert part.reason
        assert not any(u.start < part.end and part.start < u.end for u in made.units)


def test_no_reported_claim_is_a_conclusion() -> None:
    assert article().conclusions
    assert not any(unit.attributed_to for unit in article().conclusions)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_bytes_in_every_process(seed: str) -> None:
    code = (
        "import sys; from argmap import flow; from argmap.reading import read_document;"
        "sys.stdout.buffer.write(flow.map_document(read_document(sys.argv[1])).to_json().encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(ARTICLE)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert run.stdout.decode() == article().to_json()


def test_background_keeps_more() -> None:
    more = flow.map_document(read_document(ARTICLE), nlp=nlp(), background=True)
    kept = [unit for unit in more.units if unit.role == "background"]
    assert kept
    assert len(more.units) == len(article().units) + len(kept)


@pytest.mark.parametrize(
    "text",
    [
        "Rents\r\n\r\nshould fall, because they hurt.\r\n\r\nThey hurt.\r\n",
        "Rents should fall 🎉 because they hurt 𝔘nicode.",
        "no final stop here but it argues anyway",
        "Should rents fall?",
        "\ufeffRents should fall.",
        "it is not so, and " * 600 + "it rains.",
        "\n\n".join(["Rents should fall, because they hurt."] * 200),
        "-- -- --",
        "... ?!",
    ],
    ids=["crlf", "astral", "no stop", "question", "mark", "long", "many", "dashes", "stops"],
)
def test_odd_texts(text: str) -> None:
    try:
        made = argmap.map_text(text)
    except InputError:
        assert not any(map(str.isalnum, text))
        return
    assert made.text == text
    assert ArgumentMap.from_json(made.to_json()) == made
    for unit in made.units:
        assert text[unit.start : unit.end] == unit.text.strip() == unit.text


def test_a_title_that_names_a_topic_is_no_unit_but_a_question_is() -> None:
    body = "\n\nRents hurt many. They should fall.\n\nOwners object. Few are poor."
    assert argmap.map_text("Rents in the town" + body).units[0].text == "Rents hurt many"
    asked = argmap.map_text("Should rents fall?" + body).units[0]
    assert (asked.role, asked.text) == ("question", "Should rents fall?")


def test_given_units_keep_their_ids_and_bounds() -> None:
    text = "Of course it costs money. But it works, because people use it."
    spans = [(0, 25), (26, 39), (40, 62)]
    document = document_from_text(text)
    made = flow.map_units(document, spans, nlp=nlp(), ids=["a", "b", "c"])
    assert [(u.id, u.start, u.end) for u in made.units] == [
        ("a", 0, 25),
        ("b", 26, 39),
        ("c", 40, 62),
    ]
    assert {r.source for r in made.relations} | {u.id for u in made.conclusions} == {"a", "b", "c"}


def test_missing_pipelines() -> None:
    with pytest.raises(PipelineError, match=r"no spaCy pipeline 'xx_none'.*--model"):
        flow.load_pipeline("xx_none")


def report(path: str, given_units: bool) -> evaluate.Report:
    gold = evaluate.load_gold(SHARED / path)
    made: list[ArgumentMap] = []
    for one in gold:
        document = document_from_text(one.text, one.id)
        if given_units:
            ids = [unit.id for unit in one.units]
            made.append(flow.map_units(document, evaluate.gold_units(one), nlp=nlp(), ids=ids))
        else:
            made.append(flow.map_document(document, nlp=nlp()))
    return evaluate.evaluate(evaluate.pair(gold, made), given_units=given_units, resamples=1)


def floors(found: evaluate.Report, wanted: dict[str, float]) -> dict[str, float]:
    """Give the scores that lie below their floors."""
    return {name: found[name].value for name, floor in wanted.items() if found[name].value < floor}


@needs_shared
def test_floors_on_the_article() -> None:
    wanted = {
        "units_f1": 0.85, "role": 0.70, "qualification": 0.75, "attribution": 0.85,
        "hedge": 0.85, "left_out": 1.0, "relation": 0.45,
    }  # fmt: skip
    assert not floors(report("gold", given_units=False), wanted)
    texts = " ".join(unit.text for unit in article().conclusions)
    assert "this strain is merely a result of miscommunication" in texts
    assert "The alliance is, therefore, not fracturing" in texts


def test_the_spine_of_the_article() -> None:
    """The author's point rebuts what was reported, and that speaks against the thesis."""
    made = article()
    find = {
        name: next(unit.id for unit in made.units if words in unit.text)
        for name, words in {
            "b1": "relationship is currently strained",
            "n1": "this strain is merely a result",
            "n2": "share large similarities",
            "p1": "The alliance is, therefore, not fracturing",
            "p2": "more communication is required",
            "p3": "must talk seriously about their goals",
            "c2": "as the two new administrations have taken hold",
        }.items()
    }
    found = {(r.source, r.type, r.target) for r in made.relations}
    for source, type, target in (
        ("n1", "rebut", "b1"),
        ("b1", "rebut", "p1"),
        ("n1", "support", "p1"),
        ("n2", "support", "n1"),
        ("p2", "qualify", "p1"),
        ("p2", "support", "p3"),
        ("c2", "support", "b1"),
    ):
        assert (find[source], type, find[target]) in found


@needs_shared
def test_floors_on_microtexts_with_given_units() -> None:
    wanted = {"cc": 0.90, "ro": 0.82, "fu": 0.81, "at": 0.77}
    assert not floors(report("corpora/microtexts-1.jsonl", given_units=True), wanted)


@needs_shared
def test_floors_on_microtexts_from_raw_text() -> None:
    wanted = {"units_f1": 0.90, "units_exact_f1": 0.70, "relation": 0.50}
    assert not floors(report("corpora/microtexts-1.jsonl", given_units=False), wanted)


def test_verdicts_moved_are_told(tmp_path: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text("Rents should fall, because they hurt.", "utf-8")
    call = ["map", str(text), "-o", str(tmp_path), "--format", "csv"]
    assert CliRunner().invoke(cli.app, call).exit_code == 0
    claims = tmp_path / "t.claims.csv"
    claims.write_text(
        claims.read_text("utf-8").replace("supports u1 (r1),,,", "supports u1 (r1),,,no")
    )
    assert "1 of 1 verdicts kept" in CliRunner().invoke(cli.app, call).stdout
    text.write_text("Owners lose money.", "utf-8")
    quiet = CliRunner().invoke(cli.app, [*call, "--quiet"])
    assert quiet.stdout == "" and "t.claims.csv.bak1" in quiet.stderr
    assert "no" in (tmp_path / "t.claims.csv.bak1").read_text("utf-8")
