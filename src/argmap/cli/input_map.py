"""A map from what a user names: a map in any form that can be read, or an article to be mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import InputError

if TYPE_CHECKING:
    from argmap.cli.options import Asked
    from argmap.formats import Format
    from argmap.formats.source import Source
    from argmap.model import ArgumentMap


def map_of_file(file: str, asked: Asked, form: str = "", focus: str | None = None) -> ArgumentMap:
    """Return the map in a file, or the map of the article in it.

    Args:
        file: A file's name, or `-` for standard input. Its ending tells a map's form, or what
            it holds: JSON begins with a brace.
        asked: What reads an article, and whether what was decided on it by hand is put in; a
            map is read already.
        form: The map's form by its name; told from the file where empty.
        focus: Id of a unit that is to be shown; None where all are.

    Raises:
        ArgmapError: It cannot be read, is no map, is one though weights were given, the reader
            cannot be used, or the unit to be shown was taken out in the review.
    """
    from argmap.formats import FORMATS
    from argmap.formats.reading_maps import form_of, read_source

    source = read_source(file)
    found = FORMATS.get(form) or form_of(source)
    if form and (other := form_of(source)) not in (None, found):
        check_form(source, form, other)
    if found is None:
        from argmap import flow
        from argmap.cli.kept_decisions import with_review
        from argmap.reading import document_in, extraction_in

        document = document_in(extraction_in(source.data, file), file)
        made = flow.map_document(document, reader=asked.use())
        return asked.kept(with_review(made, file, focus=focus) if asked.review else made)
    return asked.kept(_read(found, source, asked))


def saved_map(file: str, asked: Asked) -> ArgumentMap | None:
    """Return the map in a file; None where it is an article, or is read from standard input.

    Args:
        file: A file's name.
        asked: What would read an article.

    Raises:
        InputError: It cannot be read, or weights were given for a map.
    """
    from argmap.formats.reading_maps import form_of, read_source

    if file == "-":
        return None
    source = read_source(file)
    found = form_of(source)
    return None if found is None else _read(found, source, asked)


def check_form(source: Source, form: str, other: Format) -> None:
    """Raise InputError where what is in a file says that it is in another form than named.

    Args:
        source: The file.
        form: The name of the form that the user gave.
        other: The form that the file's name and content tell.
    """
    from argmap.formats import FORMATS

    if other.knows(source) and not FORMATS[form].knows(source):
        name = next(name for name, row in FORMATS.items() if row is other)
        raise InputError(f"{source.name}: this is {name}, and not {form}; leave out --from")


def _read(form: Format, source: Source, asked: Asked) -> ArgumentMap:
    if asked.weights is not None:
        raise InputError(f"{source.name}: a map is made already; give --weights with an article")
    return form.read(source)
