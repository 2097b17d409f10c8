"""What a model says of links: what cannot stand is told, and resolved by stated rules."""

from __future__ import annotations

from argmap.readers.model.json_answers import NoAnswerError, object_in
from argmap.readers.model.linking import link_statements
from argmap.readers.model.model_answers import read_links, read_statements
from argmap.readers.model.model_statements import ModelLink, ModelStatement
from argmap.readers.model.place_statements import set_apart
from argmap.records import Role


def rows(*roles: Role, **labels: str) -> list[ModelStatement]:
    return [
        ModelStatement(n, ((10 * n, 10 * n + 5),), role, **labels)  # type: ignore[arg-type]
        for n, role in enumerate(roles, 1)
    ]


def links(*said: str) -> list[ModelLink]:
    parted = [row.split() for row in said]
    return [ModelLink(int(a), int(b), kind[0] if kind else "support") for a, b, *kind in parted]


def shown(found: tuple[ModelLink, ...]) -> list[str]:
    return [f"{row.source} {row.target} {row.type}" for row in found]


CLAIMS = rows("conclusion", "claim", "premise", "premise")


def test_what_can_stand_stands() -> None:
    made = link_statements(CLAIMS, links("2 1", "3 2", "4 3 undercut"), 1)
    assert shown(made.links) == ["2 1 support", "3 2 support", "4 3 undercut"]
    assert made.main == 1 and not made.faults
    assert made.sides == {1: "pro", 2: "pro", 3: "pro", 4: "opp"}


def test_ends_that_are_none() -> None:
    made = link_statements(CLAIMS, links("2 9", "8 9", "3 3", "2 1", "2 1 rebut", "2 1"), 7)
    assert shown(made.links) == ["2 1 support"] and made.main == 0
    assert [(fault.words.split(":")[0], fault.ids) for fault in made.faults] == [
        ("2 support 9", (2,)),
        ("8 support 9", ()),
        ("3 support 3", (3,)),
        ("2 rebut 1", (2,)),
        ("there is no statement 7 to be the main conclusion", ()),
    ]


def test_the_link_given_last_leaves_a_circle() -> None:
    made = link_statements(CLAIMS, links("3 2", "2 1", "1 3", "4 3"), 0)
    assert shown(made.links) == ["3 2 support", "2 1 support", "4 3 support"]
    (fault,) = made.faults
    assert set(fault.ids) == {1, 2, 3} and "circle" in fault.words
    two = link_statements(CLAIMS, links("1 2", "2 1"), 0)
    assert shown(two.links) == ["1 2 support"]


def test_links_on_links_that_are_gone_become_plain() -> None:
    made = link_statements(CLAIMS, links("3 4 undercut", "2 4 linked", "2 1"), 0)
    assert shown(made.links) == ["3 4 rebut", "2 4 support", "2 1 support"]
    # The circle's last link goes; what bore on it then is a plain reason, which closes another.
    made = link_statements(CLAIMS, links("1 2", "3 2 linked", "2 3", "2 1"), 0)
    assert shown(made.links) == ["1 2 support", "3 2 linked", "2 3 support"]


def test_what_a_qualification_limits_is_its_link_where_no_other_is() -> None:
    limits = [*rows("claim"), ModelStatement(2, ((30, 40),), "qualification", limits=1)]
    assert shown(link_statements(limits, [], 0).links) == ["2 1 qualify"]
    assert shown(link_statements(limits, links("2 1 rebut"), 0).links) == ["2 1 rebut"]


def test_a_stance_that_the_links_belie_only_reports() -> None:
    told = [*rows("conclusion"), *rows("claim", speaker="Ann", stance="rejects")]
    told[1] = ModelStatement(2, ((30, 40),), "claim", "Ann", "rejects")
    made = link_statements(told, links("2 1"), 1)
    assert made.statements[1].stance == "reports"
    (fault,) = made.faults
    assert fault.ids == (2,) and "rejects statement 2" in fault.words
    assert link_statements(told, links("2 1 rebut"), 1).statements[1].stance == "rejects"


def test_the_main_conclusion_is_a_conclusion() -> None:
    made = link_statements(rows("claim", "premise"), links("2 1"), 1)
    assert [row.role for row in made.statements] == ["conclusion", "premise"]


def test_statements_over_one_another() -> None:
    text = "The bridge, said Ann, is old and it must close."

    def place(id: int, words: str) -> ModelStatement:
        at = text.index(words)
        return ModelStatement(id, ((at, at + len(words)),))

    whole, inner = place(1, "The bridge, said Ann, is old"), place(2, "said Ann")
    apart, lost = set_apart(text, [inner, whole])
    assert [[text[a:b] for a, b in row.pieces] for row in apart] == [
        ["The bridge", "is old"], ["said Ann"]
    ]  # fmt: skip
    assert not lost
    over = [place(1, "is old and it"), place(2, "and it must close"), place(3, "is old and it")]
    apart, lost = set_apart(text, over)
    assert [text[row.start : row.end] for row in apart] == ["is old and it", "must close"]
    assert lost == ["statement 3 is given twice"]
    apart, lost = set_apart(text, [place(1, "is old"), place(2, "it must"), place(3, "old and it")])
    assert [text[row.start : row.end] for row in apart] == ["is old", "and it", "must"]


def test_json_in_what_a_model_says() -> None:
    for said in (
        '{"links":[]}',
        'Sure! {"links": []} Hope that helps {not json}',
        '<think>{"links": 1} or {"links": [7]}?</think>```json\n{"links": []}\n```',
        '{"other": 1} {"links": []}',
    ):
        assert object_in(said, "links") == {"links": []}
    for said in ("", "no", "[]", '{"links": 3}', '{"links": [', "{" * 5000, '{"a":' * 50_000):
        try:
            object_in(said, "links")
        except NoAnswerError as error:
            assert len(str(error)) < 60
        else:
            raise AssertionError(said[:20])


def test_rows_that_are_none_are_passed_over() -> None:
    lost: list[str] = []
    data = {
        "statements": [
            {"id": 1, "quote": "a", "role": "Claim"}, {"id": 1, "quote": "b", "role": "claim"},
            {"id": True}, {"id": -3}, 7, None, {"id": "2", "quote": 5, "role": "thesis"},
            {"id": 3.0, "role": "premise", "hedged": "yes", "sentence": 10**30},
        ]
    }  # fmt: skip
    found = read_statements(data, lost)
    assert [(row.id, row.quote, row.role) for row in found] == [
        (1, "a", "claim"), (2, "", "claim"), (3, "", "premise")
    ]  # fmt: skip
    assert not found[2].hedged and found[2].sentence == 0
    assert len(lost) == 4
    said = {"links": [{"from": 1, "to": 2, "why": "x\x1b]0;y\x07" * 90}, {"from": 1}, "no"]}
    (link,) = read_links(said, lost)
    assert link.type == "support" and len(link.why) <= 200 and "\x1b" not in link.why


def test_no_statement_supports_what_rebuts_it() -> None:
    made = link_statements(CLAIMS, links("2 1", "1 2 rebut"), 0)
    assert shown(made.links) == ["2 1 support"]
    assert [fault.ids for fault in made.faults] == [(1, 2)]
    both = link_statements(CLAIMS, links("2 1 rebut", "1 2 rebut"), 0)
    assert len(both.links) == 2 and not both.faults
