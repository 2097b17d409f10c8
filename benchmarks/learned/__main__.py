"""`python -m benchmarks.learned train|check|curve`; see `README.md`."""

from __future__ import annotations

import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch

from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.model_file import NAME, LearnedModel, write_model
from benchmarks.learned.lessons import Lesson, feature_names, read_lessons
from benchmarks.learned.measures import check, curve
from benchmarks.learned.texts import ROOT, own_texts, real_texts
from benchmarks.learned.training import fit_arguing, fit_mapping, ready

ASKED = ("train", "check", "curve")
SEEDS = 4
VERSION = "learned 1"
MODEL = ROOT / "src" / "argmap" / "scorers" / "learned" / NAME
CURVE = Path(__file__).with_name("curve.toml")
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
    return LearnedModel(made[:seeds], made[seeds:], units, pairs, VERSION)


def _fit(
    texts: list[Pair], units: tuple[str, ...], pairs: tuple[str, ...], job: tuple[int, str]
) -> dict[str, Array]:
    torch.set_num_threads(1)
    seed, kind = job
    lessons = [pair[kind == "argue"] for pair in texts]
    rows = ready(lessons, units, pairs)
    return (fit_mapping if kind == "map" else fit_arguing)(rows, seed)


def main(asked: str) -> None:
    """Train, check by cross-validation over the real texts, or learn what more texts are worth."""
    own_gold, (real_gold, _) = own_texts(), real_texts()
    print(f"{len(own_gold)} texts of our own, {len(real_gold)} by real authors", flush=True)
    own, real = read_lessons(own_gold), read_lessons(real_gold)
    few = partial(fit_model, seeds=2, workers=1)
    if asked == "train":
        model = fit_model([*own, *real], SEEDS, workers=2)
        MODEL.write_bytes(write_model(model))
        print(MODEL.relative_to(ROOT))
    elif asked == "check":
        check(own, real, few)
    else:
        one = partial(fit_model, seeds=1, workers=1)
        CURVE.write_text(curve(own, real, one), "utf-8")
        print(CURVE.relative_to(ROOT))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ASKED:
        sys.exit(f"usage: python -m benchmarks.learned {'|'.join(ASKED)}")
    main(sys.argv[1])
