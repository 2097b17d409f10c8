"""The networks in torch; `argmap.scorers.learned.network` runs the same weights with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from argmap.scorers.learned.encoder import WIDTH
from argmap.scorers.learned.network import STATE_SHARE
from argmap.scorers.learned.scorer import ROLES, TYPES

FAR = -1e9
PAIR_SIZE = 48
TYPE_SIZE = 32


@dataclass(frozen=True)
class Batch:
    """Texts side by side, filled up to the longest: b texts of n units.

    Attributes:
        states: b, n, twice the encoder's width.
        units: b, n, features.
        pairs: b, n, n, features.
        there: b, n: which are units.
    """

    states: Tensor
    units: Tensor
    pairs: Tensor
    there: Tensor


class Units(nn.Module):
    """Reads the units of a text in their order."""

    def __init__(self, features: int, size: int, drop: float) -> None:
        super().__init__()
        self.inp = nn.Linear(2 * WIDTH + features, size)
        self.ln = nn.LayerNorm(size)
        self.ctx = nn.LSTM(size, size // 2, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(drop)

    def read(self, batch: Batch) -> Tensor:
        """Give each unit, read in its text."""
        halves = batch.states.chunk(2, dim=-1)
        states = torch.cat([functional.layer_norm(half, (WIDTH,)) for half in halves], -1)
        given = torch.cat([self.drop(states) * STATE_SHARE, batch.units], -1)
        first = self.drop(gelu(self.ln(self.inp(given))))
        lengths = batch.there.sum(1)
        packed = pack_padded_sequence(first, lengths, batch_first=True, enforce_sorted=False)
        both, _ = pad_packed_sequence(
            self.ctx(packed)[0], batch_first=True, total_length=batch.there.shape[1]
        )
        read: Tensor = self.drop(first + both)
        return read


class Arguing(Units):
    """Tells which units belong on a map."""

    def __init__(self, features: int, size: int = 96, drop: float = 0.4) -> None:
        super().__init__(features, size, drop)
        self.out = nn.Linear(size, 1)

    def forward(self, batch: Batch) -> Tensor:
        """Give how much each unit looks like belonging on the map."""
        made: Tensor = self.out(self.read(batch)).squeeze(-1)
        return made


class Mapping(Units):
    """Tells the target, the role and so on of each unit."""

    def __init__(self, features: int, pairs: int, size: int = 128, drop: float = 0.35) -> None:
        super().__init__(features, size, drop)
        self.dep, self.hd = nn.Linear(size, size), nn.Linear(size, size)
        self.bi = nn.Parameter(torch.zeros(size, size))
        self.a = nn.Linear(size, PAIR_SIZE)
        self.b = nn.Linear(size, PAIR_SIZE, bias=False)
        self.c = nn.Linear(pairs, PAIR_SIZE, bias=False)
        self.o = nn.Linear(PAIR_SIZE, 1)
        self.root, self.main = nn.Linear(size, 1), nn.Linear(size, 1)
        self.role, self.hed = nn.Linear(size, len(ROLES)), nn.Linear(size, 2)
        self.ta = nn.Linear(size, TYPE_SIZE)
        self.tb = nn.Linear(size, TYPE_SIZE, bias=False)
        self.tc = nn.Linear(pairs, TYPE_SIZE, bias=False)
        self.tout = nn.Linear(TYPE_SIZE, len(TYPES))

    def forward(self, batch: Batch) -> dict[str, Any]:
        """Give scores of targets, roles, marks and main conclusion, and what types are made of."""
        units = self.read(batch)
        source, target = self.drop(gelu(self.dep(units))), self.drop(gelu(self.hd(units)))
        pairs = self.a(source)[:, :, None] + self.b(target)[:, None] + self.c(batch.pairs)
        scores = (source @ self.bi) @ target.transpose(1, 2) + self.o(pairs.relu()).squeeze(-1)
        own = torch.eye(batch.there.shape[1], dtype=torch.bool)[None]
        scores = scores.masked_fill(own | ~batch.there[:, None, :], FAR)
        return {
            "targets": torch.cat([scores, self.root(units)], -1),
            "roles": self.role(units),
            "marks": self.hed(units),
            "main": self.main(units).squeeze(-1).masked_fill(~batch.there, FAR),
            "ends": (self.ta(source), self.tb(target), batch.pairs),
        }

    def types(self, ends: tuple[Tensor, ...], text: Any, source: Any, target: Any) -> Tensor:
        """Give scores of the types of some links."""
        one, other, pairs = ends
        hidden = one[text, source] + other[text, target] + self.tc(pairs[text, source, target])
        made: Tensor = self.tout(hidden.relu())
        return made


def gelu(rows: Tensor) -> Tensor:
    """Give the Gaussian error linear unit as numpy computes it, too."""
    return functional.gelu(rows, approximate="tanh")
