"""The file of the learned model: networks, the names of what they read, how scores are measured."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.network import Weights

NAME = "model.npz"
ABOUT = "about"


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """Networks whose mean is taken, and what they read.

    Attributes:
        networks: The weights of each.
        arguing: The weights of those that tell what belongs on a map at all.
        units: Names of the features of units, in the order of the columns.
        pairs: Names of the features of pairs.
        made_by: Version of the model and what it was trained on, for `made_by` of maps.
    """

    networks: Sequence[Weights]
    arguing: Sequence[Weights]
    units: tuple[str, ...]
    pairs: tuple[str, ...]
    made_by: str


def write_model(model: LearnedModel) -> bytes:
    """Return a model as the bytes of its file: numbers of sixteen bits, compressed."""
    rows: dict[str, Array] = {}
    for number, weights in enumerate([*model.networks, *model.arguing]):
        rows |= {f"{number}/{name}": value.astype(np.float16) for name, value in weights.items()}
    about = {
        "networks": len(model.networks),
        "arguing": len(model.arguing),
        "units": model.units,
        "pairs": model.pairs,
        "made_by": model.made_by,
    }
    told = np.frombuffer(json.dumps(about).encode(), np.uint8)
    made = io.BytesIO()
    np.savez_compressed(made, allow_pickle=False, **rows, **{ABOUT: told})
    return made.getvalue()


def read_model(data: bytes) -> LearnedModel:
    """Return a model from the bytes of its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as rows:
        about = json.loads(rows[ABOUT].tobytes())
        networks = []
        for number in range(about["networks"] + about["arguing"]):
            start = f"{number}/"
            named = (name for name in rows.files if name.startswith(start))
            networks.append({n.removeprefix(start): rows[n].astype(np.float32) for n in named})
    return LearnedModel(
        tuple(networks[: about["networks"]]),
        tuple(networks[about["networks"] :]),
        tuple(about["units"]),
        tuple(about["pairs"]),
        about["made_by"],
    )


@lru_cache(maxsize=1)
def shipped_model() -> LearnedModel:
    """Return the model that argmap ships."""
    return read_model(files("argmap.scorers.learned").joinpath(NAME).read_bytes())
