"""Whether learned weights help: on texts of the same kind, and on a genre they do not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.language import Language

from argmap.evaluate.difference import Difference, difference
from argmap.evaluate.replay import Parsed, Setting, score
from argmap.evaluate.scoring import Tally
from argmap.train import learn, read_lessons, try_out
from argmap.train.learn import GOAL
from benchmarks.accuracy import tables
from benchmarks.accuracy.texts import TextSet, find

HELPED = "The whole interval lies above 0 in: {}."
NOT = "In no row does the whole interval lie above 0."
NONE_SHIPPED = "No learned weights are part of argmap: the rules serve as they are."


def learning(nlp: Language, sets: Sequence[TextSet], say: Callable[[str], None]) -> dict[str, str]:
    """Try out learned weights.

    Args:
        nlp: A pipeline with argmap's components.
        sets: The texts.
        say: Tells a user how far it is.
    """
    own, held, article, micro = (find(sets, k) for k in ("own", "held", "article", "microtexts"))
    rows: list[tuple[str, str, Difference, str]] = []
    if len(own) > 1:
        say("weights learned from our own texts")
        lessons = read_lessons(nlp, own)
        trial = try_out(nlp, lessons)
        rows.append(("own texts but one", "that one, each in turn", trial.goal, ""))
        rows += _transfer(nlp, "own texts", own, {"own texts, held out": held, "article": article})
    if micro:
        say("weights learned from the microtexts")
        others = {"own texts": own, "own texts, held out": held, "article": article}
        rows += _transfer(nlp, "microtexts", micro, others)
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
    nlp: Language, name: str, texts: Sequence[Parsed], others: dict[str, list[Parsed]]
) -> list[tuple[str, str, Difference, str]]:
    """Learn from some texts and try the weights on others."""
    learned = learn(nlp, read_lessons(nlp, texts))
    rows = []
    for target, some in others.items():
        if some:
            before, after = _tally(nlp, {}, some), _tally(nlp, learned.weights, some)
            found = difference(before, after, GOAL)
            rows.append((name, target, found, str(len(learned.weights))))
    return rows


def _tally(
    nlp: Language, weights: Mapping[str, float], texts: Sequence[Parsed]
) -> dict[str, Tally]:
    setting = Setting(nlp, weights)
    return score(texts, lambda text: setting.map(text, given_units=False), given_units=False)


def _verdict(rows: Sequence[tuple[str, str, Difference, str]]) -> str:
    sure = [f"{source} → {target}" for source, target, found, _ in rows if found.sure]
    return HELPED.format("; ".join(sure)) if sure else NOT
