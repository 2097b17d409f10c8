"""What a review comes to: the map, the page, the table and the gold, and the command of each."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from argmap.export.csv import to_csv
from argmap.export.html import to_html
from argmap.review.gold import gold
from argmap.review.history import Reviewed
from argmap.review.journal_file import journal_path

Names = Iterable[str]


@dataclass(frozen=True, slots=True)
class Product:
    """A kind of file that a review can be made into.

    Attributes:
        label: What it is, for a button.
        suffix: Behind the article's name, in the name of the file.
        kind: Its media type.
        command: What stands behind `argmap` to make it in a terminal; `{file}` is the article.
        render: Makes it of the map as checked and of the names of who checked it.
    """

    label: str
    suffix: str
    kind: str
    command: str
    render: Callable[[Reviewed, Names], str]


def _gold(made: Reviewed, by: Names) -> str:
    return json.dumps(gold(made, None, by), ensure_ascii=False, indent=1) + "\n"


PRODUCTS: Mapping[str, Product] = {
    "map": Product(
        "Map", ".json", "application/json", "map {file} --format json",
        lambda made, by: made.map.to_json(),
    ),
    "page": Product(
        "Page", ".html", "text/html", "map {file} --format html",
        lambda made, by: to_html(made.map),
    ),
    "table": Product(
        "Table of claims", ".claims.csv", "text/csv", "map {file} --format csv",
        lambda made, by: to_csv(made.map),
    ),
    "gold": Product(
        "Gold, for eval and train", ".gold.json", "application/json",
        "review {file} --export-gold {gold}", _gold,
    ),
}  # fmt: skip


def product_commands(
    article: Path | None, journal: Path, *, is_map: bool = False, options: str = ""
) -> list[dict[str, str]]:
    """Return how each product is made, JSON-ready: `name`, `label`, `file` and `command`.

    Args:
        article: What is reviewed, as the user named it; None where it has no file.
        journal: Where the decisions are.
        is_map: Whether the file holds a map rather than an article.
        options: What the article was read with, as options of a command; empty where by default.

    Example:
        >>> product_commands(Path("my talk.txt"), Path("my talk.review.jsonl"))[0]["command"]
        "argmap map 'my talk.txt' --format json"
        >>> product_commands(Path("talk.txt"), Path("elsewhere.jsonl"))[0]["command"]
        ''
    """
    stem = article.stem if article else journal.name.partition(".")[0]
    rows = []
    for name, product in PRODUCTS.items():
        command = _command(product, article, journal, is_map) if article else ""
        command = f"{command} {options}".rstrip() if command else ""
        file = f"{stem}{product.suffix}"
        rows.append({"name": name, "label": product.label, "file": file, "command": command})
    return rows


def _command(product: Product, article: Path, journal: Path, is_map: bool) -> str:
    """Return the command in a terminal; empty where none finds the journal."""
    beside = journal == journal_path(article)
    makes_map = product.command.startswith("map ")
    if makes_map and (is_map or not beside):
        return ""
    more = "" if beside else f" --journal {_quoted(journal)}"
    place = Path(f"{article.stem}{product.suffix}")
    told = product.command.format(file=_quoted(article), gold=_quoted(place))
    return f"argmap {told}{more}"


def _quoted(path: Path) -> str:
    """Return a path as a shell takes it for one word and no option."""
    name = str(path)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)
