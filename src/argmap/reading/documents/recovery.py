"""Mend what trafilatura leaves out, or leaves in: headings, lists and quotations among paragraphs.

It drops headings with a link in them, and lists on some pages, though they stand side by side with
the paragraphs that it keeps; and it keeps lines that are nothing but a link. The page tells: what
stands between two paragraphs of the article, within the same box, is of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from lxml import etree

from argmap.reading.documents.elements import (
    BLOCKS,
    HEADINGS,
    ITEMS,
    LISTS,
    QUOTES,
    Walk,
)
from argmap.reading.extraction import Passage, one_line
from argmap.reading.structure import ends_sentence

LEAVES = {"p", "div", "td", "section", "article", "dd", *ITEMS, *QUOTES, *HEADINGS}
LINKED = 0.8  # share of the letters in links, from which on a line leads elsewhere
SHORT = 120  # characters of a line that is nothing but links
CLUTTER = re.compile(
    r"\b(?:share|sharing|social|related|promo|newsletter|subscri\w*|signup|advert\w*|ad|ads|footer"
    r"|nav\w*|menu|pull-?quote|widget|comments?|meta|byline|tags?|breadcrumbs?|toc|recommend\w*)\b",
    re.IGNORECASE,
)


def mended(passages: Sequence[Passage], tree: Any) -> list[Passage]:
    """Return the passages of an article with what is missing among them, without bare links.

    Args:
        passages: As trafilatura found them, in order.
        tree: The page, as it was before.
    """
    nodes = list(tree.iter(etree.Element))
    places = {_key(passage.text): number for number, passage in enumerate(passages)}
    links = {_key("".join(node.itertext())) for node in nodes if node.tag == "a"}
    held = {
        order: number
        for order, node in enumerate(nodes)
        if node.tag in LEAVES and not any(child.tag in BLOCKS for child in node)
        if (number := places.get(_key("".join(node.itertext())))) is not None
    }
    added = _missing(nodes, held, places)
    made: list[Passage] = []
    for number, passage in enumerate(passages):
        if not (_key(passage.text) in links and _may_be_menu(passage)):
            made.append(passage)
        made += added.get(number, [])
    return made


def _missing(
    nodes: Sequence[Any], held: dict[int, int], places: dict[str, int]
) -> dict[int, list[Passage]]:
    """Return what is missing among the paragraphs, by the passage that it stands behind.

    Args:
        nodes: The elements of the page in order.
        held: The number of the passage in each element that holds one, by the element's number.
        places: The passages' numbers by their letters.
    """
    if not held:
        return {}
    orders = sorted(held)
    parents = {nodes[order].getparent() for order in orders}
    found: dict[int, list[Passage]] = {}
    for order in range(orders[0] + 1, orders[-1]):
        node = nodes[order]
        if node.getparent() in parents and _is_missing(node):
            words = list(Walk().passages(node))
            if all(_key(row.text) not in places for row in words):
                before = held[orders[bisect_left(orders, order) - 1]]
                found.setdefault(before, []).extend(words)
    return found


def _is_missing(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag not in HEADINGS | LISTS | QUOTES:
        return False
    about = f"{node.get('class') or ''} {node.get('id') or ''}"
    return not CLUTTER.search(about) and link_share(node) < LINKED / 2


def link_share(node: Any) -> float:
    """Return how much of an element's text stands in links, from 0 to 1."""
    words = len(one_line("".join(node.itertext())))
    linked = sum(len(one_line("".join(link.itertext()))) for link in node.iter("a"))
    return linked / words if words else 0.0


def _may_be_menu(passage: Passage) -> bool:
    """Return whether a passage that is nothing but a link may be one of the site's."""
    if passage.mark in ("heading", "title"):
        return False
    return len(passage.text) <= SHORT and not ends_sentence(passage.text)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text)
