"""Maps in forms that only arguebuf reads, as the rows of AIF: an optional reader.

These are OVA's JSON, SADFace, arguebuf's own JSON, and ArgGraph (XML). AML is none of them:
arguebuf 2.7.2 gives statement and scheme one id, and refuses what it has made.

Reference:
    Lenz, M. and Bergmann, R. (2023). User-centric argument mining with ArgueMapper and Arguebuf.
"""

from __future__ import annotations

import io
from typing import Any

from argmap.errors import InputError
from argmap.formats.file_beginnings import ARGGRAPH, begins_with
from argmap.formats.source import Source
from argmap.formats.xml_guard import xml_text


def kind_of(source: Source) -> str:
    """Return the name of arguebuf's loader for a file; empty where it is in none of its forms.

    Args:
        source: The file.
    """
    if begins_with(source, ARGGRAPH):
        return "arggraph"
    data = source.json_object
    nodes, edges = data.get("nodes"), data.get("edges")
    if isinstance(data.get("analysis"), dict) and isinstance(nodes, list):
        return "ova"
    if isinstance(nodes, dict) and isinstance(edges, dict):
        return "dict"
    row = nodes[0] if isinstance(nodes, list) and nodes else None
    atoms = isinstance(row, dict) and row.get("type") in ("atom", "scheme")
    return "sadface" if atoms and isinstance(edges, list) else ""


def aif_rows(source: Source, kind: str) -> dict[str, Any]:
    """Return a file as the rows of AIF, its nodes numbered in their order.

    Args:
        source: The file.
        kind: From `kind_of`.

    Raises:
        ModuleNotFoundError: arguebuf is not installed.
        InputError: arguebuf cannot read it.
    """
    import arguebuf

    given = io.BytesIO(xml_text(source).encode()) if kind == "arggraph" else source.json
    try:
        made = arguebuf.dump.aif(getattr(arguebuf.load, kind)(given))
    except Exception as error:
        # Each of its loaders raises what its parser does.
        why = " ".join(str(error).split())[:80]
        raise InputError(f"{source.name}: arguebuf cannot read it ({why or kind})") from error
    # It keeps some of its rows in no order: that of the file holds.
    text = source.text
    nodes = sorted(made["nodes"], key=lambda row: text.find(f'"{row["nodeID"]}"'))
    ids = {row["nodeID"]: number for number, row in enumerate(nodes, 1)}
    edges = sorted((ids[row["fromID"]], ids[row["toID"]]) for row in made["edges"])
    return {
        "nodes": [{**row, "nodeID": str(ids[row["nodeID"]])} for row in nodes],
        "edges": [
            {"edgeID": str(number), "fromID": str(first), "toID": str(second)}
            for number, (first, second) in enumerate(edges, 1)
        ],
        "locutions": [],
    }
