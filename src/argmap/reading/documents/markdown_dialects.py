"""What the dialects of Markdown add to it, taken out or turned into plain Markdown.

Sources: Obsidian (links, embeds, comments, block ids, callouts), Jekyll with Liquid and kramdown
(tags, attributes, the table of contents), Hugo (shortcodes).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import dedent

# Each a pattern and what stands in its place; lengths are bounded for the sake of hostile files.
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), instead)
    for pattern, instead in (
        # Comments: %% … %% and {% comment %} … {% endcomment %}.
        (r"%%(?:[^%]|%(?!%)){0,5000}%%", ""),
        (r"\{% ?comment ?%\}(?:[^{]|\{(?!%)){0,5000}\{% ?endcomment ?%\}", ""),
        # Tags and shortcodes: {% include x %}, {{< figure … >}}, {{% notice %}}, {{ page.title }}.
        (r"\{\{[^{}\n]{0,500}\}\}", ""),
        (r"\{%[^%\n]{0,500}%\}", ""),
        # The place of a table of contents, and attributes: {:toc}, {: .lead}, ## Why {#why}.
        (r"^[*+-] [^\n]{0,80}\n\{:toc\b[^}\n]{0,80}\}", ""),
        (r"^\[TOC\][ \t]*$", ""),
        (r"\{:[^}\n]{0,300}\}", ""),
        (r"[ \t]*\{#[\w:.-]{1,80}\}[ \t]*$", ""),
        # Embeds, links and the ids of blocks: ![[a.png]], [[page|words]], ^id.
        (r"!\[\[[^\[\]\n]{0,300}\]\]", ""),
        (r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]", r"\1"),
        (r"(?:^|(?<=[.!?”\"’)]) )\^[A-Za-z][\w-]{0,40}[ \t]*$", ""),
        # The kind of a callout; its title stays: > [!note]- Title.
        (r"^((?:> ?)+)\[![\w-]{1,30}\][+-]?", r"\1"),
        # The same of Python-Markdown and MkDocs, its words indented: !!! note "Title".
        (
            r'^(?:!!!|\?\?\?\+?) [\w-]{1,30}(?: "(?P<title>[^"\n]{0,200})")?[ \t]*\n'
            r"(?P<inner>(?:(?: {4}|\t)[^\n]*\n|\n)+)",
            lambda found: f"{found['title'] or ''}\n\n{dedent(found['inner'])}",
        ),
        # The edges of a box of Pandoc and Quarto: ::: {.callout-note}.
        (r"^:{3,}[ \t]*(?:\{[^}\n]{0,200}\}|[\w-]{0,40})[ \t]*:*[ \t]*$", "\n"),
        # A line of nothing but tags: #housing #council/rents.
        (r"^#[\w-][\w/-]{0,60}(?:[ \t]+#[\w-][\w/-]{0,60})*[ \t]*$", ""),
        # Marked words: ==word==.
        (r"(?<!=)==(?=[^=\s])([^=\n]{1,500})==(?!=)", r"\1"),
    )
)


def plain_markdown(text: str) -> str:
    """Return a Markdown text without what dialects add to it.

    Args:
        text: The file's text.

    Example:
        >>> plain_markdown("See [[Rents 2024|the rents]] of ==May==. {{< toc >}} %% ask Bo %%")
        'See the rents of May.  '
    """
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
