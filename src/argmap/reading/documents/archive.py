"""Archives that documents come in: opened only where they can do no harm.

A small archive may unpack to gigabytes, name places outside itself, or hold XML that grows without
end where its entities are read. Nothing is ever unpacked to the disk.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from argmap.errors import InputError

MOST_BYTES = 100 << 20  # of all files together, unpacked
MOST_FILES = 5000
GROWS = 200  # times its size that a file may grow where it is large
LARGE = 10 << 20
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:|[/\\])|(?:^|[/\\])\.\.(?:[/\\]|$)")
_DECLARES = re.compile(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", re.IGNORECASE)


def open_archive(data: bytes, name: str, what: str) -> zipfile.ZipFile:
    """Return an archive that is no danger to read.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        what: What it should be, for messages.

    Raises:
        InputError: It is damaged, locked, unpacks to too much, or names places outside itself.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(
            f"{name}: it cannot be read as {what}; it is damaged or cut short: save it anew"
        ) from error
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    grown = any(
        entry.file_size > LARGE and entry.file_size > GROWS * max(entry.compress_size, 1)
        for entry in entries
    )
    if size > MOST_BYTES or len(entries) > MOST_FILES or grown:
        raise InputError(
            f"{name}: it unpacks to more than it should, as files made to harm do; give its text"
        )
    if any(_OUTSIDE.search(entry.filename) for entry in entries):
        raise InputError(f"{name}: it names files outside itself, as files made to harm do")
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(f"{name}: it asks for a password; save it without one and try again")
    return archive


def read_member(archive: zipfile.ZipFile, member: str) -> bytes:
    """Return a file of an archive; raises KeyError where there is none, ValueError where it grows.

    Args:
        archive: From `open_archive`.
        member: The file's name in it.
    """
    with archive.open(member) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError("a file in it is longer than it says")
    return data


def parse_xml(data: bytes) -> etree._Element:
    """Return the tree of XML; its own entities are refused, nothing is fetched.

    Args:
        data: The XML.

    Raises:
        ValueError: It declares entities.
        etree.XMLSyntaxError: It is no XML.
    """
    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def refuse_entities(data: bytes) -> None:
    """Raise ValueError where XML declares entities of its own, which may grow without end."""
    if _DECLARES.search(data):
        raise ValueError("its XML declares entities, as files made to harm do")
