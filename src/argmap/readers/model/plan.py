"""What a reading would cost, told before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.errors import PipelineError
from argmap.readers.model.asking import Asks, FromServer
from argmap.readers.model.both import BothReader
from argmap.readers.model.conversation import read_sections
from argmap.readers.model.reader import ModelReader
from argmap.readers.model.requests import Request
from argmap.readers.model.settings import Price
from argmap.readers.model.shown_text import cut_sections
from argmap.readers.model.token_counts import FRAME, Counter, counter_for
from argmap.readers.protocol import Reader

if TYPE_CHECKING:
    from argmap.model import Document

# Measured on the answers by hand that come with argmap: for each token of a text as it is shown,
# the tokens answered in the first and in the second pass, and those of the marks in the second.
STATEMENTS_OUT, LINKS_OUT, MARKS = 1.5, 0.85, 0.2
# Of the points of a section, roughly.
POINTS_IN, POINTS_OUT = 250, 150


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What a reading would cost.

    Attributes:
        requests: How many requests would be sent, if no answer has to be asked for again.
        kept: How many answers are kept from before.
        tokens_in: Tokens that would be asked.
        tokens_out: Tokens that would be answered, about.
        how: How they were counted, in words.
        price: What the model costs; None where the configuration doesn't say.
    """

    requests: int
    kept: int
    tokens_in: int
    tokens_out: int
    how: str
    price: Price | None = None

    def lines(self) -> list[str]:
        """Return the plan in words, a line each."""
        found = [
            f"Would send {self.requests} request{'s' * (self.requests != 1)}; "
            f"{self.kept} kept from before. Up to one more for each section may be needed.",
            f"Tokens: {self.tokens_in:,} in ({self.how}), about {self.tokens_out:,} out.",
        ]
        if self.price is not None:
            cost = self.tokens_in * self.price.input + self.tokens_out * self.price.output
            found.append(f"Cost: about {cost / 1e6:.4f} {self.price.currency}.")
        return found


class _Counted:
    """Answers what is kept, counts what is not, and goes on as if nothing were answered."""

    patient, parallel = False, 1

    def __init__(self, asks: Asks, count: Counter) -> None:
        self._asks, self._count = asks, count
        self.requests = self.kept = self.tokens_in = self.tokens_out = 0
        self._text = 0  # tokens of the section whose statements are not known

    def answer(self, request: Request) -> Mapping[str, Any]:
        found = self._asks.kept(request) if isinstance(self._asks, FromServer) else None
        if found is not None:
            self.kept, self._text = self.kept + 1, 0
            return found
        asked = [self._count(row["content"]) for row in request.messages]
        first = request.form == "statements"
        self._text = asked[-1] if first else self._text
        self.add(
            sum(asked) + FRAME * len(asked) + (0 if first else round(MARKS * self._text)),
            round((STATEMENTS_OUT if first else LINKS_OUT) * (self._text or asked[-1])),
        )
        return {"statements": [], "links": []}

    def add(self, tokens_in: int, tokens_out: int) -> None:
        self.requests += 1
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out


def plan_reading(reader: Reader, document: Document) -> ReadingPlan:
    """Return what the reading of a document would cost; nothing is sent.

    Args:
        reader: The reader that would read it.
        document: The document.

    Raises:
        ArgmapError: The reader asks no model, none is named, or the tokenizer cannot be used.
    """
    reader = reader.model if isinstance(reader, BothReader) else reader
    if not isinstance(reader, ModelReader):
        raise PipelineError(f"the reader {reader.name!r} sends nothing and costs nothing")
    text = reader.sentences(document)
    settings = reader.settings
    count, how = counter_for(settings.model, settings.tokenizer)
    counted = _Counted(reader.asks(document.id, text), count)
    read = read_sections(text, counted, lambda step, share: None)
    sections = len(cut_sections(text))
    if sections > 1 and not read.linked.statements:
        counted.add(sections * POINTS_IN, sections * POINTS_OUT)
    return ReadingPlan(
        counted.requests, counted.kept, counted.tokens_in, counted.tokens_out, how, settings.price
    )
