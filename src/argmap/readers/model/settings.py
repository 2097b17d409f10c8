"""What a user asks of a model: from the command line, the environment, and a configuration file.

The command line goes before the environment, and that before `argmap.toml`, or else the table
`[tool.argmap]` of `pyproject.toml`, in the folder where argmap is run. A key is never read from the
command line or from a configuration file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argmap.disk import is_file, read_whole
from argmap.errors import InputError
from argmap.readers.model.endpoints import check_endpoint, check_key, read_key

ENVIRONMENT = {
    "endpoint": "ARGMAP_ENDPOINT",
    "model": "ARGMAP_MODEL",
    "key": "ARGMAP_API_KEY",
    "key_file": "ARGMAP_API_KEY_FILE",
}
# What a configuration file may hold, with the type of each.
CONFIGURED: Mapping[str, type] = {
    "endpoint": str, "model": str, "key_file": str, "timeout": float, "parallel": int,
    "max_tokens": int, "tries": int, "tokenizer": str, "prices": dict,
}  # fmt: skip
NAMES = {str: "text in quotes", int: "whole number", float: "number", dict: "table"}
LEAST = {"timeout": 0.001, "parallel": 1, "max_tokens": 1, "tries": 1}
MOST = {"timeout": 86400.0, "parallel": 64, "tries": 20}
TIMEOUT, PARALLEL, TRIES = 600.0, 4, 5
Journal = Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs.

    Attributes:
        input: Price of a million tokens asked.
        output: Price of a million tokens answered.
        currency: What it is paid in.
    """

    input: float
    output: float
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What a user asks of a model.

    Attributes:
        endpoint: The address of the server, checked; empty where none is named.
        model: The model's name; empty where none is named.
        key: The key, empty for none; not shown when printed.
        timeout: Seconds that an answer may take.
        parallel: How many requests may be under way at once.
        tries: How often a request is tried while a server is busy.
        max_tokens: Tokens that a run may cost; None for any number.
        refresh: Whether to ask anew what was answered before.
        tokenizer: A `tokenizer.json` to count tokens with; empty for none.
        price: What the model costs; None where the configuration doesn't say.
        journal: Tells where requests and answers of a document are kept, by its id; None for
            nowhere.
        answers: Names and JSON objects of the files that a user brings in place of a server.
        pipeline: The spaCy pipeline that finds sentences; empty for argmap's own.
    """

    endpoint: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    parallel: int = PARALLEL
    tries: int = TRIES
    max_tokens: int | None = None
    refresh: bool = False
    tokenizer: str = ""
    price: Price | None = None
    journal: Journal | None = None
    answers: Sequence[tuple[str, Mapping[str, Any]]] = ()
    pipeline: str = ""


# What `argmap.readers.Options.settings` may hold, by the names of `ModelSettings` or as told here.
GIVEN = (
    "endpoint", "model", "key_file", "timeout", "parallel", "max_tokens", "tries", "insecure",
    "refresh", "journal", "answers",
)  # fmt: skip


def load_settings(
    given: Mapping[str, Any],
    pipeline: str = "",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> ModelSettings:
    """Return what a user asks of a model.

    Args:
        given: What is asked by the caller or on the command line, by the names in `GIVEN`.
        pipeline: The spaCy pipeline that finds sentences; empty for argmap's own.
        environment: The environment's variables; the process's own where None.
        folder: Where a configuration file may be; the current one where None.

    Raises:
        InputError: The configuration cannot be read, or holds what it may not.
        ReaderError: The endpoint may not be used, or a key not be read.
    """
    found = os.environ if environment is None else environment
    asked = {name: value for name, value in given.items() if value is not None and value != ""}
    variables = {name: found[key] for name, key in ENVIRONMENT.items() if found.get(key)}
    configured = read_configuration(folder or Path())
    every: dict[str, Any] = {**configured, **variables, **asked}
    prices = configured.get("prices", {})
    endpoint = every.get("endpoint", "")
    insecure = bool(asked.get("insecure"))
    model = str(every.get("model", ""))
    return ModelSettings(
        endpoint=check_endpoint(endpoint, insecure=insecure) if endpoint else "",
        model=model,
        key=_key(every, variables, asked),
        timeout=float(_within("timeout", every.get("timeout", TIMEOUT))),
        parallel=int(_within("parallel", every.get("parallel", PARALLEL))),
        tries=int(_within("tries", every.get("tries", TRIES))),
        max_tokens=_within("max_tokens", every["max_tokens"]) if "max_tokens" in every else None,
        refresh=bool(asked.get("refresh")),
        tokenizer=every.get("tokenizer", ""),
        price=_price(model, prices),
        journal=asked.get("journal"),
        answers=asked.get("answers", ()),
        pipeline=pipeline,
    )


def read_configuration(folder: Path) -> dict[str, Any]:
    """Return what `argmap.toml` of a folder holds, or the table of its `pyproject.toml`.

    Raises:
        InputError: It cannot be read, or holds what it may not.
    """
    own, project = (folder / "argmap").with_suffix(".toml"), folder / "pyproject.toml"
    if is_file(own):
        return _checked(_toml(own), own)
    if is_file(project):
        tool = _toml(project).get("tool", {})
        table = tool.get("argmap", {}) if isinstance(tool, dict) else {}
        return _checked(table if isinstance(table, dict) else {}, project)
    return {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_whole(path).decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise InputError(f"{path}: no TOML that can be read ({error})") from error


def _checked(table: Mapping[str, Any], path: Path) -> dict[str, Any]:
    found = {}
    for name, value in table.items():
        if "key" in name.lower() and name != "key_file":
            raise InputError(
                f"{path}: a key stands in it ({name}); take it out, and give it in ARGMAP_API_KEY "
                "or in a file of its own with key_file"
            )
        kind = CONFIGURED.get(name)
        if kind is None:
            raise InputError(f"{path}: unknown {name!r}; known are {', '.join(CONFIGURED)}")
        fits = isinstance(value, (int, float) if kind is float else kind)
        if not fits or isinstance(value, bool):
            raise InputError(f"{path}: {name} is {value!r}; write a {NAMES[kind]}")
        found[name] = value
    return found


def _within(name: str, value: Any) -> Any:
    if not LEAST[name] <= value <= MOST.get(name, value):
        most = f" to {MOST[name]:g}" if name in MOST else " on"
        raise InputError(f"{name} is {value}; it may be from {LEAST[name]:g}{most}")
    return value


def _key(every: Mapping[str, Any], variables: Mapping[str, str], asked: Mapping[str, Any]) -> str:
    """Return the key: of the file that is asked for, else of the environment, else of a file."""
    if "key" in variables and "key_file" not in asked:
        return check_key(variables["key"].strip(), "ARGMAP_API_KEY")
    return read_key(str(every["key_file"])) if "key_file" in every else ""


def _price(model: str, prices: Mapping[str, Any]) -> Price | None:
    row = prices.get(model)
    if row is None:
        return None
    numbers: list[Any] = []
    if isinstance(row, dict):
        numbers = [row.get(name) for name in ("input", "output")]
    amounts = [float(n) for n in numbers if type(n) in (int, float) and n >= 0]
    if len(amounts) < 2:
        raise InputError(
            f"prices: {model!r} needs input and output, numbers for a million tokens each"
        )
    return Price(amounts[0], amounts[1], str(row.get("currency", "USD"))[:12])
