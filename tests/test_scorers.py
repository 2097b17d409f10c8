"""Who scores can be another than the rules: by the protocol, and by a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from argmap.decoding.build import build_map
from argmap.draft import Candidate, Findings, Hit
from argmap.errors import PipelineError
from argmap.lexicon.rules import Rule, load_rules
from argmap.reading import document_from_text
from argmap.scorers.protocol import Evidence, PairScorer, PlaceAmongRelations, ScorerFactory
from argmap.scorers.registry import scorer_factory, scorer_names
from argmap.scorers.rule_scorer import RuleScorer
from tests.spine import draft

TEXT = "Rents fell. Wages rose.\n\nPrices fell. Shops closed."
WORDS = [("Rents fell", 0), ("Wages rose", 0), ("Prices fell", 1), ("Shops closed", 1)]


def findings(**fields: Any) -> Findings:
    """Give four units of two paragraphs, the last with other fields."""
    places = [(TEXT.index(words), words, paragraph) for words, paragraph in WORDS]
    drafts = [draft(start, start + len(words), paragraph=p) for start, words, p in places]
    start, words, paragraph = places[-1]
    drafts[-1] = draft(start, start + len(words), paragraph=paragraph, **fields)
    return Findings(drafts, [])


class LastFirst:
    """A scorer that lets everything lead to the last unit, and says so."""

    main = 3
    head_gain = 0.0
    whole = False

    def __init__(self, found: Findings) -> None:
        self.drafts = found.drafts

    def stretches(self, argued: Sequence[int]) -> list[list[int]]:
        return [[n for n in argued if self.drafts[n].paragraph == p] for p in (0, 1)]

    def within(self, source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", float(target), (self.ground(source),))

    def between(self, source: int, target: int) -> Candidate:
        return self.within(source, target)

    def as_head(self, number: int) -> Evidence:
        return Evidence(10.0 * number, (self.ground(number),))

    def as_root(self, number: int) -> Evidence:
        return self.as_head(number)

    def as_main(self, number: int) -> Evidence | None:
        return self.as_head(number)

    def as_conclusion(self, number: int) -> Evidence | None:
        return self.as_head(number) if number == self.main else None

    def as_limit(self, number: int) -> Evidence | None:
        return None

    def as_role(self, number: int, role: str) -> Evidence | None:
        return None

    def as_claim(self, number: int, place: PlaceAmongRelations) -> Evidence:
        return Evidence(1.0 if place.serves else -1.0, ())

    def as_restatement(self, later: int, earlier: int, *, theses: bool) -> Evidence | None:
        return None

    def side_by_side(self, one: int, other: int) -> bool:
        return False

    def beside_tree(self) -> list[Candidate]:
        return []

    def ground(self, number: int) -> Hit:
        row = self.drafts[number]
        return Hit("", "learned.pairs", row.start, row.end, 0.5)


def test_any_scorer_of_the_protocol_makes_a_map() -> None:
    factory: ScorerFactory = LastFirst
    made = build_map(document_from_text(TEXT), findings(), scorer=factory, made_by={})
    assert [(r.source, r.target) for r in made.relations] == [
        ("u1", "u2"), ("u2", "u4"), ("u3", "u4"),
    ]  # fmt: skip
    assert [unit.role for unit in made.units] == ["premise", "claim", "claim", "conclusion"]
    assert made.relations[0].because[0].id == "learned.pairs"


def test_the_rules_are_a_scorer_of_the_protocol() -> None:
    scorer: PairScorer = RuleScorer(findings())
    again: PairScorer = scorer_factory("rules", load_rules())(findings())
    for number in range(4):
        assert scorer.as_head(number) == again.as_head(number)
        for evidence in (scorer.as_head(number), scorer.as_root(number), scorer.as_main(number)):
            if evidence is not None:
                total = sum(hit.weight for hit in evidence.because)
                assert evidence.score == pytest.approx(total)
    pair = scorer.within(1, 0)
    assert pair.because and pair.score == pytest.approx(sum(hit.weight for hit in pair.because))


def test_evidence_that_suffices_changes_the_role() -> None:
    document = document_from_text(TEXT)
    plain = build_map(document, findings(), scorer=RuleScorer, made_by={})
    limits = build_map(document, findings(limit=0.7), scorer=RuleScorer, made_by={})
    assert plain.units[-1].role != "qualification"
    assert limits.units[-1].role == "qualification"


def by_the_last(rules: Mapping[str, Rule]) -> ScorerFactory:
    """Give the scorer that a package outside brings."""
    return LastFirst


def test_a_package_brings_a_scorer_by_an_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "bringer-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bringer\nVersion: 1\n", "utf-8")
    rows = "[argmap.scorers]\nlast = tests.test_scorers:by_the_last\nrules = nowhere:nothing\n"
    (info / "entry_points.txt").write_text(rows, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert scorer_names() == ["rules", "learned", "last"]
    assert isinstance(scorer_factory("last", load_rules())(findings()), LastFirst)
    assert isinstance(scorer_factory("rules", load_rules())(findings()), RuleScorer)


def test_an_unknown_scorer_is_told() -> None:
    with pytest.raises(PipelineError, match="no scorer 'best'; there is rules"):
        scorer_factory("best", load_rules())
