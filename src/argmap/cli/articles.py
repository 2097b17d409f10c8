"""The articles that a user names: files, folders, patterns and addresses, each once."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from argmap.disk import exists, is_file, is_folder
from argmap.errors import InputError

WILD = "*?["
# What stands beside an article or a map and is no article.
OURS = (".claims.md", ".review.jsonl")
KEPT = ".places.csv"  # beside a text that was taken out of another file


def articles(names: Sequence[str]) -> list[str]:
    """Return the files that some names stand for, each once, in the order they are named.

    Of a folder these are the files in it and in the folders in it, in the order of their names,
    that end like articles; of a pattern such as `*.html` those that it matches.

    Args:
        names: Files, folders, patterns, addresses on the web, or `-`.

    Raises:
        InputError: A folder or a pattern holds no article, or `-` stands among others.
    """
    found = [file for name in names for file in _files(name)]
    if "-" in found and len(found) > 1:
        raise InputError("standard input: it is one text; map it by itself")
    return list({_key(file): file for file in reversed(found)}.values())[::-1]


def is_address(name: str) -> bool:
    """Return whether a name is an address on the web."""
    return name.lower().startswith(("http://", "https://"))


def _files(name: str) -> Iterator[str]:
    path = Path(name)
    if not name:
        raise InputError("an empty name is that of no file; name a file")
    if is_address(name) and not exists(path):
        from argmap.reading.fetch import check_address

        check_address(name)
        yield name
    elif name == "-":
        yield name
    elif is_folder(path):
        inside = [str(file) for file in sorted(_inside(path))]
        if not inside:
            raise InputError(f"{name}: no article is in this folder; name a file")
        yield from inside
    elif set(WILD) & set(name) and not os.path.lexists(name):
        matched = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 a pattern may be absolute
        files = [file for file in matched if is_file(file) and not is_ours(Path(file))]
        if not files:
            raise InputError(f"{name}: no file matches this pattern; check it and the folder")
        yield from files
    else:
        yield name


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the articles in a folder and in those below it, hidden ones aside.

    Raises:
        InputError: A folder may not be read, so that articles might be missed.
    """
    from argmap.reading.input_formats import known_endings

    endings = known_endings()
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(place, name) for name in names if not name.startswith(".")):
            if file.suffix.lower() in endings and is_file(file) and not is_ours(file):
                yield file


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: you may not read this folder; change its permissions")


def is_ours(file: Path) -> bool:
    """Return whether a file is one that argmap wrote beside a map, or a page of it."""
    if file.name.endswith(OURS):
        return True
    kept = file.suffix == ".txt" and exists(file.with_suffix(KEPT))
    return kept or (file.suffix in (".html", ".md") and _is_map(file))


def _is_map(file: Path) -> bool:
    from argmap.reading.input_formats import is_page_of_argmap

    try:
        with file.open("rb") as opened:
            return is_page_of_argmap(opened.read(5000))
    except OSError:
        return False


def _key(name: str) -> str:
    return name if name == "-" or is_address(name) else os.path.realpath(name)


def names_for(files: Iterable[str], taken: Sequence[str] = ()) -> dict[str, str]:
    """Return the name of the map of each file: its own, or where two have one name, more of it.

    Args:
        files: Files and addresses.
        taken: Names that no map may have.

    Example:
        >>> names_for(["a/notes.txt", "b/notes.txt", "b/plan.pdf", "b/plan.docx", "c.txt"])
        {'a/notes.txt': 'a-notes', 'b/notes.txt': 'b-notes', 'b/plan.pdf': 'b-plan-pdf', \
'b/plan.docx': 'b-plan-docx', 'c.txt': 'c'}
    """
    rows = list(files)
    names = dict.fromkeys(rows, "")
    for more in (_stem, name_with_folder, _with_ending):
        used = Counter(name.casefold() for name in (*names.values(), *taken, *taken) if name)
        for file in rows:
            if not names[file] or used[names[file].casefold()] > 1:
                names[file] = more(file)
    seen: Counter[str] = Counter(taken)
    for file in rows:
        key = names[file].casefold()
        seen[key] += 1
        if seen[key] > 1:
            names[file] = f"{names[file]}-{seen[key]}"
    return names


def _stem(file: str) -> str:
    if is_address(file):
        address = urlsplit(file)
        return Path(address.path).stem or address.hostname or "page"
    return "stdin" if file == "-" else Path(file).stem


def name_with_folder(file: str) -> str:
    """Return the name of a file with that of its folder; of an address with that of its host."""
    folder = urlsplit(file).hostname if is_address(file) else Path(file).resolve().parent.name
    return f"{folder}-{_stem(file)}" if folder else _stem(file)


def _with_ending(file: str) -> str:
    ending = Path(urlsplit(file).path if is_address(file) else file).suffix.lstrip(".").lower()
    return f"{name_with_folder(file)}-{ending}" if ending else name_with_folder(file)
