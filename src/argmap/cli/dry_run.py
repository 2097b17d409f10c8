"""What `argmap map --dry-run` prints: what a language model would be sent, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.cli.articles import is_address
from argmap.cli.safe import safe

if TYPE_CHECKING:
    from argmap.cli.options import Asked


def plans_of(files: Sequence[str], asked: Asked, fetch: bool = False) -> Iterator[str]:
    """Yield what a model would be sent of files and what that would cost, in lines.

    Args:
        files: The articles; addresses only where they may be loaded.
        asked: What reads them.
        fetch: Whether addresses on the web are loaded.

    Raises:
        ArgmapError: A file cannot be read, or the reader asks no model.
    """
    from argmap.readers.model.plan import plan_reading
    from argmap.reading import read_document

    reader = None
    for file in files:
        # The file before the reader: a wrong name is told at once.
        document = read_document(file, fetched=fetch and is_address(file))
        reader = reader or asked.use(tell=False)
        if len(files) > 1:
            yield f"{safe(file)}:"
        yield from map(safe, plan_reading(reader, document).lines())
