"""A reviewer's documents, from a journal, a map, a gold file, or a folder of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from argmap.disk import is_file, is_folder
from argmap.errors import InputError
from argmap.evaluate.load import BESIDE, SUFFIXES, OtherMaps, as_document, load_gold, nothing
from argmap.evaluate.records import GoldDocument
from argmap.model import ArgumentMap, Document
from argmap.plural import many
from argmap.reading import read_document
from argmap.review.journal_file import SUFFIX, read_journal
from argmap.review.reapply import reapply

Mapper = Callable[[Document], ArgumentMap]


def documents_of(
    path: Path, mapper: Mapper, article: Path | None = None, other: OtherMaps = nothing
) -> tuple[list[GoldDocument], list[str]]:
    """Return what a reviewer made of texts.

    Args:
        path: A journal, a map or a gold file, or a folder of any of them.
        mapper: Maps an article, to replay a journal on it.
        article: The article that journals are of; the one beside each that it names where None.
        other: Reads maps in other forms than JSON; gives None for a file that is none.

    Returns:
        The documents, and what a user should know of them.

    Raises:
        ArgmapError: Something cannot be read, or a journal's article is not there.
    """
    if is_folder(path):
        rows = sorted(path.iterdir())
        journals = [row for row in rows if row.name.endswith(SUFFIX)]
        left = [row for row in rows if is_file(row) and not row.name.endswith(BESIDE)]
        plain = any(row.suffix.lower() in SUFFIXES or other(row) for row in left)
    else:
        journals, plain = ([path], False) if path.name.endswith(SUFFIX) else ([], True)
    found: list[GoldDocument] = []
    notes: list[str] = []
    for journal in journals:
        document, told = _of_journal(journal, mapper, article)
        found.append(document)
        notes += told
    if plain or not journals:
        found += load_gold(path, other)
    return found, notes


def _of_journal(
    journal: Path, mapper: Mapper, article: Path | None
) -> tuple[GoldDocument, list[str]]:
    kept = read_journal(journal, "name another")
    if not kept.header:
        raise InputError(f"{journal}: there is no such review; check the name")
    place = article or journal.with_name(Path(str(kept.header.get("article", ""))).name)
    if not is_file(place):
        raise InputError(f"{journal}: its article {place} is not there; name it with --article")
    made = reapply(mapper(read_document(place)), kept)
    notes = list(kept.notes)
    left = sum(verdict == "open" for verdict in made.verdicts.values())
    if left:
        were = "was" if left == 1 else "were"
        notes.append(f"{journal}: {many(left, 'element')} {were} not checked: taken as found")
    if made.unfit:
        notes.append(
            f"{journal}: {many(len(made.unfit), 'decision')} without a place in the article now"
        )
    return as_document(made.map), notes


def names_of(paths: Iterable[Path]) -> list[str]:
    """Return names for reviewers by their files: the names alone where those tell them apart."""
    listed = list(paths)
    short = [path.name.removesuffix(SUFFIX) for path in listed]
    return short if len(set(short)) == len(short) else [str(path) for path in listed]
