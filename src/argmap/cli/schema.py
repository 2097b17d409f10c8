"""`argmap schema`: the JSON Schema of the maps that argmap writes."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a map."""
    from argmap.export.map_schema import schema_text

    click.echo(schema_text(), nl=False)
