"""What people's texts argue, kind by kind: each row a text and what its map must tell.

An expectation is one of: `"words" + " = role"` (with `|` between roles, `!=` for not), `"a -> b"`
(a supports b), `"a -x b"` (a rebuts or limits b), `"a -r b"` (a rebuts b), `"a -! b"` (a doesn't
support b), `"a @ name"` (its speaker; `author` for the author). Units are found by words in them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import stance_contradictions
from argmap.flow import load_pipeline, map_document
from argmap.model import ArgumentMap, Relation, Unit
from argmap.reading import document_from_text, read_document

CORPUS = Path(__file__).parents[1] / "corpus"

VERDICTS = (
    ("The old bridge is dangerous.", "The old bridge is dangerous"),
    ("The levy is unfair.", "The levy is unfair"),
    ("Zoos keep animals in misery.", "Zoos keep animals"),
)
DEMANDS = """
It should be scrapped.|It must go.|It ought to go.|It has to go.|It cannot stay.|It can't go on.
It had better be scrapped.|It is time to end it.|It is high time it was ended.|Time to end it.
The time has come to end it.|Let us end it.|We need to end it.|We need something else.|End it.
We have to end it.|I ask the council to end it.|I urge the council to end it.|Do not keep it.
I call on the council to end it.|I demand that it be ended.|I propose that it be ended.
I want it ended.|It has no place in our town.|It deserves to be scrapped.|Why not end it?
There is no reason to keep it.|What we need is something else.|Why keep it?|Please end it.
It would be better to end it.|We owe it to our children to end it.|Isn't it time to end it?
Shouldn't it be scrapped?|How about ending it?|The council is obliged to end it.|Down with it!
It is our duty to end it.|It is essential that it be ended.|My plea is to end it.|I would end it.
The council can no longer ignore it.|The sooner it is ended, the better.|It must not be kept.
Something else is needed.|Something else is long overdue.|Why should we keep it?
"""
DENIALS = """
That is false.|That is not true.|This is a myth.|Nonsense.|Not so.|Hardly.|Far from it.|No.
The opposite is true.|The reverse is true.|Quite the opposite.|It is not.|It isn't.|Not at all.
She is wrong.|She is mistaken.|She is lying.|I disagree.|I doubt it.|That is not the case.
This does not follow.|The claim is false.|That claim does not hold up.|Nothing of the kind.
"""
ANSWERS = (
    "No.|Hardly.|Not at all.|Far from it.|Of course not.|Not really.|No, it is not.|It is not."
)

CASES = [
    # verdict and demand
    ("Homework is useless. Let us abolish it.", ["Homework = claim", "Homework -> abolish"]),
    ("The treaty is weak. We should leave it. It has no teeth.", ["leave it = conclusion"]),
    ("The school is good. It should not be closed.", ["The school is good -> not be closed"]),
    ("Smoking kills. Do not start.", ["Do not start = conclusion", "Smoking -> Do not start"]),
    ("The fee is unfair. It hits the poor. It should go.", ["should go -! hits the poor"]),
    ("I doubt that the ban works. The city should lift it.", ["I doubt -> should lift"]),
    ("The study fails to prove that bans work. Bans should be lifted.", ["fails -> lifted"]),
    # what is granted by "even as", in front of what overrides it
    (
        "Even as the fares fell, the trams stayed empty. They should be sold.",
        ["fares fell -x trams stayed empty", "trams stayed empty -> be sold"],
    ),
    ("It closed mills even as it built mansions. It should be sold.", ["It closed -> be sold"]),
    # a section that announces what a report comes to
    (
        "The quay\n\nFish\n\nThe cod have gone. So the boats should go too.\n\n"
        "2. Recommendation\n\nThe quay should become a park.",
        ["should become a park = conclusion", "the boats should go -> become a park"],
    ),
    # near misses: a demand that opens, one that is only added, one that is met
    ("We should keep the mill. It is old.", ["keep the mill = conclusion"]),
    ("The mill is idle. Why does nobody sell it?", ["The mill is idle = conclusion"]),
    # denials and questions
    (
        "The mayor says the dam is safe. That is false. It leaks. It should be mended.",
        ["That is false -r dam is safe", "be mended = conclusion", "the dam is safe -! mended"],
    ),
    ("Is the levy fair? Yes. The rich pay most.", ["Is the levy fair = question"]),
    ("Can we trust them? No, we cannot. They lied.", ["we cannot = conclusion"]),
    (
        "The mayor says the dam is safe. That is right. It was tested.",
        ["the dam is safe -> That is right"],
    ),
    # stance, side and arrow
    (
        "The owner says the pool is clean. Two children fell ill. It should be shut.",
        ["pool is clean -x be shut"],
    ),
    ("Residents say that the club is noisy. It should be closed.", ["club is noisy -> closed"]),
    (
        "Opponents say that the wall is ugly. It saves the town. It should be built.",
        ["wall is ugly -x be built"],
    ),
    (
        "Ann runs the school. She says that two classes are full. The school needs a teacher.",
        ["classes are full -> needs a teacher"],
    ),
    # words are not lost
    ("The levy is unfair. Nor does it raise much. It should go.", ["Nor does -> should go"]),
    ("Even if the levy is legal, it is unfair.", ["Even if the levy is legal -x it is unfair"]),
    ("The mill stays shut unless someone pays.", ["unless someone pays -x mill stays shut"]),
    ("The plan is good as long as rents stay low.", ["The plan is good as long as = conclusion"]),
    (
        "The levy is legal. Even so, it is unfair. The poor pay half of it.",
        ["levy is legal -x it is unfair", "The poor pay -> it is unfair"],
    ),
    (
        "It might be expensive. It is nevertheless a good plan. It saves lives.",
        ["might be expensive = qualification", "saves lives -> nevertheless a good plan"],
    ),
    (
        "The hall may well be ugly. It is still useful. Three clubs meet there.",
        ["may well be ugly = qualification", "Three clubs -> still useful"],
    ),
    (
        "Not only is the levy unfair, but it also costs jobs. It should be scrapped.",
        ["levy unfair -> be scrapped", "costs jobs -> be scrapped"],
    ),
    ("Since the mill closed, nobody has worked there. Sell it.", ["Since the mill closed -> Sell"]),
    ("Since the data are thin, we should wait.", ["the data are thin -> we should wait"]),
    (
        "In spite of the fact that the hall is old, it is useful. Clubs meet there.",
        ["the hall is old -x it is useful", "Clubs meet -> it is useful"],
    ),
    (
        "I like the phone, but the battery is weak. It takes good pictures.",
        ["battery is weak -x I like the phone", "good pictures -> I like the phone"],
    ),
    ("First Man is a good film. The music is bold.", ["First Man = conclusion"]),
    ("Second homes are a bad idea. They stand empty.", ["Second homes = conclusion"]),
    ("They found a fault that three others missed.", ["found a fault @ author"]),
    ("Waiting is the same as giving up. The council should act.", ["Waiting is -> should act"]),
]


def rows(table: str) -> list[str]:
    """Return the entries of a table of texts."""
    return [row for line in table.split("\n") for row in line.split("|") if row]


def mapped(text: str) -> ArgumentMap:
    """Return the map of a text, scenery and all."""
    return map_document(document_from_text(text, "t"), nlp=load_pipeline(), background=True)


def unit_with(argmap: ArgumentMap, words: str) -> Unit | None:
    """Return the first unit with some words, None without one."""
    return next((unit for unit in argmap.units if words in unit.text), None)


def holds(argmap: ArgumentMap, expected: str) -> bool:
    """Return whether a map tells what is expected of it."""
    words, sign, rest = expected.split(" ", 1)[0], "", ""
    for sign in (" -> ", " -x ", " -r ", " -! ", " != ", " = ", " @ "):
        if sign in expected:
            words, rest = expected.split(sign)
            break
    unit = unit_with(argmap, words)
    if unit is None:
        return False
    if sign in (" = ", " != "):
        return (unit.role in rest.split("|")) == (sign == " = ")
    if sign == " @ ":
        return (unit.attributed_to or "author") == rest
    target = unit_with(argmap, rest)
    found = {
        r.type for r in argmap.relations if target and (r.source, r.target) == (unit.id, target.id)
    }
    if sign == " -! ":
        return target is not None and "support" not in found
    legal = {" -> ": {"support"}, " -r ": {"rebut"}, " -x ": {"rebut", "qualify"}}[sign]
    return bool(found & legal)


def failures(cases: list[tuple[str, list[str]]]) -> list[str]:
    """Return what does not hold, a line each."""
    found = []
    for text, expected in cases:
        argmap = mapped(text)
        found += [f"{text} | {row}" for row in expected if not holds(argmap, row)]
    return found


@pytest.mark.parametrize(("verdict", "words"), VERDICTS)
def test_what_a_demand_follows_from_supports_it(verdict: str, words: str) -> None:
    cases = []
    for demand in rows(DEMANDS):
        shown = demand.rstrip(".!")
        cases.append((f"{verdict} {demand}", [f"{shown} = conclusion", f"{words} -> {shown}"]))
    assert failures(cases) == []


def test_a_denial_rebuts_the_report_before_it() -> None:
    cases = []
    for denial in rows(DENIALS):
        shown, report = denial.rstrip("."), "The minister says the levy is fair"
        expected = [f"{shown} -r {report}", f"The poor -> {shown}", f"{report} != conclusion"]
        cases.append((f"{report}. {denial} The poor pay most of it.", expected))
    assert failures(cases) == []


def test_a_question_answered_no_is_no_conclusion() -> None:
    cases = [
        (f"Is the levy fair? {answer} The poor pay most of it.", ["Is the levy fair = question"])
        for answer in rows(ANSWERS)
    ]
    assert failures(cases) == []


def test_kinds() -> None:
    assert failures(CASES) == []


@pytest.mark.parametrize("count", [14, 15, 22, 29])
def test_one_paragraph_keeps_its_thesis_however_many_reasons_it_gives(count: int) -> None:
    reasons = " ".join(f"Street {n} lost its baker last year." for n in range(1, count))
    argmap = mapped(f"The council should freeze shop rents. {reasons}")
    assert holds(argmap, "freeze shop rents = conclusion")
    assert [u.text for u in argmap.units if u.role == "background"] == []


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_text_keeps_its_conclusion_wherever_paragraphs_break(place: int) -> None:
    said = ["Zoos are cruel.", "Wolves pace in them.", "They teach little.", "Close them."]
    broken = [" ".join(said[:place]), *said[place:]]
    for text in ("\n\n".join(broken), "\n\n".join(said)):
        assert holds(mapped(text), "Close them = conclusion"), text


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_stance_side_and_arrow_agree_in_the_corpus(path: Path) -> None:
    argmap = map_document(read_document(path), nlp=load_pipeline())
    assert stance_contradictions(argmap.units, argmap.relations) == []


def test_the_check_finds_each_contradiction() -> None:
    units = [
        Unit("u1", 0, 1, "a", "claim", attributed_to="Ann", stance="rejects"),
        Unit("u2", 2, 3, "b", "claim", attributed_to="Bob", stance="endorses", side="opp"),
        Unit("u3", 4, 5, "c", "conclusion"),
    ]
    relations = [Relation("r1", "u1", "u3", "support"), Relation("r2", "u2", "u3", "rebut")]
    assert [line.split(":")[0] for line in stance_contradictions(units, relations)] == [
        "u1",
        "u2",
        "r1",
        "r2",
    ]


def test_what_is_granted_contradicts_nothing() -> None:
    argmap = mapped("The mayor rightly says that the levy is legal. But it should go.")
    assert stance_contradictions(argmap.units, argmap.relations) == []
