"""One page that leads to the maps of several articles: what each concludes, and its files.

What comes from an article is escaped; the page asks for nothing from outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from argmap import __version__
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.graph.ranking import standings
from argmap.model import ROLES, ArgumentMap
from argmap.plural import many

Link = tuple[str, str]
NAME = "index.html"
SHOWN = 3  # conclusions of an article
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 0; }
article { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  padding: 1rem 0; }
p, ul { margin: .3rem 0; } ul { padding-left: 1.2rem; }
.about, .files { color: color-mix(in srgb, currentColor 75%, transparent); font-size: .9rem; }
.files a { margin-right: .8rem; }
"""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An article and what became of it.

    Attributes:
        file: Its file, as the user named it.
        argmap: Its map; None where it could not be mapped.
        paths: The files of the map.
        error: Why it could not be mapped; empty where it could.
    """

    file: str
    argmap: ArgumentMap | None = None
    paths: tuple[Path, ...] = ()
    error: str = ""


def index_page(
    entries: Sequence[IndexEntry], folder: Path, heading: str = "", links: Sequence[Link] = ()
) -> str:
    """Return the page as HTML.

    Args:
        entries: The articles in order.
        folder: Where the page is to stand; links lead from there.
        heading: What stands above; how many maps there are where empty.
        links: Other pages: what is said of each, and where it stands.
    """
    made = sum(entry.argmap is not None for entry in entries)
    articles = "\n".join(_article(entry, folder) for entry in entries)
    heading = heading or f"{made} argument {'map' if made == 1 else 'maps'}"
    return page(heading, f"{_links(links)}<main>\n{articles}\n</main>\n{_links(links)}")


def page(heading: str, body: str) -> str:
    """Return a page in the style of the index.

    Args:
        heading: What stands above.
        body: The rest as HTML.
    """
    title = words(heading)
    foot = f'<footer class="about">{made_by()}</footer>'
    return whole_page(title, STYLE, f"<h1>{title}</h1>\n{body}{foot}")


def whole_page(title: str, style: str, body: str) -> str:
    """Return a page that runs nothing and asks for nothing from outside.

    Args:
        title: Its title as HTML.
        style: Its CSS.
        body: What stands on it, as HTML.
    """
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title} – argument map</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def made_by() -> str:
    """Return as HTML what made a page."""
    return f"<p>Made by argmap {escape(__version__)}.</p>"


def words(text: str) -> str:
    """Return words of an article as HTML: escaped, and without signs that nobody sees."""
    return escape(clean(text))


def _links(links: Sequence[Link]) -> str:
    if not links:
        return ""
    rows = "".join(f'<a href="{escape(quote(to))}">{words(said)}</a>' for said, to in links)
    return f'<nav class="files">{rows}</nav>\n'


def _article(entry: IndexEntry, folder: Path) -> str:
    argmap = entry.argmap
    if argmap is None:
        return (
            f"<article><h2>{words(Path(entry.file).name)}</h2>"
            f"<p>Not mapped: {words(entry.error)}</p></article>"
        )
    title = words(argmap.title or argmap.id)
    first = next((path for path in entry.paths if path.suffix == ".html"), None)
    head = f'<a href="{_link(first, folder)}">{title}</a>' if first else title
    rows = [f"<article><h2>{head}</h2>", _about(argmap, entry.file)]
    points = "".join(f"<li>{words(row.unit.text)}</li>" for row in standings(argmap)[:SHOWN])
    rows.append(f"<ul>{points}</ul>" if points else "<p>No conclusion was found.</p>")
    counts = Counter(unit.role for unit in argmap.units)
    plural = load_style().roles
    told = ", ".join(
        f"{counts[role]} {role if counts[role] == 1 else plural[role].plural}"
        for role in ROLES
        if counts[role]
    )
    rows.append(f'<p class="about">{told}; {many(len(argmap.relations), "relation")}</p>')
    links = "".join(
        f'<a href="{_link(path, folder)}">{words(path.name[len(_stem(entry)) :] or path.name)}</a>'
        for path in entry.paths
    )
    return "\n".join([*rows, f'<p class="files">{links}</p></article>'])


def _about(argmap: ArgumentMap, file: str) -> str:
    """Return who wrote an article, when, and where it is from."""
    said = [words(row) for row in (argmap.author, argmap.date) if row]
    if argmap.source.startswith(("https://", "http://")):
        said.append(
            f'<a href="{escape(argmap.source)}" rel="noreferrer">{words(argmap.source)}</a>'
        )
    elif argmap.source:
        said.append(words(argmap.source))
    said.append(words(file))
    return f'<p class="about">{" · ".join(said)}</p>'


def _stem(entry: IndexEntry) -> str:
    from argmap.formats.writer import file_name

    return file_name(entry.argmap.id) if entry.argmap else ""


def _link(path: Path | None, folder: Path) -> str:
    if path is None:
        return ""
    return escape(quote(path.relative_to(folder).as_posix(), safe="/"))
