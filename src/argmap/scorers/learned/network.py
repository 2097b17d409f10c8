"""The network behind the learned scores, run with numpy: what a unit is, and what it hangs from.

A recurrent layer over the units of a text (Hochreiter and Schmidhuber 1997), then for each pair a
biaffine score (Dozat and Manning 2017, Deep biaffine attention for neural dependency parsing)
beside a small perceptron over the pair's plain features. It is trained with torch by
`benchmarks/learned`; nothing of torch is needed to run it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.scorers.learned.encoder import Array

Weights = Mapping[str, Array]
EPSILON = 1e-5
STATE_SHARE = 0.2  # unscaled, states drown the plain features
CURVE = float(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a network reads of one text of n units.

    Attributes:
        states: n rows: states of each unit and of the gap before it, side by side.
        units: n rows of plain features.
        pairs: n by n rows of plain features; the first is the unit that would bear on the other.
    """

    states: Array
    units: Array
    pairs: Array


@dataclass(frozen=True, slots=True)
class Outputs:
    """What networks say of one text of n units, as probabilities.

    Attributes:
        targets: n rows of n + 1: each unit's targets; the last column is to have none.
        roles: n rows, a column a role.
        hedged: n: whether a unit is hedged.
        reported: n: whether somebody else says it.
        main: n: which unit is the main conclusion.
        types: n by n rows, a column a type of relation.
    """

    targets: Array
    roles: Array
    hedged: Array
    reported: Array
    main: Array
    types: Array


def run(weights: Weights, given: Inputs) -> Outputs:
    """Return what one network says of a text."""
    units = _units(weights, given)
    source = _gelu(_linear(weights, "dep", units))
    target = _gelu(_linear(weights, "hd", units))
    own = _linear(weights, "hed", units)
    return Outputs(
        targets=_softmax(_scores(weights, given, units, source, target)),
        roles=_softmax(_linear(weights, "role", units)),
        hedged=_logistic(own[:, 0]),
        reported=_logistic(own[:, 1]),
        main=_softmax(_linear(weights, "main", units)[:, 0]),
        types=_softmax(_types(weights, given, source, target)),
    )


def chance_of_arguing(weights: Weights, given: Inputs) -> Array:
    """Return how likely each unit belongs on a map, by a network of its own over the units."""
    return _logistic(_linear(weights, "out", _units(weights, given))[:, 0])


def mean(found: list[Outputs]) -> Outputs:
    """Return the mean of what several networks say."""

    def of(name: str) -> Array:
        return np.asarray(np.mean([getattr(row, name) for row in found], axis=0), np.float32)

    return Outputs(
        of("targets"), of("roles"), of("hedged"), of("reported"), of("main"), of("types")
    )


def _units(weights: Weights, given: Inputs) -> Array:
    """Return the units, each read in its text."""
    read = np.concatenate([_normal(given.states) * STATE_SHARE, given.units], axis=1)
    first = _linear(weights, "inp", read)
    units = _gelu(_normalised(first) * weights["ln.weight"] + weights["ln.bias"])
    return units + _both_ways(weights, units)


def _scores(weights: Weights, given: Inputs, units: Array, source: Array, target: Array) -> Array:
    pairs = _relu(
        _linear(weights, "a", source)[:, None]
        + _linear(weights, "b", target)[None, :]
        + _linear(weights, "c", given.pairs)
    )
    scores = source @ weights["bi"] @ target.T + _linear(weights, "o", pairs)[..., 0]
    np.fill_diagonal(scores, -1e9)
    return np.concatenate([scores, _linear(weights, "root", units)], axis=1)


def _types(weights: Weights, given: Inputs, source: Array, target: Array) -> Array:
    pairs = _relu(
        _linear(weights, "ta", source)[:, None]
        + _linear(weights, "tb", target)[None, :]
        + _linear(weights, "tc", given.pairs)
    )
    return _linear(weights, "tout", pairs)


def _both_ways(weights: Weights, rows: Array) -> Array:
    ahead = _recurrent(weights, "", rows)
    back = _recurrent(weights, "_reverse", rows[::-1])[::-1]
    return np.concatenate([ahead, back], axis=1)


def _recurrent(weights: Weights, way: str, rows: Array) -> Array:
    """Return the states of a recurrent layer with gates, in the order in, forget, cell, out."""
    given = rows @ weights[f"ctx.weight_ih_l0{way}"].T + weights[f"ctx.bias_ih_l0{way}"]
    again, bias = weights[f"ctx.weight_hh_l0{way}"].T, weights[f"ctx.bias_hh_l0{way}"]
    size = again.shape[0]
    hidden, cell = np.zeros((2, size), np.float32)
    found = np.empty((len(rows), size), np.float32)
    for step, row in enumerate(given):
        gates = row + hidden @ again + bias
        let_in, keep, let_out = _logistic(
            np.stack([gates[:size], gates[size : 2 * size], gates[3 * size :]])
        )
        cell = keep * cell + let_in * np.tanh(gates[2 * size : 3 * size])
        hidden = let_out * np.tanh(cell)
        found[step] = hidden
    return found


def _linear(weights: Weights, name: str, rows: Array) -> Array:
    out = rows @ weights[f"{name}.weight"].T
    bias = weights.get(f"{name}.bias")
    return out if bias is None else out + bias


def _normal(states: Array) -> Array:
    """Return the states of units and of gaps, each normalised by itself."""
    halves = np.split(states, 2, axis=1)
    return np.concatenate([_normalised(half) for half in halves], axis=1)


def _normalised(rows: Array) -> Array:
    spread = rows.var(axis=-1, keepdims=True)
    centred = rows - rows.mean(axis=-1, keepdims=True)
    return np.asarray(centred / np.sqrt(spread + EPSILON), np.float32)


def _gelu(rows: Array) -> Array:
    return np.asarray(0.5 * rows * (1 + np.tanh(CURVE * (rows + 0.044715 * rows**3))), np.float32)


def _relu(rows: Array) -> Array:
    return np.maximum(rows, 0)


def _logistic(rows: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(rows, -30, 30))), np.float32)


def _softmax(rows: NDArray[np.float32]) -> Array:
    high = np.exp(rows - rows.max(axis=-1, keepdims=True))
    return np.asarray(high / high.sum(axis=-1, keepdims=True), np.float32)
