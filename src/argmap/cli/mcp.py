"""`argmap mcp`: serve assistants over standard input and output."""

from __future__ import annotations

import click

from argmap.errors import PipelineError


@click.command("mcp")
def mcp() -> None:
    """Serve assistants: argmap as tools of the Model Context Protocol.

    Speaks over standard input and output alone; nothing listens on the network. Assistants start
    it themselves: give them the command argmap with the argument mcp.
    """
    from argmap.assistants.mcp_server import make_server

    try:
        server = make_server()
    except ModuleNotFoundError as error:
        raise PipelineError(
            f'{error.name} is not installed; run: pip install "argmap[mcp]"'
        ) from error
    server.run("stdio")
