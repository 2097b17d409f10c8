"""A part of a run: which articles it holds, and the rows that were made of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields

from argmap.corpus.article import Article
from argmap.corpus.partitions import maps_folder, write_part
from argmap.corpus.run_log import WholePart
from argmap.corpus.stores import Store
from argmap.corpus.table_rows import FILES, Row, Rows

Job = tuple[int, Article]
TABLES = ("documents", "units", "relations", "failures")
# A part ends with so many characters at the latest: all of it is held until it is written.
CHARACTERS = 4_000_000
# Of a file in another form than plain text, this share is taken to be text.
PLAIN, SHARE = (".txt", ".md"), 8


class Seen:
    """Which articles were seen: how many, how large, and a checksum."""

    def __init__(self) -> None:
        """Begin with none."""
        self.articles, self.characters, self._sum = 0, 0, hashlib.sha256()

    def add(self, article: Article) -> None:
        """Take in one."""
        self.articles += 1
        self.characters += weight(article)
        for each in fields(article):
            said = repr(getattr(article, each.name))
            self._sum.update(f"{said}\n".encode("utf-8", "surrogatepass"))

    def is_full(self, most: int) -> bool:
        """Return whether they are a part; it depends on the articles alone, not on their maps.

        Args:
            most: Articles a part, at most.
        """
        return self.articles >= most or self.characters >= CHARACTERS

    @property
    def digest(self) -> str:
        """Return the checksum."""
        return self._sum.hexdigest()[:32]


class PartRows:
    """The rows of a part that is being filled."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seen = Seen()
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.files: dict[str, bytes] = {}

    def add(self, article: Article, rows: Rows) -> None:
        """Take in those of an article."""
        self.seen.add(article)
        for name, more in rows.items():
            if name == FILES:
                self.files.update((row["name"], row["data"]) for row in more)
            else:
                self.rows[name].extend(more)

    def write(self, store: Store, number: int, form: str) -> WholePart:
        """Write them, and return what the log is to tell of the part.

        Args:
            store: The place of the tables.
            number: The part's number, from 0.
            form: How tables are written.

        Raises:
            OutputError: They cannot be written.
        """
        files = {f"{maps_folder(number)}/{name}": data for name, data in self.files.items()}
        write_part(store, number, form, self.rows, files)
        counts = {name: len(rows) for name, rows in self.rows.items()}
        return WholePart(number, self.seen.articles, self.seen.digest, **counts)


def jobs_by_part(jobs: Iterable[Job], most: int) -> Iterator[list[Job]]:
    """Yield the jobs of each part.

    Args:
        jobs: Articles with their numbers.
        most: Articles a part, at most.

    Example:
        >>> jobs = [(n, Article("a.jsonl", "a", n, "It rains.")) for n in range(5)]
        >>> [len(part) for part in jobs_by_part(jobs, 2)]
        [2, 2, 1]
    """
    part, seen = list[Job](), Seen()
    for job in jobs:
        part.append(job)
        seen.add(job[1])
        if seen.is_full(most):
            yield part
            part, seen = [], Seen()
    if part:
        yield part


def weight(article: Article) -> int:
    """Return how many characters an article is taken to have before it is read.

    Example:
        >>> weight(Article("a.csv", "a", 1, "It rains."))
        9
    """
    if article.text is not None or article.problem:
        return len(article.text or "")
    try:
        size = os.stat(article.file).st_size  # noqa: PTH116 - a name may be too long for Path
    except (OSError, ValueError):
        return 0
    return size if article.file.lower().endswith(PLAIN) else size // SHARE
