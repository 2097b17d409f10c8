"""The program: `argmap`, and `python -m argmap`."""

from __future__ import annotations

import os
import signal
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line; the program's entry point."""
    # Half an import that is interrupted would end in a traceback.
    signal.signal(signal.SIGINT, _stop)
    from argmap.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    except KeyboardInterrupt:
        _stop()


def _stop(number: int = signal.SIGINT, frame: FrameType | None = None) -> None:
    os.write(2, b"argmap: stopped\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
