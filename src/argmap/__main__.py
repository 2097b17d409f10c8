"""The program: `argmap`, and `python -m argmap`."""

from __future__ import annotations

import atexit
import gc
import os
import signal
from types import FrameType

INTERRUPTED = 130
OBJECTS = 50_000  # made until what is out of use is looked for
# The matrices are small: more threads than one wait for one another longer than they reckon.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """Run the command line; the program's entry point."""
    # Half an import that is interrupted would end in a traceback.
    signal.signal(signal.SIGINT, _stop)
    # Before numpy is imported, which reads them once.
    for name in THREADS:
        os.environ.setdefault(name, "1")
    # A search goes through all that spaCy has loaded; at the end everything goes anyway.
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)
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
