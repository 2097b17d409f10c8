"""The reader `model`: a language model, held to the text word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap import __version__
from argmap.errors import ReaderError
from argmap.readers.model.asking import Asks, FromFiles, FromServer
from argmap.readers.model.budget import Budget, Spent
from argmap.readers.model.chat_server import ChatServer, Client
from argmap.readers.model.conversation import read_given, read_sections
from argmap.readers.model.guide import fingerprint, load_guide
from argmap.readers.model.heartbeat import Heartbeat
from argmap.readers.model.kept_answers import KeptAnswers
from argmap.readers.model.model_map import build_reading
from argmap.readers.model.model_statements import ModelStatement
from argmap.readers.model.own_cues import OwnCues
from argmap.readers.model.settings import GIVEN, ModelSettings, load_settings
from argmap.readers.protocol import Options, Progress, Reading, Spans
from argmap.readers.rules import DEFAULT_MODEL, RulesReader, load_pipeline

if TYPE_CHECKING:
    from argmap.components.sentence_text import SentenceText
    from argmap.model import Document

NAME = "model"
UNNAMED = "unnamed"


class ModelReader:
    """Maps texts by what a language model answers, and only by what of it is in the text.

    Attributes:
        name: Its name.
        settings: What the user asks.
        rules: argmap's own reader, for sentences and for the cues told beside the model's reasons.
        budget: What all its texts together may cost, and have cost.
    """

    name = NAME

    def __init__(
        self, settings: ModelSettings, rules: RulesReader, progress: Progress | None = None
    ) -> None:
        """Take what the user asks, argmap's own reader, and a listener."""
        self.settings, self.rules = settings, rules
        self.budget = Budget(settings.max_tokens)
        self._progress = progress or (lambda step, share: None)

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        """Ask about a document and return its map; see `argmap.readers.Reader`.

        Raises:
            ReaderError: The model cannot be asked, or its answer cannot be used.
        """
        own = self.rules.read(document, units=units, background=True)
        return self.read_beside(document, own, units=units, background=background)

    def read_beside(
        self,
        document: Document,
        own: Reading,
        *,
        units: Spans | None = None,
        background: bool = False,
    ) -> Reading:
        """Ask about a document that argmap's own reader has read, and return its map.

        Raises:
            ReaderError: The model cannot be asked, or its answer cannot be used.
        """
        text = self.sentences(document)
        before = self.budget.spent_on()
        with Heartbeat(self._progress) as beat:
            asks = self.asks(document.id, text, beat)
            if units is None:
                read, given = read_sections(text, asks, beat.step), []
            else:
                given = sorted(units)
                read = read_given(text, given_statements(text, given), asks, beat.step)
        made = build_reading(
            document,
            text,
            read,
            OwnCues(own.findings, document.text),
            background=background or units is not None,
            made_by=self.made_by(),
            given=given,
        )
        return Reading(made, told=(self._told(asks, before),))

    def sentences(self, document: Document) -> SentenceText:
        """Return a document's sentences as they are shown to a model."""
        from argmap.components.parsing import parse_document
        from argmap.components.sentence_text import read_sentences

        return read_sentences(parse_document(self.rules.nlp, document))

    def asks(self, id: str, text: SentenceText, beat: Heartbeat | None = None) -> Asks:
        """Return what answers the requests about a document.

        Args:
            id: The document's id.
            text: Its sentences.
            beat: Hears why one waits.

        Raises:
            ReaderError: No model is named.
        """
        asked = self.settings
        if asked.answers:
            return FromFiles(asked.answers, answer_mark(text))
        if not asked.model:
            raise ReaderError("no model is named; name one with --model-name or ARGMAP_MODEL")
        server = None
        if asked.endpoint:
            server = ChatServer(
                self._client,
                asked.model,
                asked.endpoint,
                self.budget,
                tries=asked.tries,
                parallel=asked.parallel,
                secret=asked.key,
                told=beat.note if beat else lambda words: None,
            )
        kept = KeptAnswers(asked.journal(id)) if asked.journal else None
        return FromServer(server, asked.model, kept, refresh=asked.refresh, parallel=asked.parallel)

    def made_by(self) -> dict[str, str]:
        """Return what makes its maps: argmap, the model, the guide, and a mark of both."""
        guide, model = load_guide(), self.settings.model or UNNAMED
        return {
            "reader": self.name,
            "argmap": __version__,
            "model": model,
            "guide": guide.version,
            "fingerprint": fingerprint(model, guide.fingerprint),
        }

    def _client(self) -> Client:
        from argmap.readers.model.chat_client import ChatClient

        asked = self.settings
        secure = asked.endpoint.startswith("https:")
        return ChatClient(asked.endpoint, asked.key, asked.timeout, secure=secure)

    def _told(self, asks: Asks, before: Spent) -> str:
        """Return where the text went and what that cost, in a sentence."""
        if not isinstance(asks, FromServer):
            names = ", ".join(name for name, _ in self.settings.answers)
            return f"Read from {names}; nothing was sent."
        model = self.settings.model
        spent = self.budget.spent_on() - before
        if not spent.requests:
            return f"Read from the kept answers of {model}; nothing was sent."
        about = "about " if self.budget.estimated else ""
        kept = f", {asks.replayed} more kept from before" if asks.replayed else ""
        return (
            f"The text was sent to {self.settings.endpoint} and read there by {model}: "
            f"{spent.requests} request{'s' * (spent.requests != 1)}{kept}, {about}"
            f"{spent.tokens_in:,} tokens in and {spent.tokens_out:,} out."
        )


def answer_mark(text: SentenceText) -> str:
    """Return what an answer to a text by the guide bears, so that it is taken for no other."""
    return fingerprint(text.text, load_guide().fingerprint)


def given_statements(text: SentenceText, spans: Spans) -> list[ModelStatement]:
    """Return given units as statements, at their places in the plain form.

    Args:
        text: The text.
        spans: Start and end of each in the text of record, in text order.
    """
    places = (text.aligned.image(start, end) for start, end in spans)
    return [ModelStatement(number, (place,), how="given") for number, place in enumerate(places, 1)]


def make_reader(options: Options) -> ModelReader:
    """Return the reader `model`.

    Args:
        options: What it is to go by: `settings` as `argmap.readers.model.settings.GIVEN` names
            them; `model` is the spaCy pipeline that finds sentences.

    Raises:
        ArgmapError: A setting may not be used.
    """
    options.only(NAME, "model", *GIVEN)
    # Its cues alone are told, not its links: they need no scorer but the quickest.
    return beside_rules(options, "rules")


def beside_rules(options: Options, scorer: str) -> ModelReader:
    """Return the reader of a model with argmap's own beside it, which scores as is asked."""
    settings = load_settings(options.settings, options.model)
    rules = RulesReader(load_pipeline(options.model or DEFAULT_MODEL), scorer=scorer)
    return ModelReader(settings, rules, options.progress)
