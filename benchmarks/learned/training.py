"""Fit the networks to lessons: their losses, and how weights are found."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from argmap.scorers.learned.encoder import Array
from benchmarks.learned.lessons import Lesson, arrays
from benchmarks.learned.networks import Arguing, Batch, Mapping, Units

STEP, DECAY, TOGETHER, WARM = 2e-3, 0.02, 16, 0.08
SHUFFLED = 25  # texts are put together by length, but for so many units
ROLES, MARKS, TYPES, MAIN = 0.5, 0.2, 0.3, 0.15  # shares of the losses beside that of targets


@dataclass(frozen=True)
class Ready:
    """A lesson with its features as arrays."""

    lesson: Lesson
    units: Array
    pairs: Array


def ready(lessons: Sequence[Lesson], units: Sequence[str], pairs: Sequence[str]) -> list[Ready]:
    """Give lessons of more than one unit with their features as arrays."""
    return [Ready(row, *arrays(row, units, pairs)) for row in lessons if len(row) > 1]


def batch(rows: Sequence[Ready]) -> Batch:
    """Give texts side by side."""
    most = max(len(row.lesson) for row in rows)

    def filled(values: Sequence[Array], ways: int) -> Tensor:
        shape = (len(values), *[most] * ways, *values[0].shape[ways:])
        made = torch.zeros(shape)
        for number, value in enumerate(values):
            made[(number, *[slice(len(value))] * ways)] = torch.from_numpy(value)
        return made

    ones = [np.ones(len(row.lesson), np.float32) for row in rows]
    return Batch(
        filled([row.lesson.states for row in rows], 1),
        filled([row.units for row in rows], 1),
        filled([row.pairs for row in rows], 2),
        filled(ones, 1).bool(),
    )


def mapping_loss(network: Mapping, rows: Sequence[Ready]) -> Tensor:
    """Give how far what a network says is from gold: targets, roles, marks, types, main."""
    given = batch(rows)
    said, there = network(given), given.there
    lessons = [row.lesson for row in rows]
    loss = _targets(said["targets"], lessons)
    roles = torch.cat([torch.from_numpy(row.roles) for row in lessons])
    loss = loss + ROLES * functional.cross_entropy(said["roles"][there], roles)
    marks = torch.cat([torch.from_numpy(row.marks) for row in lessons])
    known = marks[:, 0] > 0
    wrong = functional.binary_cross_entropy_with_logits(
        said["marks"][there][known], marks[known, 1:]
    )
    loss = loss + MARKS * wrong
    links = [(n, *link) for n, row in enumerate(lessons) for link in row.types]
    if links:
        text, source, target, type = (list(column) for column in zip(*links, strict=True))
        types = network.types(said["ends"], text, source, target)
        loss = loss + TYPES * functional.cross_entropy(types, torch.tensor(type))
    mains = [(n, row.main) for n, row in enumerate(lessons) if row.main >= 0]
    if mains:
        text, main = (list(column) for column in zip(*mains, strict=True))
        loss = loss + MAIN * functional.cross_entropy(said["main"][text], torch.tensor(main))
    return loss


def _targets(scores: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """Give the loss of the targets: any of several by gold is right."""
    most = scores.shape[1]
    losses = []
    for number, row in enumerate(lessons):
        size = len(row)
        here = torch.cat([scores[number, :size, :size], scores[number, :size, most:]], -1)
        right = torch.from_numpy(row.targets)
        known = right.sum(1) > 0
        shares = functional.log_softmax(here, -1) + torch.log(right + 1e-30)
        losses.append(-torch.logsumexp(shares, -1)[known])
    return torch.cat(losses).mean()


def arguing_loss(network: Arguing, rows: Sequence[Ready]) -> Tensor:
    """Give how far what a network says of belonging on the map is from gold."""
    given = batch(rows)
    right = torch.cat([torch.from_numpy(row.lesson.argues) for row in rows])
    return functional.binary_cross_entropy_with_logits(network(given)[given.there], right)


def fit(
    network: Units,
    loss: Callable[..., Tensor],
    rows: Sequence[Ready],
    seed: int,
    epochs: int,
    decay: float = DECAY,
) -> dict[str, Array]:
    """Fit a network and give its weights by their names."""
    order = np.random.RandomState(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=STEP, weight_decay=decay)
    steps, step = epochs * math.ceil(len(rows) / TOGETHER), 0
    network.train()
    for _ in range(epochs):
        sizes = [len(row.lesson) + order.randint(0, SHUFFLED) for row in rows]
        near = sorted(range(len(rows)), key=sizes.__getitem__)
        heaps = [near[at : at + TOGETHER] for at in range(0, len(near), TOGETHER)]
        order.shuffle(heaps)
        for heap in heaps:
            for group in optimiser.param_groups:
                group["lr"] = STEP * _pace(step, steps)
            step += 1
            wrong = loss(network, [rows[number] for number in heap])
            optimiser.zero_grad()
            wrong.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}


def _pace(step: int, steps: int) -> float:
    """Give the share of the full step: it rises at first, then falls to almost nothing."""
    rising = (step + 1) / (WARM * steps)
    falling = 1 - max(0.0, step - WARM * steps) / ((1 - WARM) * steps)
    return max(1e-3, min(1.0, rising) * falling)


def fit_mapping(rows: Sequence[Ready], seed: int, epochs: int = 45) -> dict[str, Array]:
    """Fit a network that maps, by lessons in gold's units."""
    torch.manual_seed(seed)
    network = Mapping(rows[0].units.shape[1], rows[0].pairs.shape[2])
    return fit(network, mapping_loss, rows, seed, epochs)


def fit_arguing(rows: Sequence[Ready], seed: int, epochs: int = 20) -> dict[str, Array]:
    """Fit a network that tells what belongs on a map, by lessons in the units that argmap finds."""
    torch.manual_seed(seed)
    return fit(Arguing(rows[0].units.shape[1]), arguing_loss, rows, seed, epochs, decay=0.05)
