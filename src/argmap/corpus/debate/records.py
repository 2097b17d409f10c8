"""The parts of a debate, as plain records.

Terms:
    statement: what several say in words of their own, as one; a group of claims.
    place: where an article says it.
    position: what the main conclusions of the articles on one side come to.
    voice: who says something: an article's author, or somebody who is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Stand = Literal["says", "reports", "rejects"]
BondType = Literal["support", "attack"]
Kind = Literal["position", "reason", "because", "against"]


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """Where an article says something.

    Attributes:
        document: The article's number.
        unit: Id of the unit there.
        paragraph: Its paragraph, from 1.
        start: First character in the article's text.
        end: Character after the last.
        text: The words there.
        claim: What of them says it.
        speaker: Who says it; None where the author does.
        stand: Whether the author says it (or agrees), reports it, or rejects it.
        concludes: Whether it is the article's main conclusion.
    """

    document: int
    unit: str
    paragraph: int
    start: int
    end: int
    text: str
    claim: str
    speaker: str | None
    stand: Stand
    concludes: bool


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article as a source.

    Attributes:
        document: Its number.
        id: Its short name.
        title: Its title, or its id.
        outlet: What it appeared in: the name, or the host of its address; else its author or file.
        date: When it appeared.
        copies: Ids of the articles that are copies of it.
        outlets: What it and its copies appeared in.
    """

    document: int
    id: str
    title: str
    outlet: str
    date: str
    copies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def count_outlets(sources: Iterable[ArticleSource]) -> int:
    """Return in how many outlets articles and their copies appeared; case does not matter."""
    return len({outlet.casefold() for source in sources for outlet in source.outlets})


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """What is said in one place or several.

    Attributes:
        id: `s1`, `s2`, …
        wording: The best-put wording.
        places: Where it is said, in the order of the articles.
        side: 1 and -1 for the two sides, 0 for what stands on none.
        articles: How many articles tell it, copies not counted.
        sources: In how many outlets they appeared.
        first: The first date; empty where none is told.
        last: The last one.
        stands: How many articles say, report and reject it.
    """

    id: str
    wording: str
    places: tuple[ToldPlace, ...]
    side: int
    articles: int
    sources: int
    first: str
    last: str
    stands: Mapping[Stand, int]


@dataclass(frozen=True, slots=True)
class Bond:
    """That articles let one statement speak for or against another.

    Attributes:
        source: Id of a statement.
        target: Id of the one it bears on.
        type: `support` or `attack`.
        articles: How many articles say so; 0 where only the words of the two tell it.
    """

    source: str
    target: str
    type: BondType
    articles: int


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in its place in the debate.

    Attributes:
        statement: The statement.
        kind: What it is to the point it stands below.
        below: What stands below it.
    """

    statement: SharedStatement
    kind: Kind
    below: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Debate:
    """What articles on one question say together.

    Attributes:
        number: Its number, from 1.
        question: The question; empty where no article asks it and no user told it.
        articles: The articles, copies left out.
        positions: The positions of the two sides with their reasons, the first for the question
            where that can be told; then what stands between them.
        statements: All statements, the one that most sources tell first.
        bonds: How they bear on one another.
    """

    number: int
    question: str
    articles: tuple[ArticleSource, ...]
    positions: tuple[Point, ...]
    statements: tuple[SharedStatement, ...]
    bonds: tuple[Bond, ...]

    @property
    def copies(self) -> int:
        """Return how many articles are copies of these."""
        return sum(len(source.copies) for source in self.articles)

    @property
    def by_number(self) -> dict[int, ArticleSource]:
        """Return the articles by their numbers."""
        return {source.document: source for source in self.articles}
