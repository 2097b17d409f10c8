"""A review shared by all pages that show it: one decision at a time, everyone told of each."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from argmap.export.svg import to_svg
from argmap.model import ArgumentMap
from argmap.review.finished import PRODUCTS, product_commands
from argmap.review.queues import QueueChoice
from argmap.review.resent_decisions import was_taken

if TYPE_CHECKING:
    from argmap.review.session import Session

PULSE = 10.0  # seconds after which a page that hears nothing new hears that the server lives


class SharedReview:
    """Holds the review and lets one request at a time read or change it.

    Attributes:
        boot: A name for this run of the server, by which a page knows that it was restarted.
    """

    def __init__(
        self, session: Session, choice: QueueChoice | None = None, options: str = ""
    ) -> None:
        """Take a review; nobody else may change it while this holds it.

        Args:
            session: The review.
            choice: What of it is to be checked first of all.
            options: What the article was read with, as options of a command.
        """
        self._choice, self._options = choice or QueueChoice(), options
        self.boot = secrets.token_hex(4)
        self._session = session
        self._turn = asyncio.Lock()
        self._drawing = asyncio.Lock()
        self._news = asyncio.Condition()
        self._closed = False
        self._told: dict[str, Any] = {}
        self._drawn: tuple[str, str] = ("", "")

    async def state(self) -> dict[str, Any]:
        """Return the review as `argmap.review.snapshot` does, and what pages need beside it.

        Returns:
            The snapshot with `boot`, `journal` (its file's name), `warnings` (what is wrong with
            that file), `picture` (a fingerprint of the map's picture, the same as long as it
            looks the same), `choice` (`queue` and `below`: what was asked for when the review
            was started) and `products` (what it comes to, see `argmap.review.finished`).
        """
        async with self._turn:
            if self._told.get("version") != self._session.version:
                self._tell(await run_in_threadpool(self._session.state))
            return self._told

    async def decide(self, decision: Mapping[str, Any], seen: int) -> dict[str, Any]:
        """Take a decision, or an `undo` or `redo`, and return the new state.

        A decision that a page sends once more, because it never heard the answer, is not taken
        twice: where it is the last that was taken on its elements since `seen`, it is done.

        Args:
            decision: See `argmap.review.entry_bodies`; or `{"op": "undo"}` or `{"op": "redo"}`.
            seen: The version of the state that the page showed.

        Raises:
            StaleError: What it is on was changed since `seen`.
            ReviewError: It is not possible; nothing was decided.
        """
        async with self._turn:
            if not was_taken(self._session.entries, decision, seen):
                self._tell(await run_in_threadpool(self._take, decision, seen))
            elif self._told.get("version") != self._session.version:
                self._tell(await run_in_threadpool(self._session.state))
            told = self._told
        async with self._news:
            self._news.notify_all()
        return told

    async def news(self) -> AsyncIterator[int]:
        """Yield the version at once, after each decision, and now and then while nothing happens.

        Ends when the review is closed.
        """
        while not self._closed:
            version = self._session.version
            yield version
            try:
                async with asyncio.timeout(PULSE), self._news:
                    while self._session.version == version and not self._closed:
                        await self._news.wait()
            except TimeoutError:
                continue

    async def picture(self) -> str:
        """Return the map as it is now as an SVG picture.

        Raises:
            OutputError: Graphviz is missing or cannot draw it.
        """
        async with self._drawing:
            told = await self.state()
            if self._drawn[0] != told["picture"]:
                svg = await run_in_threadpool(_draw, told["map"])
                self._drawn = told["picture"], svg
            return self._drawn[1]

    async def targets(self, id: str) -> list[dict[str, Any]]:
        """Return the best targets of a statement; see `argmap.review.targets`."""
        return await run_in_threadpool(self._session.targets.of, id)

    async def finished(self, name: str) -> str:
        """Return one of `argmap.review.finished.PRODUCTS`, made of the map as it is now.

        Raises:
            ArgmapError: It cannot be made, such as gold of a map that is not checked to the end.
        """
        async with self._turn:
            made, entries = self._session.checked(), self._session.entries
        by = [entry.by for entry in entries]
        return await run_in_threadpool(PRODUCTS[name].render, made, by)

    async def close(self) -> None:
        """End all news, so that the server can stop while pages listen."""
        self._closed = True
        async with self._news:
            self._news.notify_all()

    def _take(self, decision: Mapping[str, Any], seen: int) -> dict[str, Any]:
        match decision.get("op"):
            case "undo":
                return self._session.undo(seen)
            case "redo":
                return self._session.redo(seen)
        return self._session.decide(decision, seen)

    def _tell(self, state: dict[str, Any]) -> None:
        picture = json.dumps(_seen_on_map(state["map"]), sort_keys=True).encode()
        mark = hashlib.blake2b(picture, digest_size=12).hexdigest()
        session, choice = self._session, self._choice
        made = product_commands(
            session.article, session.journal, is_map=session.is_map, options=self._options
        )
        more = {"boot": self.boot, "picture": mark, "journal": self._session.journal.name}
        self._told = {**state, **more, "warnings": list(self._session.notes)}
        self._told |= {"choice": asdict(choice), "products": made}


def _draw(data: Mapping[str, Any]) -> str:
    svg = to_svg(ArgumentMap.from_dict(data))
    return svg[svg.index("<svg") :]


def _seen_on_map(data: Mapping[str, Any]) -> list[Any]:
    """Return what of a map its picture shows; grounds and scores are only in its tooltips."""
    hidden = ("because", "score", "note")
    rows = [*data["units"], *data["relations"]]
    return [data["title"], [{k: v for k, v in row.items() if k not in hidden} for row in rows]]
