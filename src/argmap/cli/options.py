"""Options that several commands share."""

from __future__ import annotations

import click


def _read(_: click.Context, __: click.Parameter, file: str | None) -> dict[str, float] | None:
    if file is None:
        return None
    from argmap.lexicon.weights import read_weights

    return read_weights(file)


weights_option = click.option(
    "--weights", metavar="FILE", type=click.Path(), callback=_read,
    help="Weigh the rules as argmap train learned and wrote to FILE.",
)  # fmt: skip
