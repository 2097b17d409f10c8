"""What the class or id of an element of a web page says is not the article (clutter.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

MARK = "data-argmap-clutter"
CLUTTER_PATH = f"//*[@{MARK}]"
MOST = 0.2  # share of the letters of a page in an element, from which on it is no clutter
_SKIPPED = ("html", "head", "body", "main", "article")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@cache
def _names() -> dict[str, frozenset[str]]:
    raw = files("argmap.reading").joinpath("clutter.toml").read_text("utf-8")
    return {key: frozenset(value.split()) for key, value in tomllib.loads(raw).items()}


def names_clutter(name: str) -> bool:
    """Return whether a class or id says of an element that it is not the article.

    Args:
        name: One class, or the id.

    Example:
        >>> names_clutter("newsletter-signup"), names_clutter("AuthorBio"), names_clutter("poll")
        (True, True, True)
        >>> names_clutter("entry-content"), names_clutter("supported")
        (False, False)
    """
    words = [word.lower() for word in _WORD.findall(name)]
    names = _names()
    if "".join(words) in names["words"] or name.lower() in names["alone"]:
        return True
    pairs = {f"{one}-{other}" for one, other in pairwise(words)}
    return not names["words"].isdisjoint(words) or not names["pairs"].isdisjoint(pairs)


def marked_clutter(tree: Any) -> Any:
    """Return a page with a mark on what is named as clutter.

    Args:
        tree: The page as an lxml tree, which is changed.
    """
    letters, headed = _measured(tree)
    most = MOST * letters[tree]
    for node, count in letters.items():
        said = [*str(node.get("class") or "").split(), str(node.get("id") or "")]
        small = count < most and node not in headed and node.tag not in _SKIPPED
        if small and any(map(names_clutter, said)):
            node.set(MARK, "")
    return tree


def without_clutter(tree: Any) -> Any:
    """Return a page without what is named as clutter.

    Args:
        tree: The page as an lxml tree, which is changed.
    """
    for node in marked_clutter(tree).xpath(CLUTTER_PATH):
        if node.getparent() is not None:
            node.drop_tree()
    return tree


def _measured(tree: Any) -> tuple[dict[Any, int], set[Any]]:
    """Return how many letters each element holds, and those that hold a first heading."""
    letters: dict[Any, int] = {}
    headed: set[Any] = set()
    for node in reversed([node for node in tree.iter() if isinstance(node.tag, str)]):
        children = list(node)
        letters[node] = len(node.text or "") + sum(
            letters.get(child, 0) + len(child.tail or "") for child in children
        )
        if node.tag == "h1" or not headed.isdisjoint(children):
            headed.add(node)
    return letters, headed
