"""Answers by hand to the article and five own texts make their maps, by a file or by a server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import cli
from argmap.model import ArgumentMap
from argmap.readers.model.asking import FromFiles
from argmap.readers.model.conversation import read_sections
from argmap.readers.model.next_prompt import next_prompt
from argmap.readers.model.requests import Request
from argmap.readers.model.token_counts import FRAME, estimate
from argmap.reading import document_from_text
from tests.chat_stub import ANSWERS, recorded
from tests.model_reading import CORPUS, Answers, article, parsed, read, reader

NAMES = sorted(path.stem for path in ANSWERS.glob("*.json"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def by_hand(name: str) -> Answers:
    answer = recorded(name)
    keys = {"statements": ("statements",), "links": ("links", "main")}
    return Answers(lambda request: {key: answer[key] for key in keys[request.form]})


def asked_and_answered(answers: Answers, name: str) -> tuple[int, int, int]:
    """Return the tokens asked and answered, and the requests, of a text."""
    out: list[int] = []
    by = answers._by

    def counted(request: Request) -> Mapping[str, Any]:
        said = by(request)
        out.append(estimate(json.dumps(said, ensure_ascii=False, separators=(",", ":"))))
        return said

    answers._by = counted
    read_sections(parsed(article(name)), answers, lambda step, share: None)
    messages = [message for request in answers.asked for message in request.messages]
    asked = sum(estimate(message["content"]) + FRAME for message in messages)
    return asked, sum(out), len(answers.asked)


@pytest.mark.parametrize("spoiled", [False, True])
def test_an_article_of_eleven_hundred_words_is_cheap(spoiled: bool) -> None:
    """By argmap's estimate, which is above what tokenizers count; see test_model_kept."""
    name = "us-south-korea-alliance"
    assert 1100 <= len(article(name).text.split()) < 1200
    answers, links = by_hand(name), recorded(name)["links"]
    if spoiled:
        # Two circles and a link to nowhere, so that a third request is needed.
        first, second = links[0], links[1]
        more = [{"from": row["to"], "to": row["from"], "why": "so"} for row in (first, second)]
        more.append({"from": links[2]["from"], "to": 999, "why": "so"})
        right = answers._by

        def spoil(request: Request) -> Mapping[str, Any]:
            said = right(request)
            if request.form == "statements":
                return said
            if "cannot stand" not in request.step:
                return {**said, "links": [*links, *more]}
            shown = request.messages[-1]["content"]
            return {"links": [row for row in links if f"\n[{row['from']} " in shown]}

        answers = Answers(spoil)
    asked, answered, requests = asked_and_answered(answers, name)
    assert requests == 2 + spoiled
    assert asked <= 6000 and answered <= 4000


def test_there_are_six() -> None:
    assert len(NAMES) == 6 and "us-south-korea-alliance" in NAMES
    held_out = (CORPUS / "held-out.txt").read_text("utf-8").split()
    assert not set(NAMES) & set(held_out)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_them_is_lost(name: str) -> None:
    answers, said = by_hand(name), recorded(name)
    made = read(article(name), answers)
    assert len(answers.asked) == 2 and not made.notes
    assert len(made.units) == len(said["statements"])
    assert len(made.relations) == len(said["links"])
    (main,) = (u for u in made.units if any(cue.id == "model.main" for cue in u.because))
    assert main.role == "conclusion"


def test_quotations_as_models_write_them() -> None:
    made = read(article("us-south-korea-alliance"), by_hand("us-south-korea-alliance"))
    near = [unit for unit in made.units if any(cue.id == "model.near" for cue in unit.because)]
    assert [unit.text for unit in near] == [
        "In a White House briefing on the matter, it emerged that the new US administration "
        "intends to continue to pressure North Korea towards negotiations",
        "what they have failed to do so far is align these tools to the end-game they seek to "
        "achieve",
    ]
    assert all(unit.score < 0.9 for unit in near)


def test_by_command(tmp_path: Path) -> None:
    text, answer = CORPUS / "jury-column.txt", ANSWERS / "jury-column.json"
    done = run("map", text, "--answer", answer, "-o", tmp_path, "-f", "json", "-f", "html")
    assert done.exit_code == 0, done.output
    assert "Read from jury-column.json; nothing was sent." in done.stdout
    made = ArgumentMap.from_json((tmp_path / "jury-column.json").read_text("utf-8"))
    assert made.made_by["model"] == "unnamed"
    page = (tmp_path / "jury-column.html").read_text("utf-8")
    assert "questions do it without answers" in page
    explained = run("explain", text, "r2", "--answer", answer)
    assert "model.reason" in explained.stdout and "a mistaken proposal" in explained.stdout
    shown = run("show", text, "--answer", answer, "--depth", 1)
    assert "conclusion u26: Let us give juries better questions" in shown.stdout
    scored = run("eval", CORPUS / "jury-column.json", tmp_path / "jury-column.json")
    assert scored.exit_code == 0


def test_the_prompt_asks_both_passes_and_its_answer_is_taken(tmp_path: Path) -> None:
    done = run("prompt", CORPUS / "flood-memo.txt")
    assert done.exit_code == 0
    assert "[6] The county should spend the $18 million" in done.stdout
    assert f'{{"for":"{recorded("flood-memo")["for"]}","statements"' in done.stdout
    assert max(map(len, done.stdout.split("<text>")[1].splitlines())) < 900
    chat = tmp_path / "chat.txt"
    chat.write_text(f"Sure!\n```json\n{json.dumps(recorded('flood-memo'))}\n```\n", "utf-8")
    done = run("prompt", CORPUS / "flood-memo.txt", "--answer", chat)
    assert done.stdout == "" and "all is answered" in done.stderr
    done = run("show", CORPUS / "flood-memo.txt", "--answer", chat)
    assert done.exit_code == 0 and "voluntary buyouts" in done.stdout


def test_an_answer_to_another_text_is_refused(tmp_path: Path) -> None:
    done = run("show", CORPUS / "flood-memo.txt", "--answer", ANSWERS / "jury-column.json")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "jury-column.json: it answers for another text or by another guide" in line
    for name, text in (("none.json", "no"), ("bytes.json", "\udcff"), ("gone.json", None)):
        place = tmp_path / name
        if text is not None:
            place.write_bytes(text.encode("utf-8", "surrogateescape"))
        done = run("show", CORPUS / "flood-memo.txt", "--answer", place)
        assert done.exit_code == 1 and len(done.stderr.splitlines()) == 1 and name in done.stderr


def test_a_first_pass_alone_is_asked_on() -> None:
    document = article("flood-memo")
    first = {"statements": recorded("flood-memo")["statements"]}
    asked = next_prompt(reader(), document, [("first", first)])
    assert asked is not None and "[1 conclusion: The county should" in asked
    assert "15 claim, says The assessor: The assessor warned" in asked


def test_a_long_text_is_asked_section_by_section() -> None:
    from tests.test_model_kept import LONG, answer_of

    document = document_from_text(LONG, "long")
    given: list[tuple[str, Mapping[str, Any]]] = []
    steps = []
    while asked := next_prompt(reader(), document, given):
        shown = asked
        points = "section by section" in asked
        steps.append("points" if points else "section")
        said = answer_of("<text>" + shown.rpartition("<text>")[2], "links") if points else {}
        if not points:
            said = answer_of("<text>" + shown.rpartition("<text>")[2], "statements")
            ids = [row["id"] for row in said["statements"]]
            said["links"] = [{"from": n, "to": 1, "why": "so"} for n in ids[1:]]
        given.append((f"{len(given)}.json", said))
    assert steps == ["section"] * 4 + ["points"]
    made = read_sections(parsed(document), FromFiles(given), lambda step, share: None)
    assert len(made.linked.statements) == 40 and len(made.linked.links) == 39
    assert not made.lost and made.linked.main == 1


def test_the_outline_runs_on() -> None:
    from tests.test_model_kept import LONG, answer_of

    answers = Answers(lambda r: answer_of(r.messages[-1]["content"], r.form))
    read_sections(parsed(document_from_text(LONG, "long")), answers, lambda step, share: None)
    firsts = [r for r in answers.asked if r.form == "statements"]
    assert "among other things" not in firsts[0].messages[-1]["content"]
    assert "among other things:\n- The bridge at mile 0" in firsts[1].messages[-1]["content"]
