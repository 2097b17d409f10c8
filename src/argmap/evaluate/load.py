"""Read gold and predicted documents from files, and pair them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from argmap.disk import is_file, is_folder, read_whole
from argmap.errors import InputError
from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.placing import placed_on
from argmap.evaluate.records import GoldDocument
from argmap.model import ArgumentMap

Comparable = GoldDocument | ArgumentMap | Mapping[str, Any]
LINES = {".jsonl", ".ndjson"}
SUFFIXES = {".json", *LINES}
# What stands beside an article or a map and is no document: decisions of a review, kept answers.
BESIDE = (".review.jsonl", ".reading.jsonl")
OtherMaps = Callable[[Path], ArgumentMap | None]


def nothing(path: Path) -> None:
    """Return None: no maps in other forms are read."""


def load_gold(path: str | Path, other: OtherMaps = nothing) -> list[GoldDocument]:
    """Return the documents of a file or folder, in the neutral gold format or as argmap's maps.

    Args:
        path: A file with one JSON document or a map in another form, a `.jsonl` file with one
            document a line, or a folder, of
            which every `.json` and `.jsonl` file is read in the order of the names.
        other: Reads maps in other forms; gives None for a file that is none.

    Returns:
        The documents in the order of the files and lines.

    Raises:
        InputError: Nothing can be read there, the JSON is broken, a document breaks the
            format, or two have the same id. The message names the file and the line.
    """
    path = Path(path)
    documents: dict[str, GoldDocument] = {}
    first: dict[str, str] = {}
    for file in _files(path, other):
        for where, data in _read(file, other):
            found = data.to_dict() if isinstance(data, ArgumentMap) else data
            document = document_from_data(found, where)
            if document.id in documents:
                raise InputError(
                    f"{where}: document {document.id!r} is already in {first[document.id]}; "
                    "give each its own id"
                )
            documents[document.id], first[document.id] = document, where
    if not documents:
        raise InputError(f"{path}: no document in it; give a .json or .jsonl file or their folder")
    return list(documents.values())


def pair(
    gold: Iterable[Comparable], predicted: Iterable[Comparable]
) -> list[tuple[GoldDocument, GoldDocument]]:
    """Return gold and predicted documents in pairs, by their ids.

    Args:
        gold: The documents to measure against.
        predicted: The documents to measure; also `ArgumentMap`s or their `to_dict` data.

    Returns:
        Gold and predicted document of each id, in the order of `gold`.

    Raises:
        InputError: A document has no partner, or its partner is of another text.
    """
    left, right = _by_id(gold, "gold"), _by_id(predicted, "predicted")
    _refuse(left.keys() - right.keys(), "in gold only; map them too or leave them out of gold")
    _refuse(right.keys() - left.keys(), "predicted only; leave them out or add them to gold")
    pairs = [(document, placed_on(right[name], document.text)) for name, document in left.items()]
    for mine, other in pairs:
        check_texts(mine, other)
    return pairs


def check_texts(gold: GoldDocument, predicted: GoldDocument) -> None:
    """Raise InputError unless both are of the same text, without which offsets mean nothing."""
    if gold.text != predicted.text:
        raise InputError(
            f"document {gold.id!r}: the predicted map is of another text than gold; "
            "map gold's own text"
        )


def as_document(value: Comparable) -> GoldDocument:
    """Return any of the accepted forms as a document; raises InputError where it is none."""
    if isinstance(value, GoldDocument):
        return value
    data = value.to_dict() if isinstance(value, ArgumentMap) else value
    return document_from_data(data, f"document {data.get('id', '?')!r}")


def _by_id(values: Iterable[Comparable], what: str) -> dict[str, GoldDocument]:
    found: dict[str, GoldDocument] = {}
    for document in map(as_document, values):
        if document.id in found:
            raise InputError(f"document {document.id!r} is {what} twice; give each its own id")
        found[document.id] = document
    return found


def _refuse(names: Iterable[str], why: str) -> None:
    listed = sorted(names)
    if listed:
        some = ", ".join(map(repr, listed[:3])) + (" …" if len(listed) > 3 else "")
        raise InputError(f"{len(listed)} documents ({some}) are {why}")


def _files(path: Path, other: OtherMaps) -> list[Path]:
    if not is_folder(path):
        return [path]
    files = [f for f in path.iterdir() if is_file(f) and not f.name.endswith(BESIDE)]
    plain = [file for file in files if file.suffix.lower() in SUFFIXES]
    # The same map in another form beside its JSON is no second document.
    known = {file.stem for file in plain}
    more = (f for f in files if f not in plain and known.isdisjoint(_stems(f.name)))
    return sorted([*plain, *(file for file in more if other(file) is not None)])


def _stems(name: str) -> Iterator[str]:
    """Yield a file's name without its last ending, without the last two, and so on."""
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _read(file: Path, other: OtherMaps) -> Iterator[tuple[str, object]]:
    found = other(file) if is_file(file) else None
    if found is not None:
        yield str(file), found
        return
    try:
        text = read_whole(file).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{file}: no such file; check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{file}: cannot be read ({reason}); name another file") from error
    if file.suffix.lower() not in LINES:
        yield str(file), _json(text, str(file))
        return
    # Only a line feed ends a line of JSON lines; splitlines would cut at U+2028 too.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{file}:{number}", _json(line, f"{file}:{number}")


def _json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{where}: not JSON: {error.msg} at {place}") from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{where}: not JSON that can be read: {error}") from error
