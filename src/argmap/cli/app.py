"""How the program ends: one line on standard error and an exit code, never a traceback.

Only errors that argmap raises on purpose are turned into a line. An unexpected exception is a
fault of the program and shows itself whole.
"""

from __future__ import annotations

import sys
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from argmap.cli.safe import safe
from argmap.errors import ArgmapError

USAGE = 2
INTERRUPTED = 130


class App(click.Group):
    """The group of all commands."""

    # Any: click's own signature, passed on as it is.
    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; with `standalone_mode`, the default, end the process with an exit code."""
        if not extra.pop("standalone_mode", True):
            return super().main(*args, **extra, standalone_mode=False)
        _forgive_encoding()
        sys.exit(self._run(*args, **extra))

    def _run(self, *args: Any, **extra: Any) -> int:
        try:
            code = super().main(*args, **extra, standalone_mode=False)
        except ArgmapError as error:
            return _fail(str(error), error.exit_code)
        except NoArgsIsHelpError as error:
            error.show()
            return USAGE
        except click.UsageError as error:
            return _fail(f"{error.format_message()} {_help_hint(error)}", USAGE)
        except click.ClickException as error:
            return _fail(error.format_message(), error.exit_code)
        except click.Abort:
            return _fail("stopped", INTERRUPTED)
        return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"argmap: {safe(message)}", err=True)
    return code


def _help_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "argmap"
    return f"See {path} --help."


def _forgive_encoding() -> None:
    # A terminal that knows no curly quotes is to show a question mark, not end the program.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
