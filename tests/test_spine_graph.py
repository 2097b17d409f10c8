"""Choosing relations: trees, ties, extra edges; and the map as a networkx graph."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.decoding.arborescence import MOST_NODES, arborescence, decode
from argmap.decoding.extra_relations import add_relations, aim_rebuttals
from argmap.decoding.grounds import confidence
from argmap.draft import Candidate
from argmap.errors import MapError
from argmap.flow import map_text
from argmap.graph.ranking import standings
from argmap.model import (
    RELATION_TYPES,
    ROLES,
    ArgumentMap,
    Cue,
    Part,
    Relation,
    Role,
    Unit,
    find_cycle,
)
from tests.spine import article


def scores(seed: int, size: int) -> dict[tuple[int, int], float]:
    rng = random.Random(seed)
    return {(s, t): rng.uniform(-2, 2) for s in range(size) for t in range(size) if s != t}


def total(root: int, chosen: list[Candidate], roots: list[float]) -> float:
    return roots[root] + sum(c.score for c in chosen)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_there_is(size: int, seed: int) -> None:
    table = scores(seed, size)
    roots = [random.Random(seed + n).uniform(-1, 1) for n in range(size)]
    before = dict(table)

    def score(source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", table[source, target], ())

    root, chosen = arborescence(range(size), score, roots.__getitem__)
    assert table == before
    assert sorted([root, *(c.source for c in chosen)]) == list(range(size))
    best = max(
        roots[r] + sum(table[s, t] for s, t in enumerate(targets) if s != r)
        for r in range(size)
        for targets in product(range(size), repeat=size)
        if targets[r] == r and _is_tree(targets, r)
    )
    assert total(root, chosen, roots) == pytest.approx(best, abs=1e-3)


def _is_tree(targets: tuple[int, ...], root: int) -> bool:
    for node in range(len(targets)):
        seen = set()
        while node != root:
            if node in seen or targets[node] == node:
                return False
            seen.add(node)
            node = targets[node]
    return True


def test_ties_go_to_the_earlier() -> None:
    root, chosen = arborescence(
        range(4), lambda s, t: Candidate(s, t, "support", 0.0, ()), lambda n: 0.0
    )
    assert root == 0
    assert [(c.source, c.target) for c in chosen] == [(1, 0), (2, 0), (3, 0)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(0, 999))
def test_a_document_is_one_tree(sizes: list[int], seed: int) -> None:
    count = sum(sizes)
    table = scores(seed, count)
    groups, at = [], 0
    for size in sizes:
        groups.append(list(range(at, at + size)))
        at += size

    def score(source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", table[source, target], ())

    root, chosen = decode(groups, score, score, lambda n: 0.0, lambda n: 0.0)
    assert sorted([root, *(c.source for c in chosen)]) == list(range(count))
    graph = nx.DiGraph([(c.source, c.target) for c in chosen])
    graph.add_node(root)
    assert nx.is_directed_acyclic_graph(graph)
    assert all(root == node or nx.has_path(graph, node, root) for node in graph)


def test_a_long_paragraph_is_cut() -> None:
    size = MOST_NODES * 3 + 1
    root, chosen = decode(
        [list(range(size))],
        lambda s, t: Candidate(s, t, "support", -abs(s - t), ()),
        lambda s, t: Candidate(s, t, "support", 0.0, ()),
        lambda n: float(n == 7),
        lambda n: float(n == 7),
    )
    assert root == 7 and len(chosen) == size - 1


def support(source: int, target: int) -> Candidate:
    return Candidate(source, target, "support", 1.0, ())


def test_extras_close_no_circle_and_join_no_pair_twice() -> None:
    tree = [support(1, 0), support(2, 1)]
    extras = [support(0, 2), support(1, 2), support(2, 0), support(2, 9)]
    assert [(c.source, c.target) for c in add_relations(tree, [0, 1, 2], extras)] == [
        (1, 0), (2, 0), (2, 1),
    ]  # fmt: skip


def test_a_rebuttal_aims_at_a_conclusion_not_at_its_answer() -> None:
    tree = [Candidate(1, 2, "rebut", 0.1, ()), support(2, 0)]
    aimed = aim_rebuttals(tree, [0], support)
    assert [(c.source, c.target, c.type) for c in aimed] == [(1, 0, "rebut"), (2, 0, "support")]


@given(st.floats(-1e6, 1e6))
def test_confidence_lies_between_0_and_1(score: float) -> None:
    assert 0 <= confidence(score) <= 1
    assert confidence(score) <= confidence(score + 1)


TEXT = "Rents should fall. They hurt. Owners object. They are few."
SPANS: tuple[tuple[int, int, Role], ...] = (
    (0, 17, "conclusion"),
    (19, 28, "premise"),
    (30, 43, "claim"),
    (45, 57, "premise"),
)
UNITS = tuple(
    Unit(f"u{n}", start, end, TEXT[start:end], role)
    for n, (start, end, role) in enumerate(SPANS, 1)
)
RELATIONS = (
    Relation("r1", "u2", "u1", "support"),
    Relation("r2", "u3", "u1", "rebut"),
    Relation("r3", "u4", "r2", "undercut"),
)


def test_networkx_has_everything() -> None:
    graph = ArgumentMap("t", TEXT, UNITS, RELATIONS, title="T").to_networkx()
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.graph["title"] == "T"
    assert graph.nodes["u1"]["text"] == "Rents should fall"
    assert graph.edges["u2", "u1", "r1"]["type"] == "support"
    assert graph.nodes["r2"]["kind"] == "relation"
    assert graph.has_edge("u3", "r2", "r2") and graph.has_edge("r2", "u1", "r2:target")
    assert graph.edges["u4", "r2", "r3"]["type"] == "undercut"


@pytest.mark.parametrize(
    ("units", "relations", "words"),
    [
        (UNITS[:1] * 2, (), "stands twice"),
        (UNITS, (Relation("r1", "u9", "u1", "support"),), "u9"),
        (UNITS, (Relation("r1", "u2", "r1", "support"),), "no unit 'r1'"),
        (UNITS, (Relation("r1", "u2", "u1", "undercut"),), "no relation 'u1'"),
        (
            UNITS,
            (Relation("r1", "u2", "u1", "support"), Relation("r2", "u1", "u2", "support")),
            "cycle",
        ),
        ((Unit("u1", 0, 4, "Rent!", "claim"),), (), "is not its text"),
        ((Unit("u1", -1, 4, "", "claim"),), (), "is not its text"),
        ((Unit("u1", 0, 5, "Rents", "claim", because=(Cue("x", 0, 1, "q"),)),), (), "not its text"),
    ],
)
def test_broken_maps_are_refused(
    units: tuple[Unit, ...], relations: tuple[Relation, ...], words: str
) -> None:
    with pytest.raises(MapError, match=words):
        ArgumentMap("t", TEXT, units, relations)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "no", '{"id": 1}', '{"id":"a","text":"b","units":3}']
)
def test_what_is_no_map_is_told(text: str) -> None:
    with pytest.raises(MapError, match=r"not (JSON|a map)"):
        ArgumentMap.from_json(text)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    text = draw(st.text(min_size=1, max_size=40))
    spot = st.integers(0, len(text))
    spans = [sorted((draw(spot), draw(spot))) for _ in range(draw(st.integers(0, 4)))]
    units = []
    for n, (start, end) in enumerate(spans, 1):
        cue = Cue("c", start, end, text[start:end], 0.5)
        role = draw(st.sampled_from(ROLES))
        speaker = draw(st.none() | st.text(max_size=5))
        units.append(
            Unit(
                f"u{n}", start, end, text[start:end], role, speaker, draw(st.booleans()),
                draw(st.floats(0, 1)), (cue,), n, n, ((start, end),) if n % 2 else (),
            )
        )  # fmt: skip
    relations = []
    for n in range(2, len(units) + 1):
        type = draw(st.sampled_from(RELATION_TYPES[:2]))
        relations.append(Relation(f"r{n}", f"u{n}", f"u{draw(st.integers(1, n - 1))}", type))
    parts = (Part("title", 0, 1, text[0], "first"), Part("byline", 0, 1, text[0], "name", False))
    return ArgumentMap("m", text, tuple(units), tuple(relations), "t", parts, {"argmap": "0"})


@given(maps())
def test_json_round_trip(made: ArgumentMap) -> None:
    assert ArgumentMap.from_json(made.to_json()) == made


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=4)))
def test_cycles_are_found_where_there_are_some(follow: dict[str, list[str]]) -> None:
    graph = nx.DiGraph([(one, other) for one, others in follow.items() for other in others])
    cycle = find_cycle(follow)
    assert bool(cycle) != nx.is_directed_acyclic_graph(graph)
    if cycle:
        assert all(b in follow[a] for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True))


def test_the_articles_map_is_sound() -> None:
    made = article()
    assert [u.id for u in made.units] == [f"u{n}" for n in range(1, len(made.units) + 1)]
    assert [u.start for u in made.units] == sorted(u.start for u in made.units)
    assert [r.id for r in made.relations] == [f"r{n}" for n in range(1, len(made.relations) + 1)]
    assert all(u.because and 0 <= u.score <= 1 for u in made.units)
    assert all(r.because and 0 <= r.score <= 1 for r in made.relations)


def test_conclusions_are_ranked_by_what_leads_to_them() -> None:
    found = standings(article())
    assert [row.kind for row in found].count("main") == 1 and found[0].kind == "main"
    assert "The alliance is, therefore, not fracturing" in found[0].unit.text
    kinds = {row.unit.text[:25]: row.kind for row in found}
    assert kinds["this strain is merely a r"] == "sub-conclusion"
    assert kinds["At their forthcoming summ"] == "call to act"
    weights = [row.weight for row in found]
    assert weights == sorted(weights, reverse=True)


def test_what_says_a_conclusion_again_has_no_rank() -> None:
    text = (
        "The town must mend the old bridge. It is narrow. "
        "So the old bridge must be mended by the town."
    )
    found = map_text(text)
    assert len(found.conclusions) == 2
    assert [(row.kind, row.unit.id) for row in standings(found)] == [("main", "u1")]


@pytest.mark.parametrize("format", ["graphml", "gexf", "gml"])
def test_formats_of_graphs_take_a_map(format: str, tmp_path: Path) -> None:
    graph = article().to_networkx()
    path = tmp_path / f"map.{format}"
    getattr(nx, f"write_{format}")(graph, path)
    again = getattr(nx, f"read_{format}")(path)
    assert len(again) == len(graph)
    assert sorted(data["text"] for _, data in again.nodes(data=True) if "text" in data) == sorted(
        data["text"] for _, data in graph.nodes(data=True) if "text" in data
    )
