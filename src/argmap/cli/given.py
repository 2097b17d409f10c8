"""A map from what a user names: a map's JSON, or an article that is mapped first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.errors import InputError, MapError

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def given_map(
    file: str, model: str | None = None, weights: Mapping[str, float] | None = None
) -> ArgumentMap:
    """Read a map from a file, or map the article in it.

    Args:
        file: A file's name, or `-` for standard input. It holds a map where its name ends in
            `.json` or its text begins with a brace.
        model: The spaCy pipeline for an article; a map needs none.
        weights: Weights of rules in the place of the built-in ones, for an article.

    Raises:
        ArgmapError: It cannot be read, is no map, is one though weights were given, or the pipeline
            cannot be used.
    """
    from argmap.reading import document_in, read_text

    text = read_text(file)
    if file.lower().endswith(".json") or text.lstrip().startswith("{"):
        name = "standard input" if file == "-" else file
        if weights is not None:
            raise InputError(f"{name}: a map is made already; give --weights with an article")
        return read_map(text, name)
    from argmap import flow

    nlp = flow.load_pipeline(model or flow.DEFAULT_MODEL, weights=weights)
    return flow.map_document(document_in(text, file), nlp=nlp)


def read_map(text: str, name: str) -> ArgumentMap:
    """Read a map from JSON text.

    Args:
        text: As of `argmap map --format json`, or in the neutral gold format.
        name: The file's name, for messages.

    Raises:
        InputError: It is no JSON, or no map.
    """
    from argmap.evaluate.parse import parse_document
    from argmap.model import ArgumentMap

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not JSON that can be read ({error})") from error
    # It tells more kinds of mistakes than the model does, and names the place.
    parse_document(data, name)
    if not isinstance(data.get("title", ""), str):
        raise InputError(f"{name}: title is {data['title']!r}; write a text in quotes")
    try:
        return ArgumentMap.from_dict(data)
    except MapError as error:
        raise InputError(f"{name}: {error}") from error
