"""Articles whose paragraphs are known, for tests of what is read from documents made of them.

Their words are those of texts of our own in `corpus/`, in paragraphs, with headings, a list and a
quotation put between them, so that a document can be made of each in any format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.model import Document

CORPUS = Path(__file__).parent.parent / "corpus"
AUTHOR, DATE = "Nora Whitfield", "2024-03-05"
HEADINGS = ("What it would cost", "Who would gain from it", "What the critics say")
ITEMS = (
    "The figures were known to the committee in March.",
    "Nobody asked the people who live there.",
    "A second report was paid for and never read.",
)
QUOTE = "We were told that it could not be done, and then it was done in a week."
SAYS = "Edith Marlowe"
TITLES = {
    "rents-editorial": "A freeze is not a housing policy",
    "harbour-editorial": "A deeper harbour, on better terms",
    "phones-essay": "Should cell phones be banned in school?",
    "library-speech": "Keep the library on Tarrow Lane",
    "jury-column": "Should juries have to explain themselves?",
    "wages-speech": "What the line workers are owed",
    "consent-speech": "Consent and the register",
    "flood-memo": "The wall and the meadow",
    "service-essay": "A year for the country",
    "nursing-oped": "Nurses leave, and we know why",
}
READ = ("title", "standfirst", "heading", "body")


@dataclass(frozen=True)
class Block:
    """A paragraph of an article: `p`, `h` for a heading, `li` for an item, `q` for a quotation."""

    kind: str
    text: str


@dataclass(frozen=True)
class Article:
    """An article of known paragraphs, without its title."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> list[str]:
        return [*filter(None, [self.title]), *(block.text for block in self.blocks)]


def article(name: str, *, plain: bool = False) -> Article:
    """Make an article of a text of the corpus; `plain` leaves headings, list and quotation away."""
    text = (CORPUS / f"{name}.txt").read_text("utf-8")
    rows = [" ".join(row.split()) for row in text.split("\n\n")]
    body = [Block("p", row) for row in rows if len(row) > 100]
    if not plain:
        body[1:1] = [Block("h", HEADINGS[0])]
        body[3:3] = [Block("q", QUOTE), Block("h", HEADINGS[1])]
        lead = Block("p", "Three things speak against the plan:")
        body[6:6] = [lead, *(Block("li", item) for item in ITEMS)]
    return Article(name, TITLES[name], tuple(body))


def without_items(known: Article) -> Article:
    """Return an article without its list."""
    return Article(known.name, known.title, tuple(b for b in known.blocks if b.kind != "li"))


@dataclass(frozen=True)
class Measured:
    """How well an article was read: words found, words that are its own, paragraphs right."""

    recall: float
    precision: float
    paragraphs: float
    missed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def assert_read_well(document: Document, known: Article) -> None:
    """Hold what was read to the words and paragraphs of the article."""
    made = measure(document, known)
    told = f"missed {made.missed}, added {made.added}"
    assert made.recall >= 0.98, f"recall {made.recall:.3f}: {told}"
    assert made.precision >= 0.98, f"precision {made.precision:.3f}: {told}"
    assert made.paragraphs >= 0.95, f"paragraphs {made.paragraphs:.3f}: {told}"


def words(rows: Sequence[str]) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", " ".join(rows).lower()))


def measure(document: Document, known: Article) -> Measured:
    """Compare what was read as the article with what it is."""
    found = [
        " ".join(part.text.split()).removeprefix("> ")
        for part in document.parts
        if part.mapped or part.kind in READ
    ]
    gold = known.paragraphs
    both = words(found) & words(gold)
    right = sum((Counter(map(plain, found)) & Counter(map(plain, gold))).values())
    return Measured(
        both.total() / words(gold).total(),
        both.total() / max(1, words(found).total()),
        right / max(len(gold), len(found)),
        tuple(row for row in gold if plain(row) not in set(map(plain, found))),
        tuple(row for row in found if plain(row) not in set(map(plain, gold))),
    )


def plain(text: str) -> str:
    """Return a paragraph by its letters and figures alone: marks and dashes may differ."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
