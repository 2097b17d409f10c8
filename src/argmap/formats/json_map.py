"""A map as argmap's own JSON, and from that or a document in the neutral gold format."""

from __future__ import annotations

from argmap.errors import InputError, MapError
from argmap.formats.source import Source
from argmap.model import ArgumentMap


def to_json(argmap: ArgumentMap) -> str:
    """Return a map as JSON text, a superset of the neutral gold format."""
    return argmap.to_json()


def from_json(source: Source) -> ArgumentMap:
    """Return the map in a JSON file.

    Args:
        source: A file of `argmap map --format json`, or in the neutral gold format.

    Raises:
        InputError: It is no JSON, or no map.
    """
    from argmap.evaluate.gold_format import document_from_data

    data = source.json
    # It tells more kinds of mistakes than the model does, and names the place.
    document_from_data(data, source.name)
    if not isinstance(data.get("title", ""), str):
        raise InputError(f"{source.name}: title is {data['title']!r}; write a text in quotes")
    try:
        return ArgumentMap.from_dict(data)
    except MapError as error:
        raise InputError(f"{source.name}: {error}") from error


def is_json_map(source: Source) -> bool:
    """Return whether a file is to be read as a map's JSON: it begins with a brace.

    Two, or one with a sign, begin a page for Hugo or Jekyll: `{{< toc >}}`, `{% include a.html %}`.
    """
    text = source.text.lstrip()
    return text.startswith("{") and not text.startswith(("{{", "{%"))
