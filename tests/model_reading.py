"""A reader `model` for tests without a server: what it is asked, and answers that are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from argmap.model import Document
from argmap.readers.model.conversation import read_sections
from argmap.readers.model.model_map import build_reading
from argmap.readers.model.own_cues import OwnCues
from argmap.readers.model.reader import ModelReader
from argmap.readers.model.requests import Request
from argmap.readers.model.settings import ModelSettings
from argmap.readers.protocol import Reading
from argmap.readers.rules import RulesReader, load_pipeline
from argmap.reading import document_from_text

CORPUS = Path(__file__).parent.parent / "corpus"


class Answers:
    """Answers requests by a function, and keeps what was asked."""

    def __init__(
        self, by: Callable[[Request], Mapping[str, Any]], *, patient: bool = True, parallel: int = 1
    ) -> None:
        self._by, self.patient, self.parallel = by, patient, parallel
        self.asked: list[Request] = []

    def answer(self, request: Request) -> Mapping[str, Any]:
        self.asked.append(request)
        return self._by(request)


@cache
def rules() -> RulesReader:
    """Return argmap's own reader."""
    return RulesReader(load_pipeline())


def reader(settings: ModelSettings | None = None) -> ModelReader:
    """Return the reader, with nothing asked but what is given."""
    return ModelReader(settings or ModelSettings(model="stub"), rules())


@cache
def own(document: Document) -> Reading:
    """Return what argmap's own reader makes of a document."""
    return rules().read(document, background=True)


@cache
def parsed(document: Document) -> Any:
    """Return a document's sentences."""
    return reader().sentences(document)


def article(name: str = "flood-memo") -> Document:
    """Return a text of the corpus."""
    return document_from_text((CORPUS / f"{name}.txt").read_text("utf-8"), name)


def read(document: Document, answers: Answers, background: bool = False) -> Any:
    """Return the map of a document by some answers."""
    text = parsed(document)
    return build_reading(
        document,
        text,
        read_sections(text, answers, lambda step, share: None),
        OwnCues(own(document).findings, document.text),
        background=background,
        made_by={"reader": "model"},
    )
