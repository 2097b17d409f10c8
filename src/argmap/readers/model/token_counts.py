"""How many tokens a text is: by the model's tokenizer where it is at hand, else estimated.

Terms:
    estimate: fitted to the byte-pair encodings o200k and cl100k on English prose and on answers in
        JSON, which it overshoots by up to a tenth.
    bound: what no common tokenizer passes on English text, for budgets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from argmap.errors import InputError

PIECES = re.compile(r"[A-Za-z]+|[0-9]{1,3}|[^\sA-Za-z0-9\x80-\U0010ffff]+|[\x80-\U0010ffff]|\n+")
LONG = 8  # letters of a word that is mostly one token
STEP = 6  # letters of a further token
FRAME = 8  # tokens that a message costs besides its words
Counter = Callable[[str], int]


def estimate(text: str) -> int:
    """Return about how many tokens a text is.

    Example:
        >>> estimate("The bridge is old."), estimate('{"id": 1}')
        (5, 5)
    """
    return sum(_tokens(piece) for piece in PIECES.findall(text))


def bound(text: str) -> int:
    """Return how many tokens a text is at most.

    Example:
        >>> bound("The bridge is old.")
        6
    """
    return sum(_at_most(piece) for piece in PIECES.findall(text))


def counter_for(model: str, tokenizer: str = "") -> tuple[Counter, str]:
    """Return what counts a model's tokens, and in words how it does.

    Args:
        model: The model's name.
        tokenizer: A `tokenizer.json` of the model, read by the package `tokenizers`; empty to ask
            the package `tiktoken`, where it is installed and knows the model.

    Raises:
        InputError: The tokenizer cannot be used.
    """
    if tokenizer:
        return _from_file(tokenizer), f"counted by {tokenizer}"
    try:
        coding: Any = import_module("tiktoken").encoding_for_model(model)
    except Exception:
        # Not installed, no such model, or its table is not at hand and cannot be loaded.
        return estimate, "estimated"
    return (lambda text: len(coding.encode_ordinary(text))), f"counted by tiktoken ({coding.name})"


def _from_file(tokenizer: str) -> Counter:
    try:
        made: Any = import_module("tokenizers").Tokenizer.from_file(tokenizer)
    except ImportError as error:
        raise InputError(
            "a tokenizer is configured, but the package tokenizers is not installed; install it, "
            "or take tokenizer out of the configuration"
        ) from error
    except Exception as error:
        raise InputError(f"{tokenizer}: no tokenizer that can be read ({error})") from error
    return lambda text: len(made.encode(text).ids)


def _tokens(piece: str) -> int:
    if piece.isascii() and piece.isalpha():
        return 1 + max(0, len(piece) - LONG + STEP - 1) // STEP
    if piece[0] == "\n" or piece.isdigit():
        return 1
    return (len(piece) + 2) // 3 if piece.isascii() else 1


def _at_most(piece: str) -> int:
    if piece.isascii() and piece.isalpha():
        return (len(piece) + 2) // 3
    return len(piece.encode("utf-8", "surrogatepass"))
