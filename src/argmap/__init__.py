"""argmap: draws the argument of an article.

`map_text` maps a text, `read_document` and `map_document` a file. The heavy libraries load
when the first map is made, not when this package is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.flow import map_doc, map_document, map_text
    from argmap.model import ArgumentMap
    from argmap.reading import read_document

__version__ = "0.2.0"
__all__ = ["ArgumentMap", "__version__", "map_doc", "map_document", "map_text", "read_document"]

_HOMES = {
    "ArgumentMap": "argmap.model",
    "map_doc": "argmap.flow",
    "map_document": "argmap.flow",
    "map_text": "argmap.flow",
    "read_document": "argmap.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
