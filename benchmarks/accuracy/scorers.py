"""Rules beside the learned scorer, on texts that neither was made with."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from spacy.language import Language

from argmap.draft import Findings
from argmap.evaluate import Report, evaluate
from argmap.evaluate.matching import match
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import Setting
from argmap.graph.ranking import standings
from argmap.model import ArgumentMap
from argmap.scorers.learned.encoder import Encoder, TokenStates
from argmap.scorers.learned.model_file import LearnedModel, shipped_model
from argmap.scorers.learned.scorer import LearnedScorer, learned_scorer
from argmap.scorers.learned.stretches import Networks
from argmap.scorers.protocol import ScorerFactory
from argmap.scorers.registry import RULES
from argmap.scorers.rule_scorer import RuleScorer
from benchmarks.accuracy import tables
from benchmarks.accuracy.plan import score_rows
from benchmarks.accuracy.reliability import reliability
from benchmarks.accuracy.texts import GENRES, TextSet, genre_group

LEARNED = "learned"
STATES = "states of the encoder"
WORTH = ("relation", "relation_labelled", "role", "qualification")
PLACES = (
    "scorers_raw", "scorers_given", "scorers_main", "scorers_genres", "scorers_set", "features",
    "reliability", "curve",
)  # fmt: skip
CURVE = Path(__file__).parents[1] / "learned" / "curve.toml"
Maps = Sequence[tuple[GoldDocument, ArgumentMap]]


class ReadOnce(Encoder):
    """An encoder that reads each text once, however many networks ask for it."""

    @cache  # noqa: B019 (one encoder lives as long as the report is made)
    def encode(self, text: str) -> TokenStates:
        """Give the tokens of a text with their states."""
        return super().encode(text)


@dataclass(frozen=True)
class Scorers:
    """What is measured with.

    Attributes:
        nlp: A pipeline with argmap's components.
        sets: The texts; those that are held out are measured.
        say: Tells a user how far it is.
    """

    nlp: Language
    sets: Sequence[TextSet]
    say: Callable[[str], None]

    def places(self) -> dict[str, str]:
        """Give the text of the places of the template that are about scorers."""
        sets = [s for s in self.sets if s.used == "held out" and s.texts]
        if not sets:
            return dict.fromkeys(PLACES, "Not measured: no text is held out here.")
        self.say("rules beside the learned scorer")
        maps = {(s.key, name): self._maps(s, name) for s in sets for name in (RULES, LEARNED)}
        given = {k: self._maps(s, k[1], True) for s in sets for k in maps if k[0] == s.key}
        real = next((s for s in sets if s.key == "real-held"), sets[-1])
        self.say("groups of features")
        return {
            "scorers_raw": compared(sets, maps, given_units=False),
            "scorers_given": compared(sets, given, given_units=True),
            "scorers_main": main_conclusions(sets, maps),
            "scorers_genres": by_genre(maps[real.key, RULES], maps[real.key, LEARNED]),
            "scorers_set": real.title,
            "features": self._features(real),
            "reliability": reliability(given[real.key, LEARNED]),
            "curve": learning_curve(),
        }

    def _maps(self, texts: TextSet, scorer: str, given_units: bool = False) -> Maps:
        setting = Setting(self.nlp, scorer=scorer)
        return [(t.gold, setting.map(t, given_units=given_units)) for t in texts.texts]

    def _features(self, texts: TextSet) -> str:
        """Give what links and roles lose where a group of features is taken from the networks."""
        model, encoder = shipped_model(), ReadOnce()
        setting = Setting(self.nlp)
        groups = sorted({name.partition(":")[0] for name in (*model.units, *model.pairs)})
        ways = {"nothing": model, **{f"“{g}”": without(model, g) for g in groups}}
        ways[STATES] = without_states(model)
        found: dict[str, Report] = {}
        for name, way in ways.items():
            setting.scorer = scorer_of(way, encoder, setting)
            maps = [(t.gold, setting.map(t, given_units=True)) for t in texts.texts]
            found[name] = evaluate(maps, given_units=True, resamples=1)
        whole = found.pop("nothing")
        names = [name for name in WORTH if any(s.name == name for s in whole.scores)]
        rows = [
            [name, *(tables.points(whole[n].value - report[n].value) for n in names)]
            for name, report in found.items()
        ]
        return tables.table(["without", *names], rows)


def scorer_of(model: LearnedModel, encoder: Encoder, setting: Setting) -> ScorerFactory:
    """Give what scores a text as the learned scorer does, with another model."""
    usual = learned_scorer(setting.rules)

    def make(found: Findings) -> RuleScorer | LearnedScorer:
        plain = usual(found)
        if isinstance(plain, RuleScorer):
            return plain
        return LearnedScorer(found, setting.rules, Networks(encoder, model))

    return make


def without(model: LearnedModel, group: str) -> LearnedModel:
    """Give a model to which the features of a group are absent; it is not trained anew."""

    def kept(names: Sequence[str]) -> tuple[str, ...]:
        return tuple("" if name.partition(":")[0] == group else name for name in names)

    return replace(model, units=kept(model.units), pairs=kept(model.pairs))


def without_states(model: LearnedModel) -> LearnedModel:
    """Give a model that sees nothing of what the words mean."""

    def blind(weights: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        first = weights["inp.weight"].copy()
        first[:, : first.shape[1] - len(model.units)] = 0
        return {**weights, "inp.weight": first}

    return replace(
        model,
        networks=[blind(w) for w in model.networks],
        arguing=[blind(w) for w in model.arguing],
    )


def compared(
    sets: Sequence[TextSet], maps: Mapping[tuple[str, str], Maps], *, given_units: bool
) -> str:
    """Give the figures of both scorers on each set of texts."""
    reports = {
        f"{s.title}, {name}": evaluate(maps[s.key, name], given_units=given_units)
        for s in sets
        for name in (RULES, LEARNED)
    }
    return tables.figures(score_rows(given_units), reports)


def right_main(gold: GoldDocument, made: ArgumentMap) -> bool:
    """Tell whether a map's main conclusion is gold's: its unit is matched with gold's."""
    numbers = [n for n, u in enumerate(gold.units) if u.id == gold.extra.get("main_conclusion")]
    found = match([u.pieces for u in gold.units], [u.pieces for u in made.units])
    ranked = standings(made)
    return bool(ranked) and any(
        made.units[found[n]] == ranked[0].unit for n in numbers if n in found
    )


def main_conclusions(sets: Sequence[TextSet], maps: Mapping[tuple[str, str], Maps]) -> str:
    """Give in how many texts each scorer finds the main conclusion, from raw text."""
    rows = []
    for some in sets:
        known = [n for n, t in enumerate(some.texts) if t.gold.extra.get("main_conclusion")]
        counts = [
            sum(right_main(*maps[some.key, name][n]) for n in known) for name in (RULES, LEARNED)
        ]
        rows.append([some.title, str(len(known)), *map(str, counts)])
    return tables.table(["texts", "number", RULES, LEARNED], rows)


def by_genre(rules: Maps, learned: Maps) -> str:
    """Give what both scorers make of each kind of text, from raw text."""
    groups = [genre_group(str(gold.extra.get("genre", ""))) for gold, _ in rules]
    counts = Counter(groups)
    rows = []
    for group in (*GENRES, "other"):
        here = [n for n, found in enumerate(groups) if found == group]
        if not here:
            continue
        both = [
            evaluate([maps[n] for n in here], given_units=False, resamples=1)
            for maps in (rules, learned)
        ]
        cells = [
            " → ".join(tables.short(report[name].value) for report in both)
            for name in ("units_f1", "role", "relation")
        ]
        mains = [str(sum(right_main(*maps[n]) for n in here)) for maps in (rules, learned)]
        rows.append([group, str(counts[group]), *cells, " → ".join(mains)])
    return tables.table(["kind", "texts", "units", "roles", "links", "main conclusion"], rows)


def learning_curve(file: Path = CURVE) -> str:
    """Give what more texts are worth, as `python -m benchmarks.learned curve` wrote it."""
    rows = tomllib.loads(file.read_text("utf-8"))["row"]
    body = [
        [str(row["real"]), str(row["own"]), *(tables.short(row[n]) for n in ("links", "roles"))]
        for row in rows
    ]
    return tables.table(["real texts", "own texts", "links, F1", "roles right"], body, words=0)
