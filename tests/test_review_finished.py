"""What a review comes to: commands to copy, files to save, and the targets that are offered."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from argmap.cli.options import Asked
from argmap.model import ArgumentMap
from argmap.review.finished import PRODUCTS, product_commands
from argmap.review.guard import Guard
from argmap.review.journal import Journal
from argmap.review.queues import QueueChoice
from argmap.review.server import make_app
from argmap.review.session import Session
from argmap.review.shared_review import SharedReview
from argmap.review.targets import Targets
from tests.export_maps import HOSTILE, chain, whole

COOKIE = {"cookie": "argmap-8123=key"}
TALK = "The city should close its centre, because cars kill. Cars kill a hundred people a year."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(whole(), Journal(tmp_path / "a.review.jsonl", "a.txt", whole().text)) as opened:
        yield opened


def get(session: Session, path: str, headers: dict[str, str] = COOKIE) -> httpx.Response:
    app: ASGIApp = make_app(SharedReview(session, QueueChoice("hedges", 0.25)), Guard("key", 8123))

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8123") as line:
            return await line.get(path, headers=headers)

    return asyncio.run(send())


@pytest.mark.parametrize("name", ["my talk.txt", "-rf.txt", "$(rm x).txt", "a'b.txt", "a;b.txt"])
def test_a_command_is_one_for_a_shell_whatever_the_file_is_called(name: str) -> None:
    article = Path(name)
    journal = article.with_name(f"{article.stem}.review.jsonl")
    for row in product_commands(article, journal, options="--scorer rules"):
        words = shlex.split(row["command"])
        assert words[:2] in (["argmap", "map"], ["argmap", "review"])
        assert words[2] in (name, f"./{name}") and not words[2].startswith("-")
        assert words[-2:] == ["--scorer", "rules"]


def test_commands_read_the_article_as_it_was_reviewed() -> None:
    assert Asked().as_options() == ""
    asked = Asked(reader="model", model="a b", scorer="rules")
    assert shlex.split(asked.as_options()) == [
        "--reader", "model", "--model", "a b", "--scorer", "rules",
    ]  # fmt: skip


def test_where_no_command_would_find_the_decisions_there_is_none() -> None:
    told = {row["name"]: row["command"] for row in product_commands(Path("a.txt"), Path("b.jsonl"))}
    assert told["map"] == told["page"] == told["table"] == ""
    assert told["gold"].endswith("--journal b.jsonl")
    rows = product_commands(Path("m.json"), Path("m.review.jsonl"), is_map=True)
    made = {row["name"]: row["command"] for row in rows}
    assert not made["map"] and made["gold"]
    assert not any(row["command"] for row in product_commands(None, Path("b.jsonl")))


def test_each_product_is_of_the_map_as_checked(session: Session) -> None:
    session.decide({"op": "role", "id": "u4", "value": "claim"})
    made = ArgumentMap.from_json(get(session, "/finished/map").text)
    assert made.unit("u4").role == "claim" and made.made_by["review"] == "1 decision"
    rows = list(csv.DictReader(io.StringIO(get(session, "/finished/table").text.lstrip("\ufeff"))))
    assert next(row["verdict"] for row in rows if row["text"] == "They kill ten") == (
        "changed (review)"
    )
    assert "<html" in get(session, "/finished/page").text


def test_gold_is_made_once_all_is_checked(session: Session) -> None:
    answer = get(session, "/finished/gold")
    assert answer.status_code == 422 and "not checked" in answer.json()["error"]
    for id in session.state()["order"]:
        session.decide({"op": "accept", "id": id})
    gold = json.loads(get(session, "/finished/gold").text)
    assert len(gold["units"]) == len(session.found.units)


def test_a_product_is_a_file_to_save_and_no_page_of_the_server(tmp_path: Path) -> None:
    found = chain(HOSTILE)
    with Session(found, Journal(tmp_path / "b.review.jsonl", "b.txt", found.text)) as session:
        for name in PRODUCTS:
            if name == "gold":
                continue
            answer = get(session, f"/finished/{name}")
            assert answer.headers["content-disposition"] == "attachment"
            assert answer.headers["content-type"] == "application/octet-stream"
            assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/finished/map", "/finished/..%2Fstate", "/targets?of=u3"])
def test_without_the_token_there_is_nothing(session: Session, path: str) -> None:
    assert get(session, path, {}).status_code == 403


def test_what_is_no_product_is_not_found(session: Session) -> None:
    assert get(session, "/finished/journal").status_code == 404
    assert get(session, "/finished/../a.review.jsonl").status_code == 404


def test_the_state_tells_the_choice_and_the_products(session: Session) -> None:
    state: dict[str, Any] = get(session, "/state").json()
    assert state["choice"] == {"queue": "hedges", "below": 0.25}
    assert [row["name"] for row in state["products"]] == list(PRODUCTS)
    assert state["second"] is None


def test_targets_are_those_that_the_reader_weighed(tmp_path: Path) -> None:
    article = tmp_path / "talk.txt"
    article.write_text(TALK, "utf-8")
    with Session.open(article) as session:
        chosen = {row.source: row for row in session.found.relations}
        for id, row in chosen.items():
            offered = json.loads(get(session, f"/targets?of={id}").text)
            scores = [one["score"] for one in offered]
            assert scores == sorted(scores, reverse=True) and id not in {
                one["target"] for one in offered
            }
            assert row.target in {one["target"] for one in offered}
        assert get(session, "/targets?of=a1").json() == []
        assert get(session, "/targets?of=u999").json() == []


def test_a_map_that_was_there_has_no_targets() -> None:
    assert Targets().of("u1") == [] and Targets().unread
