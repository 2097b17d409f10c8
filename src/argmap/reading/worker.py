"""The process that reads one file and dies: `python -m argmap.reading.worker MODULE ENCODING NAME`.

Standard input holds the file. Standard output gets JSON: the extraction, or under `error` one line
for the user.
"""

from __future__ import annotations

import json
import logging
import sys
from types import ModuleType

from argmap.errors import ArgmapError
from argmap.reading.apart import MEGABYTES, SECONDS, to_data
from argmap.reading.input_formats import FORMATS, extractor

resource: ModuleType | None
try:
    import resource
except ImportError:
    # Windows knows no such limits; the time is still limited from outside.
    resource = None


def main(module: str, encoding: str, name: str) -> str:
    """Return the answer to what standard input asks, as JSON in ASCII.

    Args:
        module: The reader's module, below `argmap.reading`.
        encoding: How the file's text is encoded; empty where that is to be found out.
        name: The file's name, for messages.
    """
    _limit()
    # Readers warn of what is odd in a page; that helps no user.
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    what = next(form.what for form in FORMATS if form.module == module)
    try:
        found = to_data(extractor(module)(data, name, encoding or None))
    except ArgmapError as error:
        found = {"error": str(error)}
    except MemoryError:
        found = {"error": f"{name}: reading it takes more than {MEGABYTES} MB; give a part of it"}
    except Exception as error:
        # The libraries that read formats raise anything where a file is damaged.
        found = {"error": f"{name}: it cannot be read as {what} ({_reason(error)}); save it anew"}
    return json.dumps(found)


def _limit() -> None:
    if resource is None:
        return
    size = MEGABYTES << 20
    for kind, most in (("RLIMIT_DATA", size), ("RLIMIT_CPU", SECONDS), ("RLIMIT_CORE", 0)):
        if hasattr(resource, kind):
            resource.setrlimit(getattr(resource, kind), (most, most))


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:100]}" if words else type(error).__name__


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:4]))
