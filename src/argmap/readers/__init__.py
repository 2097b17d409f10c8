"""What reads a text: turns a document into a finished map.

A reader is built in (`rules`) or comes from another package under the entry point `argmap.readers`
(`argmap.readers.registry`). It plugs in by its name on the command line (`argmap map --reader
NAME`), in `argmap.flow`, and in any spaCy pipeline (`nlp.add_pipe("argmap_reader",
config={"reader": NAME})`); what it has to do is told in `argmap.readers.protocol`.
"""

from __future__ import annotations

from argmap.readers.protocol import ManyParser, Options, ParsedReader, Reader, Reading
from argmap.readers.registry import load_reader, reader_names
from argmap.readers.run import run_reader

__all__ = [
    "ManyParser",
    "Options",
    "ParsedReader",
    "Reader",
    "Reading",
    "load_reader",
    "reader_names",
    "run_reader",
]
