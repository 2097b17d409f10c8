"""Every row of the rules is tested by its own example and near miss."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from argmap.components.harvest import harvest
from argmap.components.pipeline import analyse
from argmap.decoding import build
from argmap.draft import Candidate, Draft, Findings
from argmap.lexicon import load_cues
from argmap.lexicon.rules import Rule, load_rules, weighted
from argmap.reading import document_from_text
from argmap.scorers.rule_scorer import Scorer
from tests.spine import ROOT, SHARED, article, needs_shared, nlp

RULES = tuple(load_rules().values())
TABLES = ROOT / "src" / "argmap" / "lexicon" / "en" / "rules"
GIVEN = re.compile(r"\[([^]]*)\]")


@cache
def fired(text: str) -> frozenset[str]:
    """Give the rules that fire in a text; `en/rules/README.md` says when one does."""
    heard: list[Candidate] = []

    class Listener(Scorer):
        def __init__(
            self,
            drafts: Sequence[Draft],
            signalled: Sequence[Candidate],
            rules: Mapping[str, Rule] | None = None,
        ) -> None:
            super().__init__(drafts, signalled, rules)
            heard.extend(self.replies)

        def within(self, source: int, target: int) -> Candidate:
            heard.append(super().within(source, target))
            return heard[-1]

        def between(self, source: int, target: int) -> Candidate:
            heard.append(super().between(source, target))
            return heard[-1]

    plain, spans = without_brackets(text)
    document = document_from_text(plain)
    found = harvest(analyse(nlp(), document, spans))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "Scorer", Listener)
        made = build.build_map(document, found, made_by={})
    grounds = [hit for draft in found.drafts for hit in draft.because]
    grounds += [hit for candidate in heard for hit in candidate.because]
    ids = {hit.kind for hit in grounds} | {draft.rule for draft in found.drafts}
    ids |= {cue.id.partition(":")[0] for unit in made.units for cue in unit.because}
    scorer = Scorer(found.drafts, found.signalled)
    ids |= {hit.kind for number in range(len(found.drafts)) for hit in scorer.heading(number)}
    ids |= {
        f"threshold.{name}" for name in THRESHOLDS if any(reached(d, name) for d in found.drafts)
    }
    return frozenset(ids | {rule for rule in LEADING if raises_a_lead(found, rule)})


THRESHOLDS = ("conclusion", "opposed", "limit")


def reached(draft: Draft, score: str) -> bool:
    """Tell whether a unit's score reaches the threshold for what it then looks like."""
    return bool(getattr(draft, score) >= load_rules()[f"threshold.{score}"].weight)


LEADING = (
    "attach.topic", "attach.turn", "attach.point", "attach.names-point", "attach.answers-question",
)  # fmt: skip


def raises_a_lead(found: Findings, rule: str) -> bool:
    """Tell whether a unit would lead more were the rule to weigh more."""
    raised = weighted({rule: load_rules()[rule].weight + 1})
    leads = [Scorer(found.drafts, found.signalled, rules).lead for rules in (None, raised)]
    return leads[0] != leads[1]


def without_brackets(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the brackets around given units out of a text, and give the units' offsets."""
    spans = [
        (match.start() - 2 * before, match.end() - 2 * before - 2)
        for before, match in enumerate(GIVEN.finditer(text))
    ]
    return GIVEN.sub(r"\1", text), spans


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_fires(rule: Rule) -> None:
    assert rule.id in fired(rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_near_miss_does_not_fire(rule: Rule) -> None:
    assert rule.id not in fired(rule.miss)


def test_rows_are_whole() -> None:
    tables = (tomllib.loads(path.read_text("utf-8")) for path in TABLES.glob("*.toml"))
    rows = [row for table in tables for row in table["rule"]]
    assert len(rows) == len(RULES)
    for rule in RULES:
        assert rule.why and rule.source and rule.example and rule.miss


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_near_miss_is_near(rule: Rule) -> None:
    example, miss = (set(re.findall(r"\w+", text.lower())) for text in (rule.example, rule.miss))
    assert rule.example != rule.miss
    assert 2 * len(example & miss) >= min(len(example), len(miss))


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
