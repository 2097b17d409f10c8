"""Articles of known paragraphs for documents that no rule was tuned on."""

from __future__ import annotations

from tests.made_articles import CORPUS, HEADINGS, ITEMS, QUOTE, Article, Block

TITLES = {
    "classroom-oped": "We filter the water, so why not the air?",
    "climate-speech": "Scale of and access to adaptation",
    "highstreet-letter": "Castle Street without cars",
    "identity-editorial": "The card nobody asked for",
    "keepers-review": "The light went out by itself",
    "museum-essay": "Let teenagers in for nothing",
    "orchard-blog": "Why I stopped pulling out old trees",
    "parole-editorial": "Nine minutes is not a hearing",
    "railway-speech": "A railway is no museum",
    "sanctions-oped": "Have the sanctions failed?",
    "tourism-essay": "What mass tourism costs",
    "water-speech": "The second reading of a water bill",
    "zoos-essay": "The bear in the park",
}
NAMES = tuple(TITLES)
SENTENCES = 100  # characters, above which a line of the corpus is a paragraph, not a heading


def essay(number: int, *, parts: bool = True) -> Article:
    """Return an article: `parts` puts headings, a quotation and a list between its paragraphs.

    Args:
        number: Of the text; they are told in turn.
        parts: Whether it has more than paragraphs.
    """
    name = NAMES[number % len(NAMES)]
    text = (CORPUS / f"{name}.txt").read_text("utf-8")
    rows = [" ".join(row.split()) for row in text.split("\n\n")]
    body = [Block("p", row) for row in rows if len(row) > SENTENCES]
    if parts:
        body[1:1] = [Block("h", HEADINGS[2])]
        body[3:3] = [Block("q", QUOTE), Block("h", HEADINGS[0])]
        body += [Block("p", "Three things speak against it:")]
        body += [Block("li", item) for item in ITEMS]
    return Article(name, TITLES[name], tuple(body))
