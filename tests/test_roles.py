"""Roles and background are weighed from one context a unit; nothing is changed in place."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from argmap.components.background.scene_setter import SceneSetter
from argmap.components.evidence import Family, ground, total
from argmap.components.parse import Parse, read_parse
from argmap.components.parsing import parse_document
from argmap.components.roles.context import Context
from argmap.components.roles.weighing import Weigher, add_features
from argmap.components.store import load_drafts
from argmap.draft import Draft, Hit
from argmap.lexicon import load_language
from argmap.lexicon.rules import load_rules, weighted
from argmap.reading import document_from_text
from tests.spine import nlp

TEXT = (
    "Thank you for the map. The bridge is narrow.\n\n"
    "Critics say that it is safe. It does hold, but lorries shake it.\n\n"
    "Therefore the town must mend it. It should also mend the road."
)


def attributed(text: str) -> tuple[Parse, list[Draft]]:
    """Give the drafts of a text as `argmap_roles` finds them."""
    doc = parse_document(nlp(), document_from_text(text))
    for name in ("argmap_cues", "argmap_units", "argmap_attribution"):
        doc = nlp().get_pipe(name)(doc)
    return read_parse(doc), load_drafts(doc)


def weighed(text: str) -> tuple[Parse, list[Draft]]:
    """Give the drafts of a text with their features and scores."""
    parse, drafts = attributed(text)
    weigher = Weigher(load_rules())
    return parse, weigher.weigh(add_features(parse, drafts, []), frozenset(), parse.language)


def test_each_step_leaves_the_drafts_it_is_given_as_they_are() -> None:
    parse, drafts = attributed(TEXT)
    before = deepcopy(drafts)
    described = add_features(parse, drafts, [])
    assert drafts == before
    before = deepcopy(described)
    scored = Weigher(load_rules()).weigh(described, frozenset(), parse.language)
    assert described == before
    before = deepcopy(scored)
    marked = SceneSetter(load_rules()).set_scene(parse, scored, [])
    assert scored == before
    assert [draft.scenery for draft in marked] != [draft.scenery for draft in scored]


def test_grounds_stand_in_the_order_of_the_rows_and_add_up_to_the_scores() -> None:
    order = {id: place for place, id in enumerate(load_rules())}
    for draft in weighed(TEXT)[1]:
        for family in ("conclusion", "opposed", "limit", "disputed"):
            grounds = [hit for hit in draft.because if hit.kind.startswith(f"{family}.")]
            places = [order[hit.kind] for hit in grounds]
            assert places == sorted(places)
            assert getattr(draft, family) == total(grounds)


def test_a_scaled_rule_shares_out_its_weight() -> None:
    hit = Hit("x", "result", 3, 7, 0.5)
    draft = Draft(0, 9, 0, 0, 3, (), "")
    rule = load_rules()["conclusion.result"]
    assert rule.scaled
    assert ground(rule, draft, hit) == Hit("x", rule.id, 3, 7, round(rule.weight * 0.5, 4))
    assert ground(replace(rule, scaled=False), draft, hit).weight == rule.weight


def test_what_the_unit_before_came_to_is_handed_on() -> None:
    before = Draft(0, 9, 0, 0, 3, (), "", concludes=True)
    also = Hit("also", "addition", 10, 14, 0.4)
    demand = Hit("should", "directive", 15, 21, 0.8)
    draft = Draft(10, 30, 4, 3, 7, (), "", leads=(also,), cues=(demand,))
    rules = load_rules()

    def fired(before: Draft) -> set[str]:
        context = Context(
            drafts=[before, draft],
            weighed=[before],
            number=1,
            draft=draft,
            before=before,
            after=None,
            long=False,
            title=frozenset(),
            language=load_language(),
            rules=rules,
        )
        return {hit.kind for hit in Family("conclusion", rules).fire(context, draft)}

    assert fired(before) - fired(replace(before, concludes=False)) == {"conclusion.joined"}


def test_thresholds_are_those_of_the_rules() -> None:
    parse, drafts = attributed(TEXT)
    described = add_features(parse, drafts, [])
    usual = Weigher(load_rules()).weigh(described, frozenset(), parse.language)
    assert any(draft.concludes for draft in usual)
    high = Weigher(weighted({"threshold.conclusion": 9.0}))
    assert not any(d.concludes for d in high.weigh(described, frozenset(), parse.language))
