"""`python -m benchmarks.learned train|check`; see `README.md`."""

from __future__ import annotations

import sys
from functools import partial
from multiprocessing import get_context

import torch

from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.model_file import NAME, LearnedModel, write_model
from benchmarks.learned.lessons import Lesson, feature_names, read_lessons
from benchmarks.learned.measures import check
from benchmarks.learned.texts import ROOT, own_texts, real_texts
from benchmarks.learned.training import fit_arguing, fit_mapping, ready

SEEDS = 4
VERSION = "learned 1"
# Roles that are rarer than they are likely: shares are multiplied, so that as many come out as in
# gold; settled in cross-validation.
SHARES = {"conclusion": 1.6, "qualification": 2.0}
MODEL = ROOT / "src" / "argmap" / "scorers" / "learned" / NAME
Pair = tuple[Lesson, Lesson]


def fit_model(texts: list[Pair], seeds: int, workers: int) -> LearnedModel:
    """Fit a model to texts, each as two lessons."""
    units, pairs = feature_names([given for given, _ in texts])
    jobs = [(number, kind) for kind in ("map", "argue") for number in range(seeds)]
    run = partial(_fit, texts, units, pairs)
    if workers == 1:
        made = [run(job) for job in jobs]
    else:
        with get_context("fork").Pool(workers) as pool:
            made = pool.map(run, jobs, chunksize=1)
    return LearnedModel(made[:seeds], made[seeds:], units, pairs, SHARES, VERSION)


def _fit(
    texts: list[Pair], units: tuple[str, ...], pairs: tuple[str, ...], job: tuple[int, str]
) -> dict[str, Array]:
    torch.set_num_threads(1)
    seed, kind = job
    lessons = [pair[kind == "argue"] for pair in texts]
    rows = ready(lessons, units, pairs)
    return (fit_mapping if kind == "map" else fit_arguing)(rows, seed)


def main(asked: str) -> None:
    """Train, or check by cross-validation over the real texts."""
    own, (real, _) = own_texts(), real_texts()
    print(f"{len(own)} texts of our own, {len(real)} by real authors", flush=True)
    if asked == "train":
        model = fit_model(read_lessons([*own, *real]), SEEDS, workers=2)
        MODEL.write_bytes(write_model(model))
        print(MODEL.relative_to(ROOT))
    else:
        check(read_lessons(own), read_lessons(real), partial(fit_model, seeds=2, workers=1))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("train", "check"):
        sys.exit("usage: python -m benchmarks.learned train|check")
    main(sys.argv[1])
