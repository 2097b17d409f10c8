"""`argmap explain FILE ID`: how a unit or a relation came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options
from argmap.cli.safe import safe
from argmap.model import Relation, Unit

if TYPE_CHECKING:
    from argmap.decoding.alternatives import Tried
    from argmap.lexicon.rules import Rule
    from argmap.model import ArgumentMap, Cue
    from argmap.readers import Reading

OPTIONS = 4  # how many targets are told
LEARNED = "learned.role"
# The family of rules whose sum a threshold turns into a role.
FAMILIES = {
    "conclusion": "conclusion",
    "qualification": "limit",
    "claim": "disputed",
    "premise": "disputed",
    "background": "background",
}


@click.command("explain")
@click.argument("file", type=NamedPath(allow_dash=True))
@click.argument("name", metavar="ID")
@reading_options(review=True)
@click.option("--background", is_flag=True, help="Count what nothing rests on, too.")
def explain(file: str, name: str, asked: Asked, background: bool) -> None:
    """Tell how the unit or the relation ID (u5, r3) of the article or the map in FILE came about.

    ID may also be words of a unit, in quotes: "cannot pay more".

    The words and rules that decided, what each adds, why, where it is described; and what else a
    unit was tried as: the head of its paragraph, the main conclusion, a reason for other targets.
    Of a map what it holds is told: the words and rules.
    """
    from argmap import flow
    from argmap.cli.input_map import saved_map
    from argmap.cli.kept_decisions import with_review
    from argmap.readers import Reading
    from argmap.reading import read_document

    saved = saved_map(file, asked)
    if saved is not None:
        # A map tells its grounds; what else was weighed is not in it.
        click.echo("\n".join(lines(Reading(saved), name)))
        return
    document = read_document(file)
    reading = flow.map_with_findings(document, asked.use(), background=background)
    checked = with_review(reading.map, file) if asked.review else None
    click.echo("\n".join(lines(reading, name, checked)))


def lines(reading: Reading, name: str, checked: ArgumentMap | None = None) -> Iterator[str]:
    """Yield the explanation of a unit or a relation, a line each.

    Args:
        reading: A map with what it was made from; only the map where its reader tells no more.
        name: Id of one of its units or relations, or words of a unit.
        checked: The map with what was decided by hand; the one that was read where None.

    Raises:
        InputError: Nothing in the map, or more than one unit, is so named.
    """
    from argmap.cli.named_element import named_element

    argmap, rules = checked or reading.map, reading.rules
    row = named_element(argmap, name, reading.map)
    if isinstance(row, Unit):
        yield from _unit(argmap, rules, row)
        if row.role != "background":
            yield from _tried(reading, row)
    else:
        yield from _relation(row, rules)
        yield from _measured(_measures_of(reading, row), rules)


def _unit(argmap: ArgumentMap, rules: Mapping[str, Rule], unit: Unit) -> Iterator[str]:
    from argmap.export.wording import remarks

    said = f" [{safe(', '.join(remarks(unit)))}]" if remarks(unit) else ""
    yield f"{unit.id}, {unit.role}{said}, score {unit.score:.2f}: {safe(unit.text)}"
    yield f"characters {unit.start} to {unit.end}, end exclusive"
    yield from _grounds(unit.because, rules)
    yield from _threshold(unit, rules)
    for row in argmap.relations:
        if unit.id in (row.source, row.target):
            yield ""
            yield from _relation(row, rules)


def _threshold(unit: Unit, rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield what the evidence for a unit's role comes to, beside the threshold it was held to."""
    family = FAMILIES.get(unit.role)
    if any(cue.id == LEARNED for cue in unit.because):
        return  # a network weighed them among much else
    weights = [c.weight for c in unit.because if family and c.id.startswith(f"{family}.")]
    if family and weights:
        yield from _reached(sum(weights), family, rules)


def _reached(total: float, family: str, rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield whether the sum of a family of rules reaches the threshold that it is held to."""
    for row in rules.values():
        if family in row.decides:
            met = "reaches" if round(total, 4) >= row.weight else "is below"
            yield f"  {total:+.2f} in all {met} {row.weight:.2f}, {row.why} [{row.id}]"


def _held_to(grounds: Iterable[str], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield the thresholds by which some of the grounds count or do not, a line each."""
    fired = {ground.partition(":")[0] for ground in grounds}
    if any(id.startswith("learned.") for id in fired):
        return  # a network read the words; no threshold decided
    for row in rules.values():
        if not fired.isdisjoint(row.decides):
            yield f"  held to {row.weight:.2f}, {row.why} [{row.id}]"


def _tried(reading: Reading, unit: Unit) -> Iterator[str]:
    """Yield what else a unit was tried as."""
    made = _all_tried(reading, unit.id)
    if made is None:
        return
    main = "as the main conclusion" + (", which it is" if made.is_main else "")
    for what, weighed, measures in (
        ("for heading its paragraph", made.as_head, made.measures),
        (main, made.as_main, ()),
    ):
        if weighed:
            yield ""
            total = sum(weight for _, weight in weighed)
            yield f"{what}, {total:+.2f}: {_sum(weighed)}"
            yield from _held_to((name for name, _ in weighed), reading.rules)
            yield from _measured(measures, reading.rules)
    if made.as_opposed:
        yield ""
        yield f"as the other side’s: {_sum(made.as_opposed)}"
        total = sum(weight for _, weight in made.as_opposed)
        yield from _reached(total, "opposed", reading.rules)
    if made.relations:
        yield ""
        yield "its best targets taken one by one; the tree is chosen jointly:"
    for possible in made.relations[:OPTIONS]:
        told = f"{possible.score:.2f} {possible.type} {possible.target}"
        yield f"  {told} ({_sum(possible.because)})"
        more = (
            *_held_to((name for name, _ in possible.because), reading.rules),
            *_measured(possible.measures, reading.rules),
        )
        yield from (f"  {line}" for line in more)


def _all_tried(reading: Reading, id: str) -> Tried | None:
    """Return what a unit was tried as, with what it was measured by; None where none can tell."""
    from argmap.decoding.alternatives import tried
    from argmap.scorers.measures import raised

    argmap, make = reading.map, reading.make_scorer
    if reading.findings is None or reading.scorer is None:
        return None
    if all(unit.id != id for unit in argmap.units):
        return None  # a reviewer added it
    homes = {unit.id: unit.paragraph for unit in argmap.units}
    inner = {r.source for r in argmap.relations if homes[r.source] == homes.get(r.target)}
    return tried(
        reading.findings,
        id,
        reading.scorer,
        background=any(other.role == "background" for other in argmap.units),
        raised=raised(make, reading.rules) if make else {},
        heads=homes.keys() - inner,
    )


def _measures_of(reading: Reading, row: Relation) -> tuple[str, ...]:
    """Return what measured a relation that was chosen by what its two units are to each other."""
    made = _all_tried(reading, row.source)
    ends = {other.id: other.source for other in reading.map.relations}
    target = ends.get(row.target, row.target)
    for possible in made.relations if made else ():
        if (possible.target, possible.score) == (target, row.score):
            return possible.measures
    return ()


def _measured(measures: Iterable[str], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield the rows that measure or bound what a score is made of, a line each."""
    for id in measures:
        yield f"  measured by {rules[id].weight:.2f}, {rules[id].why} [{id}]"


def _sum(parts: Sequence[tuple[str, float]]) -> str:
    """Return what a score is the sum of, written out: in words, behind them the ids."""
    from argmap.export.reasons import reason

    told = (f"{weight:+.2f} {reason(name) or 'by'} [{name}]" for name, weight in parts)
    return safe("; ".join(told))


def _relation(row: Relation, rules: Mapping[str, Rule]) -> Iterator[str]:
    yield f"{row.id}: {row.source} {row.type} {row.target}, score {row.score:.2f}"
    yield from _grounds(row.because, rules)
    yield from _held_to((cue.id for cue in row.because), rules)


def _grounds(because: tuple[Cue, ...], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield of each ground what it adds, why, by which words, where that is told, and its id."""
    from argmap.export.reasons import reason
    from argmap.lexicon import cues_by_id

    for ground in because:
        name, _, cue = ground.id.partition(":")
        rule, word = rules.get(name), cues_by_id().get(cue or name)
        why = f"{rule.why} ({rule.source})" if rule else reason(ground.id)
        parts = [why, safe(ground.note)]
        if word:
            parts.append(
                f"“{safe(ground.text)}” ({word.source})"
                if word.source
                else f"“{safe(ground.text)}”"
            )
        told = ": ".join(part for part in parts if part)
        yield f"  {ground.weight:+.2f} {told} [{safe(ground.id)}]"
