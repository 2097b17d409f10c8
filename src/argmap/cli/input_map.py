"""A map from what a user names: a map's JSON, or an article that is mapped first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.errors import InputError, MapError

if TYPE_CHECKING:
    from argmap.cli.options import Asked
    from argmap.model import ArgumentMap


def map_of_file(file: str, asked: Asked) -> ArgumentMap:
    """Return the map in a file, or the map of the article in it.

    Args:
        file: A file's name, or `-` for standard input. It holds a map where its name ends in
            `.json` or its text begins with a brace.
        asked: What reads an article; a map is read already.

    Raises:
        ArgmapError: It cannot be read, is no map, is one though weights were given, or the reader
            cannot be used.
    """
    from argmap.reading import document_in, read_text

    text = read_text(file)
    if file.lower().endswith(".json") or text.lstrip().startswith("{"):
        name = "standard input" if file == "-" else file
        if asked.weights is not None:
            raise InputError(f"{name}: a map is made already; give --weights with an article")
        return read_map(text, name)
    from argmap import flow

    return flow.map_document(document_in(text, file), reader=asked.use())


def read_map(text: str, name: str) -> ArgumentMap:
    """Return the map in JSON text.

    Args:
        text: As of `argmap map --format json`, or in the neutral gold format.
        name: The file's name, for messages.

    Raises:
        InputError: It is no JSON, or no map.
    """
    from argmap.evaluate.gold_format import document_from_data
    from argmap.model import ArgumentMap

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not JSON that can be read ({error})") from error
    # It tells more kinds of mistakes than the model does, and names the place.
    document_from_data(data, name)
    if not isinstance(data.get("title", ""), str):
        raise InputError(f"{name}: title is {data['title']!r}; write a text in quotes")
    try:
        return ArgumentMap.from_dict(data)
    except MapError as error:
        raise InputError(f"{name}: {error}") from error
