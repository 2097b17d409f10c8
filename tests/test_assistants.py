"""argmap for assistants: the protocol's own client lists the tools and calls each."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.compare.quoted_words import check_quotation

TEXT = (
    "The fee should go. It is unfair, because 40,000 people paid it twice last year. "
    "Mayor Jones says it pays for repairs, but that is not true."
)


def calls(*asked: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    """Start the server as an assistant would, and call tools of it."""
    mcp = pytest.importorskip("mcp", reason="argmap[mcp] is not installed")

    async def talk() -> tuple[list[str], list[Any]]:
        program = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "argmap", "mcp"], env=dict(os.environ)
        )
        async with mcp.Client(program) as client:
            tools = await client.list_tools()
            results = [await client.call_tool(name, values) for name, values in asked]
            return [tool.name for tool in tools.tools], results

    return asyncio.run(talk())


def test_every_tool_is_listed_and_answers(tmp_path: Path) -> None:
    article = tmp_path / "fee.txt"
    article.write_text(TEXT, "utf-8")
    names, results = calls(
        ("map_argument", {"text": TEXT}),
        ("list_claims", {"file": str(article)}),
        ("explain", {"id": "u1", "text": TEXT}),
        ("compare_maps", {"old_text": TEXT, "new_file": str(article)}),
        ("check_quotation", {"quotation": "pays for repairs", "text": TEXT}),
        ("list_claims", {"file": str(tmp_path / "none.txt")}),
        ("map_argument", {"text": TEXT}),
    )
    assert names == [
        "map_argument", "list_claims", "explain", "compare_maps", "check_quotation",
    ]  # fmt: skip
    assert [bool(result.is_error) for result in results] == [False] * 5 + [True, False]
    found = [result.structured_content for result in results]
    assert found[0] == found[6]
    for row in found[1]["claims"]:
        assert TEXT[row["start"] : row["end"]] == row["text"]
    assert found[0]["units"] and found[2]["grounds"]
    assert found[3]["same"]
    assert found[4]["verdict"] == "exact"
    assert "no such file" in results[5].content[0].text


@pytest.mark.parametrize(
    ("quoted", "verdict", "words"),
    [
        ("“It is unfair”", "exact", "It is unfair"),
        ("it  is unfair because 40,000", "same words", "It is unfair, because 40,000"),
        ("The fee should go … Mayor Jones", "exact", "The fee should go"),
        ("Mayor Jones says it paid for the repairs", "changed", "Mayor Jones says it"),
        ("Nobody ever wrote this sentence here", "not found", ""),
        ("", "not found", ""),
    ],
)
def test_quotations_are_checked(quoted: str, verdict: str, words: str) -> None:
    made = check_quotation(quoted, TEXT)
    assert made.verdict == verdict
    told = "".join(TEXT[a:b] for a, b in made.places[:1])
    assert told.startswith(words)
    for row in made.differences:
        assert TEXT[row.start : row.end] == row.text
