"""Where tables are kept: a folder of this machine, or what fsspec reaches by an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from argmap.disk import is_folder
from argmap.errors import InputError, OutputError
from argmap.export.files import replace_all
from argmap.export.left_over import clear_left_over

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(://|::)")
SECRET = re.compile(r"://[^/@]*@")
INSTALL = 'python -m pip install "argmap[dask]"'
AGAIN = "make room, then run the same command to go on"


class Store(Protocol):
    """A place of files with names such as `units/part-000000.jsonl`.

    Attributes:
        name: The place as users are told of it.
    """

    name: str

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None where there is none.

        Raises:
            InputError: It cannot be read.
        """

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, each whole or not at all, in the place of those that are there.

        Raises:
            OutputError: One cannot be written.
        """

    def names(self) -> list[str]:
        """Return the names of the files and folders in it; none where it is not there."""

    def tidy(self) -> None:
        """Take away what writers that were killed left behind."""


def open_store(place: str | Path) -> Store:
    """Return the store at a place.

    Args:
        place: A folder, or an address such as `s3://bucket/folder`.

    Raises:
        InputError: What reaches such addresses is not installed.

    Example:
        >>> open_store("out").name
        'out'
    """
    if isinstance(place, Path) or not is_remote(place):
        return Folder(Path(place))
    return Remote(place)


def is_remote(place: str) -> bool:
    r"""Return whether a place is an address, not a folder.

    Example:
        >>> [is_remote(place) for place in ("s3://bucket/a", "C:\\a", "news/2020")]
        [True, False, False]
    """
    return bool(ADDRESS.match(place))


class Folder:
    """A folder of this machine, or of a disk that is shared."""

    def __init__(self, path: Path) -> None:
        """Take the folder; it is made when something is written."""
        self.path, self.name = path, str(path)

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; see `Store.read`."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{self.path / name}: it cannot be read ({error.strerror})") from error

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, all of them under passing names first; see `Store.write`."""
        paths = {self.path / name: data for name, data in files.items()}
        try:
            for folder in dict.fromkeys(path.parent for path in paths):
                folder.mkdir(parents=True, exist_ok=True)
            replace_all(paths.items())
        except OSError as error:
            raise OutputError(
                f"{error.filename or self.path}: cannot be written ({error.strerror}); {AGAIN}"
            ) from error

    def names(self) -> list[str]:
        """Return the names in it; see `Store.names`."""
        return [path.name for path in self.path.iterdir()] if is_folder(self.path) else []

    def tidy(self) -> None:
        """Take away what killed writers left, in it and in its folders; see `Store.tidy`."""
        for folder in (self.path, *(self.path / name for name in self.names())):
            clear_left_over(folder)


class Remote:
    """What fsspec reaches: an object store, another machine."""

    def __init__(self, address: str) -> None:
        """Take the address; raises InputError where nothing installed reaches it."""
        # Nobody is to read a password from a message.
        self.name = SECRET.sub("://", address)
        if find_spec("fsspec") is None:
            raise InputError(f"{self.name}: what reaches addresses is not installed: run {INSTALL}")
        from fsspec.core import url_to_fs

        try:
            self._files, self._root = url_to_fs(address)
        except (ImportError, ValueError) as error:
            why = str(error).partition("\n")[0]
            raise InputError(f"{self.name}: nothing installed reaches it ({why})") from error

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; see `Store.read`."""
        try:
            return bytes(self._files.cat_file(f"{self._root}/{name}"))
        except FileNotFoundError:
            return None
        except Exception as error:  # each kind of store has its own
            raise InputError(f"{self.name}/{name}: it cannot be read ({_told(error)})") from error

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files one after another; see `Store.write`."""
        for name, data in files.items():
            path = f"{self._root}/{name}"
            try:
                self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._files.pipe_file(path, data)
            except Exception as error:  # each kind of store has its own
                raise OutputError(
                    f"{self.name}/{name}: cannot be written ({_told(error)}); check the address "
                    "and your rights, then run the same command to go on"
                ) from error

    def names(self) -> list[str]:
        """Return the names in it; see `Store.names`."""
        try:
            self._files.invalidate_cache()
            found: list[Any] = self._files.ls(self._root, detail=False)
        except FileNotFoundError:
            return []
        except Exception as error:  # each kind of store has its own
            raise InputError(f"{self.name}: it cannot be read ({_told(error)})") from error
        return [str(path).rstrip("/").rpartition("/")[2] for path in found]

    def tidy(self) -> None:
        """Do nothing: what is not written to its end is never there; see `Store.tidy`."""


def _told(error: Exception) -> str:
    return SECRET.sub("://", str(error).partition("\n")[0][:200]) or type(error).__name__
