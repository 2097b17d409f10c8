"""Let one process at a time write a file."""

from __future__ import annotations

import os
import sys

# Windows locks bytes against reading too, so one far behind the end of any journal is taken.
FAR = 1 << 40


if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> bool:
        """Lock an open file for this process, and return whether no other one holds it."""
        place = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, place, os.SEEK_SET)
        return True

else:
    import fcntl

    def lock(handle: int) -> bool:
        """Lock an open file for this process, and return whether no other one holds it.

        The lock ends with the process, however that ends, or when the file is closed.
        """
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
