"""What argmap raises on purpose: one line each, fit to be shown to a user."""

from __future__ import annotations


class ArgmapError(Exception):
    """Base of every error argmap raises on purpose.

    The message is one line that names the file or the value, says what is wrong and
    what to do about it. The command line prints it and exits with `exit_code`.
    """

    exit_code = 1


class InputError(ArgmapError):
    """A text, a map or a gold file that cannot be read."""


class OutputError(ArgmapError):
    """A place that cannot be written to, or a drawing that cannot be made."""


class PipelineError(ArgmapError):
    """A spaCy pipeline that is missing, or lacks what the components need."""


class ReaderError(ArgmapError):
    """A language model that may not or cannot be asked, or whose answer cannot be used."""


class MapError(ArgmapError):
    """A map that breaks the model: dangling ends, wrong offsets, a cycle of support."""


class ReviewError(InputError):
    """A decision that cannot be taken: no such element, or the map would break."""


class StaleError(ReviewError):
    """A decision on what has changed since the one who takes it looked."""
