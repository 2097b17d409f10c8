"""Whether learned weights help: on texts of the same kind, and on a genre they do not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.language import Language

from argmap.evaluate.difference import ScoreDifference, difference
from argmap.evaluate.replay import Parsed, Setting, score
from argmap.evaluate.scoring import Tally
from argmap.train import Lesson, learn, read_lessons, try_out
from argmap.train.comparing import GOAL
from argmap.train.learn import fit_lessons
from benchmarks.accuracy import tables
from benchmarks.accuracy.texts import TextSet, find

Row = tuple[str, str, ScoreDifference, str]
FORCED = (0.1, 0.4)
HELPED = "The whole interval lies above 0 in: {}."
NOT = "In no row does the whole interval lie above 0."
NONE_SHIPPED = (
    "No file of learned weights is part of argmap; three families of rules have their built-in "
    "weights from a fit to texts of our own (`python -m benchmarks.fit`)."
)


def learning(nlp: Language, sets: Sequence[TextSet], say: Callable[[str], None]) -> dict[str, str]:
    """Try out learned weights.

    Args:
        nlp: A pipeline with argmap's components.
        sets: The texts.
        say: Tells a user how far it is.
    """
    own, held, article, micro = (find(sets, k) for k in ("own", "held", "article", "microtexts"))
    rows: list[Row] = []
    if len(own) > 1:
        say("weights learned from our own texts")
        lessons = read_lessons(nlp, own)
        trial = try_out(nlp, lessons)
        rows.append(("own texts but one", "that one, each in turn", trial.goal, ""))
        others = {"own texts, held out": held, "article": article}
        rows += _transfer(nlp, "own texts", lessons, others)
    if micro:
        say("weights learned from the microtexts")
        others = {"own texts": own, "own texts, held out": held, "article": article}
        rows += _transfer(nlp, "microtexts", read_lessons(nlp, micro), others)
    return {
        "goal": ", ".join(f"`{name}`" for name in GOAL),
        "learned": tables.table(
            ["learned from", "tried on", "built in", "learned", "gain in points", "rules changed"],
            [
                [
                    source,
                    target,
                    tables.short(found.before),
                    tables.short(found.after),
                    tables.span(found),
                    changed,
                ]
                for source, target, found, changed in rows
            ],
            words=2,
        ),
        "shipped": f"{_verdict(rows)} {NONE_SHIPPED}",
    }


def _transfer(
    nlp: Language, name: str, lessons: Sequence[Lesson], others: Mapping[str, list[Parsed]]
) -> list[Row]:
    """Learn from some texts and try the weights on others, and those that are made to move."""
    ways = {name: learn(nlp, lessons).weights} | {
        f"{name}, made to move (spread {spread})": fit_lessons(lessons, spread) for spread in FORCED
    }
    rows = []
    for source, weights in ways.items():
        for target, some in others.items():
            if some:
                before, after = _tally(nlp, {}, some), _tally(nlp, weights, some)
                found = difference(before, after, GOAL)
                rows.append((source, target, found, str(len(weights))))
    return rows


def _tally(
    nlp: Language, weights: Mapping[str, float], texts: Sequence[Parsed]
) -> dict[str, Tally]:
    setting = Setting(nlp, weights)
    return score(texts, lambda text: setting.map(text, given_units=False), given_units=False)


def _verdict(rows: Sequence[Row]) -> str:
    sure = [f"{source} → {target}" for source, target, found, _ in rows if found.sure]
    return HELPED.format("; ".join(sure)) if sure else NOT
