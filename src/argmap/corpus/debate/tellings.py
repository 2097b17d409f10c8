"""How often something is said, in words."""

from __future__ import annotations

from argmap.corpus.debate.records import SharedStatement
from argmap.export.safe_text import clean
from argmap.plural import many


def counted(statement: SharedStatement) -> str:
    """Return in a few words how many sources tell a statement, and how they stand to it."""
    told = [many(statement.sources, "source")]
    if rejects := statement.stands["rejects"]:
        told.append(f"{rejects} reject{'s' if rejects == 1 else ''} it")
    return ", ".join(told)


def spoken_counts(statement: SharedStatement) -> str:
    """Return in full how many tell a statement, how they stand to it, and when."""
    stands = statement.stands
    told = [
        f"{many(statement.articles, 'article')} in {many(statement.sources, 'source')}",
        f"{stands['says']} say it",
    ]
    told += [f"{stands['reports']} report it"] if stands["reports"] else []
    told += [f"{stands['rejects']} reject it"] if stands["rejects"] else []
    if when := dates(statement):
        told.append(when)
    return ", ".join(told)


def dates(statement: SharedStatement) -> str:
    """Return when a statement was made: a date, or the first and the last."""
    first, last = clean(statement.first), clean(statement.last)
    return first if first == last else f"{first} to {last}"
