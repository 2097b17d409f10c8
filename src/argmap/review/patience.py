"""How long the review server waits for the rest of a request that somebody began to send.

A request that never ends holds a connection, and its memory, for as long as its sender likes.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0  # seconds from the first byte of a request to its last
BEGUN = ("IDLE", "SEND_BODY")  # states of h11 in which a request is not whole


class PatientProtocol(H11Protocol):
    """Speaks HTTP as uvicorn does, and hangs up where a request is not whole in time."""

    clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for a request."""
        super().connection_made(transport)
        self._start()

    def data_received(self, data: bytes) -> None:
        """Take what was sent; the clock runs while a request is not whole."""
        super().data_received(data)
        if str(self.conn.their_state) not in BEGUN:
            self._stop()
        elif self.clock is None:
            self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let the clock go with the connection."""
        self._stop()
        super().connection_lost(exc)

    def _start(self) -> None:
        self.clock = self.loop.call_later(PATIENCE, self._hang_up)

    def _stop(self) -> None:
        if self.clock is not None:
            self.clock.cancel()
        self.clock = None

    def _hang_up(self) -> None:
        self.clock = None
        if str(self.conn.their_state) in BEGUN:
            self.transport.close()
