"""From the tables of a run to the files that tell its debates, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.corpus.debate.debate_html import debate_html
from argmap.corpus.debate.debate_svg import debate_svg
from argmap.corpus.debate.debate_tables import table_files
from argmap.corpus.debate.find_debates import FoundDebates, find_debates
from argmap.corpus.debate.likeness import use_likeness
from argmap.corpus.read_tables import open_tables
from argmap.errors import InputError, OutputError
from argmap.export.files import check_writable, linked_to, replace_all

PAGE = "debate.html"


@dataclass(frozen=True, slots=True)
class DebatePlan:
    """What to tell, and where.

    Attributes:
        tables: The folder that `argmap corpus` wrote.
        folder: Where the files are to stand.
        likeness: Name of the likeness; the best that is installed where it is empty.
        question: The one question that all articles are on; empty where they are to be parted.
        form: How tables are written: a name of `argmap.corpus.partitions.FORMATS`.
    """

    tables: Path
    folder: Path
    likeness: str = ""
    question: str = ""
    form: str = "jsonl"


def run_debate(plan: DebatePlan) -> tuple[FoundDebates, list[Path]]:
    """Write what the articles of a run say together, and return it with the files.

    Args:
        plan: What to tell.

    Raises:
        InputError: There are no tables, they cannot be read, or no two articles share a question.
        OutputError: A file cannot be written; then none is.
        PipelineError: What finds likeness is not installed.
    """
    tables = open_tables(plan.tables)
    found = find_debates(tables, use_likeness(plan.likeness), plan.question)
    if not found.debates:
        raise InputError(
            f"{plan.tables}: of its {found.articles} articles no two are on one question; map more "
            "of them, or name the question with --question"
        )
    return found, _write(plan.folder, list(_files(found, plan.form)))


def _files(found: FoundDebates, form: str) -> Iterator[tuple[str, bytes]]:
    yield PAGE, debate_html(found).encode("utf-8")
    for debate in found.debates:
        yield f"debate-{debate.number}.svg", debate_svg(debate).encode("utf-8")
    yield from table_files(found, form)


def _write(folder: Path, files: list[tuple[str, bytes]]) -> list[Path]:
    paths = [linked_to(folder / name) for name, _ in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            check_writable(path, "name another folder with -o")
        replace_all((path, data) for path, (_, data) in zip(paths, files, strict=True))
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); name another "
            "folder with -o"
        ) from error
    return paths
