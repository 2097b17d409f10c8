"""What of a map is right, in cross-validation over real texts: links, roles, main conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from argmap.scorers.learned.model_file import LearnedModel
from argmap.scorers.learned.network import Inputs, Outputs, mean, run
from benchmarks.learned.lessons import Lesson, arrays

FOLDS = 4
BINS = 10
STEPS = (0, 12, 24, 48, 96)  # real texts that networks are trained on
Pair = tuple[Lesson, Lesson]


def check(own: list[Pair], real: list[Pair], fit: Callable[[list[Pair]], LearnedModel]) -> None:
    """Print what networks trained on the other texts make right of each fold of the real ones."""
    rows: list[tuple[float, bool]] = []
    totals: Counter[str] = Counter()
    for fold in range(FOLDS):
        rest = [pair for number, pair in enumerate(real) if number % FOLDS != fold]
        model = fit([*own, *rest])
        for given, _ in real[fold::FOLDS]:
            rows += judge(given, said(model, given), totals)
        print(f"fold {fold + 1} of {FOLDS}: {figures(totals)}", flush=True)
    print(reliability(rows))


def curve(own: list[Pair], real: list[Pair], fit: Callable[[list[Pair]], LearnedModel]) -> str:
    """Give as TOML how right networks are that were trained on more and more of the texts.

    A fold of the real texts is kept aside to try them on; the others come in the order of a draw.
    """
    tried, rest = real[::FOLDS], [pair for n, pair in enumerate(real) if n % FOLDS]
    drawn = [rest[n] for n in np.random.RandomState(0).permutation(len(rest))]
    lines = ["# Made by `python -m benchmarks.learned curve`; shown in docs/accuracy.md.\n"]
    for ours, count in [(own, n) for n in STEPS if n < len(rest)] + [
        (own, len(rest)),
        ([], len(rest)),
    ]:
        model, totals = fit([*ours, *drawn[:count]]), Counter[str]()
        for given, _ in tried:
            judge(given, said(model, given), totals)
        found = scores(totals)
        lines.append(
            f"[[row]]\nreal = {count}\nown = {len(ours)}\n"
            f"links = {found['links']:.4f}\nroles = {found['roles']:.4f}\n"
        )
        print(lines[-1], flush=True)
    return "\n".join(lines)


def said(model: LearnedModel, lesson: Lesson) -> Outputs:
    """Give what a model says of a lesson."""
    units, pairs = arrays(lesson, model.units, model.pairs)
    return mean([run(w, Inputs(lesson.states, units, pairs)) for w in model.networks])


def judge(lesson: Lesson, given: Outputs, totals: Counter[str]) -> list[tuple[float, bool]]:
    """Count what is right, each unit with its best target; give how sure each link was."""
    rows = []
    for number, shares in enumerate(given.targets):
        best = int(np.argmax(shares))
        totals["role"] += int(np.argmax(given.roles[number])) == lesson.roles[number]
        totals["units"] += 1
        if best < len(lesson):
            right = bool(lesson.targets[number, best])
            totals["links right"] += right
            totals["links"] += 1
            rows.append((float(shares[best]), right))
    totals["links of gold"] += lesson.links
    totals["main right"] += lesson.main == int(np.argmax(given.main))
    totals["texts"] += 1
    return rows


def scores(totals: Counter[str]) -> dict[str, float]:
    """Give F1 of links, and the shares of roles and main conclusions that are right."""
    return {
        "links": 2 * totals["links right"] / max(1, totals["links"] + totals["links of gold"]),
        "roles": totals["role"] / max(1, totals["units"]),
        "main": totals["main right"] / max(1, totals["texts"]),
    }


def figures(totals: Counter[str]) -> str:
    """Give the figures of what was counted, on one line."""
    found = scores(totals)
    return (
        f"links F1 {found['links']:.3f}, roles right {found['roles']:.3f}, "
        f"main conclusion right {found['main']:.3f}"
    )


def reliability(rows: Sequence[tuple[float, bool]]) -> str:
    """Give a table of how often links of each sureness were right."""
    lines = ["| sure | links | right |", "|---|---|---|"]
    for step in range(BINS):
        low, high = step / BINS, (step + 1) / BINS
        inside = [
            right
            for share, right in rows
            if low <= share < high or (step == BINS - 1 and share == 1)
        ]
        if inside:
            lines.append(f"| {low:.1f} to {high:.1f} | {len(inside)} | {np.mean(inside):.2f} |")
    return "\n".join(lines)
