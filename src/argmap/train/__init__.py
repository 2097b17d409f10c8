"""Learn the weights of rules from checked maps, and tell whether it helped."""

from __future__ import annotations

from argmap.train.crossval import Trial, try_out
from argmap.train.fit import fit
from argmap.train.grid_search import search
from argmap.train.learn import Learned, Lesson, learn, read_lessons

__all__ = ["Learned", "Lesson", "Trial", "fit", "learn", "read_lessons", "search", "try_out"]
