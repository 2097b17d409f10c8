"""What a reader is: `read` turns a document into a finished map.

Written for readers of all kinds: rules over a parse, a trained model, a language model that is held
to the text. What all need stands here; how a reader decides is its own matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from argmap.draft import Findings
from argmap.errors import PipelineError
from argmap.lexicon.rules import Rule
from argmap.model import ArgumentMap, Document
from argmap.scorers.measures import ScorerMaker
from argmap.scorers.protocol import ScorerFactory

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Spans = Sequence[tuple[int, int]]
Progress = Callable[[str, float], None]  # a step, and how much of it is done, from 0 to 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a text.

    Attributes:
        map: The finished map.
        findings: What it was built from, for `argmap explain`; None where the reader makes maps
            otherwise.
        rules: The rules and weights it was built by; empty where by none.
        scorer: What scored the relations it was chosen from; None where none were.
        make_scorer: Gives what would score them by other rules; None where none would.
        told: What to tell a user of how it was read, such as where the text was sent.
    """

    map: ArgumentMap
    findings: Findings | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    scorer: ScorerFactory | None = None
    make_scorer: ScorerMaker | None = None
    told: tuple[str, ...] = ()

    @property
    def made_by(self) -> Mapping[str, str]:
        """Return what made the map, with versions."""
        return self.map.made_by


class Reader(Protocol):
    """Turns documents into maps.

    Attributes:
        name: Its name in the registry; a map names it under `made_by`.
    """

    name: str

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        """Read a document and return what came of it.

        The map's text is the document's; each unit is a stretch of it, with the words or rules
        that decided under `because`, and `made_by` says what would make the same map again.

        Args:
            document: The document as read.
            units: Start and end of each unit, in characters, end exclusive, where they are given:
                the map then has exactly these.
            background: Whether to keep statements that only set the scene.

        Raises:
            ArgmapError: The text cannot be mapped; one line that says why and what to do.
        """
        ...


@runtime_checkable
class ParsedReader(Protocol):
    """A reader that goes by a parse, and takes one that is made already."""

    def read_parsed(self, doc: Doc, document: Document, *, background: bool = False) -> Reading:
        """Read a document by its parse, which it may write into, and return what came of it.

        Args:
            doc: The document's text, parsed.
            document: The document as read.
            background: Whether to keep statements that only set the scene.

        Raises:
            ArgmapError: The text cannot be mapped, or the parse lacks what the reader needs.
        """
        ...


@runtime_checkable
class ManyParser(ParsedReader, Protocol):
    """A reader that goes by a parse, and parses several short texts together."""

    def parse_together(self, documents: Sequence[Document]) -> list[Doc]:
        """Return documents parsed for `read_parsed`, which makes of each what `read` would.

        Args:
            documents: Documents as read.

        Raises:
            ArgmapError: One of them cannot be parsed.
        """
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """What a user asks of a reader, whichever it is; a factory takes it and gives the reader.

    Attributes:
        model: What it reads with: a spaCy pipeline, a language model; empty for its own choice.
        weights: Weights of rules in the place of the built-in ones.
        without: Kinds or ids of cues to leave unseen.
        scorer: The name of what scores the relations it chooses among, one of
            `argmap.scorers.registry.scorer_names()`; empty for its own choice.
        nlp: A spaCy pipeline that is loaded already, which it may use instead of loading one.
        progress: Wants to be told how far a text is; a reader need not.
        settings: What only some readers know, by its name: an endpoint, a budget.
    """

    model: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    without: Sequence[str] = ()
    scorer: str = ""
    nlp: Language | None = None
    progress: Progress | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def only(self, reader: str, *known: str) -> None:
        """Refuse what a user asks that a reader knows nothing of.

        Args:
            reader: Its name.
            known: The options it goes by.

        Raises:
            PipelineError: Another one is given.
        """
        given: dict[str, Any] = {
            "model": self.model, "weights": self.weights, "without": self.without,
            "scorer": self.scorer, **self.settings,
        }  # fmt: skip
        for name, value in given.items():
            if value and name not in known:
                raise PipelineError(
                    f"the reader {reader!r} goes by no {name.replace('_', '-')}; leave it out"
                )
