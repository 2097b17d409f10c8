"""A server of the Model Context Protocol: argmap as tools of an assistant, over standard input."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import argmap
from argmap.assistants import answers
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from mcp.server import MCPServer

ABOUT = (
    "argmap maps the argument of an English article: statements with exact character offsets, "
    "their roles (conclusion, claim, premise, qualification), who says them, and which supports, "
    "rebuts, undercuts or qualifies which, each with the rules and words that decided. It works by "
    "rules: the same text gives the same map. Offsets count characters from 0, end exclusive."
)


def make_server() -> MCPServer:
    """Return the server, its tools in place.

    Raises:
        ImportError: The extra `argmap[mcp]` is not installed.
    """
    from mcp.server import MCPServer

    server: MCPServer = MCPServer(
        "argmap", instructions=ABOUT, version=argmap.__version__, log_level="WARNING"
    )
    for tool, description in TOOLS.items():
        server.tool(description=description, structured_output=True)(tool)
    return server


def map_argument(text: str = "", file: str = "") -> dict[str, Any]:
    """Return the whole map of a text or a file."""
    return _answer(lambda: answers.map_of(text, file).to_dict())


def list_claims(text: str = "", file: str = "") -> dict[str, Any]:
    """Return the claims of a text or a file."""
    return _answer(lambda: answers.claims(answers.map_of(text, file)))


def explain(id: str, text: str = "", file: str = "") -> dict[str, Any]:
    """Return how a statement or a relation of a text's or a file's map came about."""
    return _answer(lambda: answers.explained(answers.map_of(text, file), id))


def compare_maps(
    old_text: str = "", old_file: str = "", new_text: str = "", new_file: str = ""
) -> dict[str, Any]:
    """Return what changed in the argument from one text or file to another."""
    return _answer(
        lambda: answers.compared(
            answers.map_of(old_text, old_file), answers.map_of(new_text, new_file)
        )
    )


def check_quotation(quotation: str, text: str = "", file: str = "") -> dict[str, Any]:
    """Return whether a quotation stands word for word in a text or a file, and where."""
    return _answer(lambda: answers.quotation(quotation, text, file))


# What assistants read of each tool, to choose among them.
TOOLS: dict[Callable[..., dict[str, Any]], str] = {
    map_argument: "Map the argument of a text, or of a file on this machine (an article, or a map "
    "as JSON, Argdown, AIF and others). Give either. Returns the whole map: text, units with "
    "character offsets, relations, each with what decided it.",
    list_claims: "List the claims of a text or a file: each with its words, character offsets, "
    "role, who says it, why argmap takes it so, what it bears on, and the reasons for it.",
    explain: "Explain the statement or the relation with an id (u5, r3) of the map of a text or a "
    "file: the rules and the words that decided, with offsets and weights.",
    compare_maps: "Compare the arguments of two texts or files (articles or maps): claims added, "
    "dropped, reworded, strengthened or weakened, and relations that changed.",
    check_quotation: "Check whether a quotation stands word for word in a text or a file, and "
    "where. The verdict is exact, same words (other punctuation or capitals), changed (with every "
    "difference), or not found. An ellipsis in it stands for words left out.",
}


def _answer(make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        return make()
    except ArgmapError as error:
        raise ToolError(str(error)) from error
