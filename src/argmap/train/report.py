"""Say what was learned and whether it helped, and write it down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.evaluate.difference import ScoreDifference
from argmap.lexicon.rules import load_rules
from argmap.lexicon.weights import TomlValue, format_weights
from argmap.plural import many
from argmap.train.comparing import GOAL
from argmap.train.crossval import Trial
from argmap.train.learn import Learned, Lesson

VERDICTS = {
    "helped": "It helped: the whole interval of the gain is above 0.",
    "not sure": "It may have helped, but the interval of the gain reaches 0: it is not sure.",
    "did not help": "It did not help: texts it was not learned from are mapped no better.",
}
METHOD = "log-linear model of trees, held near the built-in weights; grid search for what it lacks"


def report(lessons: Sequence[Lesson], learned: Learned, trial: Trial) -> str:
    """Return in lines for a user what was tried and what came of it."""
    return "\n".join([*_trial(lessons, trial), "", *_weights(learned)]) + "\n"


def _trial(lessons: Sequence[Lesson], trial: Trial) -> Iterator[str]:
    choices = sum(len(lesson.choices) for lesson in lessons)
    yield f"Learned from {many(trial.documents, 'checked map')} with {many(choices, 'choice')}."
    yield (
        f"Cross-validation in {trial.folds} parts; each was mapped from raw text by weights that "
        "were learned from the other parts:"
    )
    yield ""
    yield f"{'score':<20}{'built in':>9}{'learned':>9}{'gain':>8}   95 % interval"
    yield _row("mean of *", trial.goal)
    for name, figure in trial.scores.items():
        yield _row(f"{name} *" if name in GOAL else name, figure)
    yield ""
    yield VERDICTS[trial.verdict]


def _row(name: str, figure: ScoreDifference) -> str:
    span = "–"
    if figure.low is not None and figure.high is not None:
        span = f"{figure.low:+.3f} to {figure.high:+.3f}"
    return f"{name:<20}{figure.before:>9.3f}{figure.after:>9.3f}{figure.gain:>+8.3f}   {span}"


def _weights(learned: Learned) -> Iterator[str]:
    rules = load_rules()
    yield f"{learned.of} rows that no choice tells of were tried with other weights, one by one:"
    yield f"  {', '.join(learned.tried) or 'none'} did better for sure."
    yield ""
    if not learned.weights:
        yield "No weights did better than the built-in ones, so none was changed."
        return
    yield f"{many(len(learned.weights), 'weight')} learned from all of them, by how far they moved:"
    moved = {id: weight - rules[id].weight for id, weight in learned.weights.items()}
    for id in sorted(moved, key=lambda id: (-abs(moved[id]), id)):
        yield f"  {id:<24}{rules[id].weight:>7.3f} → {learned.weights[id]:>6.3f}  {rules[id].why}"


def weights_file(
    lessons: Sequence[Lesson], learned: Learned, trial: Trial, made_by: Mapping[str, str]
) -> str:
    """Return the text of the file of weights, with what they were learned from.

    Args:
        lessons: What they were learned from.
        learned: The weights.
        trial: What cross-validation told of them.
        made_by: Program and pipeline with their versions.
    """
    trained: dict[str, TomlValue] = {
        **made_by,
        "documents": [lesson.id for lesson in lessons],
        "method": METHOD,
        "spread": learned.spread,
        "cross_validation": f"{trial.folds} parts, from raw text",
        "score": f"mean of {', '.join(GOAL)}",
        "built_in": round(trial.goal.before, 4),
        "learned": round(trial.goal.after, 4),
        "verdict": trial.verdict,
    }
    if trial.goal.low is not None and trial.goal.high is not None:
        span = f"{trial.goal.low:+.4f} to {trial.goal.high:+.4f}"
        trained["gain_interval"] = span
    return format_weights(learned.weights, trained)
