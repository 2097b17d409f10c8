"""Every row of the rules is tested by its own example and near miss."""

from __future__ import annotations

import re
import tomllib
from functools import cache

import pytest

from argmap.decoding.build import build_map
from argmap.draft import Candidate, Hit
from argmap.evaluate.records import GoldDocument, GoldUnit
from argmap.evaluate.replay import Parsed, Setting, parse_texts
from argmap.lexicon import load_cues
from argmap.lexicon.rules import Rule, load_rules
from argmap.model import ArgumentMap
from argmap.scorers.rule_scorer import RuleScorer
from tests.spine import ROOT, SHARED, article, needs_shared, nlp

RULES = tuple(load_rules().values())
# What a network reads is tested in `test_learned.py`.
FAMILIES = sorted({rule.id.partition(".")[0] for rule in RULES} - {"learned"})
TABLES = ROOT / "src" / "argmap" / "lexicon" / "en" / "rules"
GIVEN = re.compile(r"\[([^]]*)\]")


# Rows that stand among no grounds fire where it makes a difference that they weigh otherwise: by
# how much, from the first row that fits.
BOUNDS = {"restate.denies": -2.0, "threshold.": 0.2, "measure.": 0.2}
LEADING = (
    "attach.topic", "attach.turn", "attach.point", "attach.names-point", "attach.answers-question",
)  # fmt: skip


def fires(rule: Rule, text: str) -> bool:
    """Tell whether a rule fires in a text; `en/rules/README.md` says when one does."""
    by = next((by for begins, by in BOUNDS.items() if rule.id.startswith(begins)), 0.0)
    if by:
        return weighed(text) != weighed(text, rule.id, by)
    if rule.id in LEADING:
        return prominence_of(text) != prominence_of(text, rule.id)
    made, heard = weighed(text)
    told = [cue for unit in made.units for cue in unit.because]
    told += [cue for relation in made.relations for cue in relation.because]
    ids = {hit.kind for hit in heard} | {cue.id.partition(":")[0] for cue in told}
    return rule.id in ids


@cache
def weighed(text: str, changed: str = "", by: float = 0.0) -> tuple[ArgumentMap, list[Hit]]:
    """Map a text, one rule weighing otherwise; give the grounds of all that was weighed, too."""
    heard: list[Hit] = []

    class Listener(RuleScorer):
        def within(self, source: int, target: int) -> Candidate:
            made = super().within(source, target)
            heard.extend(made.because)
            return made

        def between(self, source: int, target: int) -> Candidate:
            made = super().between(source, target)
            heard.extend(made.because)
            return made

    parsed, given = read(text)
    way = setting(changed, by)
    found = way.find(parsed, given_units=given)
    made = build_map(
        parsed.document, found, scorer=lambda found: Listener(found, way.rules), made_by={}
    )
    scorer = RuleScorer(found, way.rules)
    heard += [hit for reply in scorer.beside_tree() for hit in reply.because]
    for number, draft in enumerate(found.drafts):
        main = scorer.as_main(number)
        heard += [*draft.because, *scorer.as_head(number).because, *(main.because if main else ())]
        heard.append(Hit("", draft.rule, draft.start, draft.end))
    return made, heard


@cache
def setting(changed: str = "", by: float = 0.0) -> Setting:
    """Give the way to map by the rules, one of them weighing otherwise."""
    return Setting(nlp(), {changed: load_rules()[changed].weight + by} if changed else {})


def prominence_of(text: str, raised: str = "") -> list[float]:
    """Give how prominent the units of a text are, one of the rules weighing more."""
    parsed, given = read(text)
    way = setting(raised, 1.0)
    return RuleScorer(way.find(parsed, given_units=given), way.rules).facts.prominence


@cache
def read(text: str) -> tuple[Parsed, bool]:
    """Parse a text, and tell whether its units are given."""
    plain, spans = without_brackets(text)
    units = [
        GoldUnit(f"u{n}", start, end, plain[start:end]) for n, (start, end) in enumerate(spans)
    ]
    return parse_texts(nlp(), [GoldDocument("example", plain, tuple(units))])[0], bool(spans)


def without_brackets(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the brackets around given units out of a text, and give the units' offsets."""
    spans = [
        (match.start() - 2 * before, match.end() - 2 * before - 2)
        for before, match in enumerate(GIVEN.finditer(text))
    ]
    return GIVEN.sub(r"\1", text), spans


@pytest.mark.parametrize("family", FAMILIES)
def test_examples_fire_and_near_misses_do_not(family: str) -> None:
    rules = [rule for rule in RULES if rule.id.startswith(f"{family}.")]
    silent = [rule.id for rule in rules if not fires(rule, rule.example)]
    loud = [rule.id for rule in rules if fires(rule, rule.miss)]
    assert (silent, loud) == ([], [])


def test_rows_are_whole() -> None:
    tables = (tomllib.loads(path.read_text("utf-8")) for path in TABLES.glob("*.toml"))
    rows = [row for table in tables for row in table["rule"]]
    assert len(rows) == len(RULES)
    for rule in RULES:
        assert rule.why and rule.source and rule.example and rule.miss


def test_near_misses_are_near() -> None:
    far = []
    for rule in RULES:
        example, miss = (set(re.findall(r"\w+", t.lower())) for t in (rule.example, rule.miss))
        near = 2 * len(example & miss) >= min(len(example), len(miss))
        if rule.example == rule.miss or not near:
            far.append(rule.id)
    assert far == []


def test_every_ground_of_the_article_has_a_row() -> None:
    found = article()
    because = [cue for unit in found.units for cue in unit.because]
    because += [cue for relation in found.relations for cue in relation.because]
    ids = {id for cue in because for id in cue.id.split(":")}
    assert any(id.startswith("attach.") for id in ids)
    assert ids <= set(load_rules()) | {cue.id for cue in load_cues()}


@needs_shared
def test_no_text_of_the_corpora_in_the_rules() -> None:
    corpus = (SHARED / "corpora" / "microtexts-1.jsonl").read_text("utf-8").lower()
    for rule in RULES:
        for sentence in re.split(r"(?<=[.?!”])\s+", f"{rule.example} {rule.miss}".lower()):
            assert sentence not in corpus, rule.id
