"""`argmap formats`: the formats of maps, and what each carries."""

from __future__ import annotations

import json

import click

from argmap.formats import FORMATS, Format


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def formats(as_json: bool) -> None:
    """List the formats of maps: for whom, whether argmap reads them back, what they lack."""
    if as_json:
        rows = [_row(name, form) for name, form in FORMATS.items()]
        click.echo(json.dumps(rows, indent=2))
        return
    wide = max(map(len, FORMATS))
    for name, form in FORMATS.items():
        ways = "out, in" if form.reads else "verdicts" if form.checked else "out"
        needs = f'; needs pip install "argmap[{form.extra}]"' if form.extra else ""
        click.echo(f"{name:{wide}}  {ways:8}  {form.about}{needs}")
        lacks = "" if form.drawn else ", ".join(_lacking(form))
        click.echo(f"{'':{wide}}  {'':8}  {form.suffix}{f'; without {lacks}' if lacks else ''}")


def _lacking(form: Format) -> list[str]:
    from argmap.formats.carried import FEATURES

    return [feature.many for name, feature in FEATURES.items() if name in form.lacks]


def _row(name: str, form: Format) -> dict[str, object]:
    return {
        "name": name,
        "suffixes": list(form.suffixes),
        "about": form.about,
        "in": bool(form.reads),
        "verdicts": form.checked,
        "lacks": None if form.drawn else list(form.lacks),
        "extra": form.extra,
    }
