"""Make the pictures of README.md anew, from the code as it is: `python docs/pictures.py`.

With names (`python docs/pictures.py spine-dark.png`) only these. A new picture is one row in
`PICTURES` and a function that gives its bytes.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory

from rich.console import Console

from argmap import flow
from argmap.cli.outline_tree import OutlineTree
from argmap.compare import compare, merged_map
from argmap.export.view import View
from argmap.formats import FORMATS
from argmap.graph.excerpt import excerpt
from argmap.graph.outline import outline
from argmap.model import ArgumentMap
from argmap.reading import document_from_text, read_document

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parent / "corpus"
ARTICLE = CORPUS / "us-south-korea-alliance.txt"
DRAFT = CORPUS / "rents-editorial.txt"
# What a second draft of the editorial says otherwise.
EDITS = (
    ("It is popular. ", ""),
    ("The exemption is worth less", "The exemption may be worth less"),
    ("none of the missing homes.", "none of the missing homes, because it only holds prices."),
)
COLUMNS = 96
CHOSEN = "u47"
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def drawn(view: View) -> bytes:
    """Draw the article in a view."""
    return FORMATS["png"].render(_article(), view=view)


def focused() -> bytes:
    """Draw what stands round the article's main conclusion."""
    return drawn(View(focus=outline(_article())[0].unit.id, depth=1, direction="left-right"))


def compared() -> bytes:
    """Draw the changes between two drafts of an editorial."""
    text = DRAFT.read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text, f"{DRAFT.name} no longer holds {old!r}: choose other words to edit"
        text = text.replace(old, new)
    first = flow.map_document(read_document(str(DRAFT)), nlp=flow.load_pipeline())
    second = flow.map_document(document_from_text(text, "second-draft"), nlp=flow.load_pipeline())
    argmap, marks = merged_map(compare(first, second))
    return FORMATS["png"].render(argmap, overlay=marks)


def terminal() -> bytes:
    """Show the top of the article's argument as a terminal does."""
    console = Console(
        file=io.StringIO(), record=True, width=COLUMNS, markup=False, highlight=False, emoji=False,
        force_terminal=True, color_system="truecolor", legacy_windows=False,
    )  # fmt: skip
    for line in OutlineTree(excerpt(_article()), console).lines(outline(_article(), depth=2)):
        console.print(line, soft_wrap=True)
    console.print()
    title = f"argmap show {ARTICLE.name} --depth 2"
    svg = console.export_svg(title=title, unique_id="argmap")
    # The fonts would be asked for over the network.
    return FONT_FACE.sub("", svg).encode()


def page() -> bytes:
    """Take a picture of the article's page with a statement chosen; needs Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("pictures: page.png needs a browser: apt-get install chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_bytes(FORMATS["html"].render(_article()))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        shown.goto(f"{file.as_uri()}#{_article().unit(CHOSEN).id}")
        taken = shown.screenshot()
        browser.close()
    return taken


def review() -> bytes:
    """Take a picture of the review of the article; needs Debian's Chromium."""
    made = run_path(str(FOLDER / "review_picture.py"))["review"]()
    assert isinstance(made, bytes)
    return made


PICTURES: dict[str, Callable[[], bytes]] = {
    "spine-light.png": lambda: drawn(View(level="spine")),
    "spine-dark.png": lambda: drawn(View(level="spine", theme="dark")),
    "focus.png": focused,
    "changes.png": compared,
    "terminal.svg": terminal,
    "page.png": page,
    "review.png": review,
}


@cache
def _article() -> ArgumentMap:
    return flow.map_document(read_document(str(ARTICLE)), nlp=flow.load_pipeline())


def main(names: list[str]) -> int:
    """Make the pictures of some names, all where there is none; give the exit code."""
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        known = ", ".join(PICTURES)
        print(f"pictures: no picture {', '.join(unknown)}; choose from {known}", file=sys.stderr)
        return 2
    for name in names or PICTURES:
        (FOLDER / name).write_bytes(PICTURES[name]())
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
