"""The spaCy component `argmap_reader`: any reader in any pipeline; the map is in the document.

    nlp.add_pipe("argmap_reader", config={"reader": "rules"})
    doc = nlp(text)
    argmap.map_doc(doc)  # the map
    doc._.argmap_map  # the same as JSON text, which survives bytes and processes

A reader that goes by a parse takes the one that the pipeline made; others need no more than a
tokenizer (`spacy.blank`).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from argmap.components.store import ensure_extension, save_map
from argmap.readers.protocol import Options, Reader
from argmap.readers.registry import DEFAULT, load_reader
from argmap.readers.run import run_reader
from argmap.reading import document_from_text


class ReaderComponent:
    """Writes the map that a reader makes into `doc._.argmap_map`."""

    def __init__(self, reader: Reader, *, background: bool = False) -> None:
        ensure_extension()
        self.reader, self.background = reader, background

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it; one without words is left alone."""
        if any(map(str.isalnum, doc.text)):
            document = document_from_text(doc.text)
            reading = run_reader(self.reader, document, doc=doc, background=self.background)
            save_map(doc, reading.map.to_json())
        return doc


@Language.factory(
    "argmap_reader",
    assigns=["doc._.argmap_map"],
    default_config={"reader": DEFAULT, "model": "", "weights": {}, "background": False},
)
def make_reader_component(
    nlp: Language,
    name: str,
    reader: str,
    model: str,
    weights: dict[str, float],
    background: bool,
) -> ReaderComponent:
    """Return the component that lets a reader map each document.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        reader: The reader's name; `argmap.readers.reader_names()` lists all.
        model: What the reader is to read with; empty for this pipeline, or for its own choice.
        weights: Weights of rules in the place of the built-in ones, for readers that go by rules.
        background: Whether to keep statements that only set the scene.

    Raises:
        PipelineError: There is no such reader, or it cannot go by this.

    Example:
        `nlp.add_pipe("argmap_reader", config={"reader": "rules", "background": True})`
    """
    options = Options(model=model, weights=weights, nlp=nlp)
    return ReaderComponent(load_reader(reader, options), background=background)
