"""How the program ends: one line on standard error and an exit code, never a traceback.

Only errors that argmap raises on purpose are turned into a line, and a standard output that takes
no more. An unexpected exception is a fault of the program and shows itself whole.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from argmap.cli.safe import safe
from argmap.errors import ArgmapError

NOWHERE = 1
USAGE = 2
INTERRUPTED = 130
LONGEST = 1000  # characters of a message
# What a stream raises that takes no more; of a file, argmap tells the name.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class App(click.Group):
    """The group of all commands."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and return what the command does; with `standalone_mode` end the process instead."""
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        _forgive_encoding()
        sys.exit(_exit_code(run) if _is_somewhere() else NOWHERE)


def _is_somewhere() -> bool:
    """Return whether the folder that names begin in is there, and tell where it is not."""
    try:
        Path.cwd()
    except OSError:
        _fail("the folder that you are in is gone, or may not be entered; go to another", NOWHERE)
        return False
    return True


def _exit_code(run: Callable[[], object]) -> int:
    """Run, print what went wrong, and return the process's exit code."""
    try:
        code = run()
    except ArgmapError as error:
        return _fail(str(error), error.exit_code)
    except NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.UsageError as error:
        said = error.format_message().rstrip()
        ended = said if said.endswith(("?", "!")) else f"{said.removesuffix('.')}."
        return _fail(f"{ended} {_help_hint(error)}", USAGE)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except click.Abort:
        return _fail("stopped", INTERRUPTED)
    except OSError as error:
        if error.filename is not None or error.errno not in FULL:
            raise
        _drop_output()
        why = f"standard output: it takes no more ({error.strerror}); make room or write elsewhere"
        return _fail(why, ArgmapError.exit_code)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    # Where standard error is full too, the exit code is all that can be told.
    with suppress(OSError):
        click.echo(f"argmap: {_shortened(safe(message))}", err=True)
    return code


def _shortened(line: str) -> str:
    """Return a line without the midst of a name or a value that fills a screen."""
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def _drop_output() -> None:
    """Send what waits in standard output nowhere, or Python would try once more as it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _help_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "argmap"
    return f"See {path} --help."


def _forgive_encoding() -> None:
    # A terminal that knows no curly quotes is to show a question mark, not end the program.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
