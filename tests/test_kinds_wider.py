"""More of what people's texts argue, kind by kind; expectations as in `test_kinds_argument`."""

from __future__ import annotations

import pytest

from tests.test_kinds_argument import failures

COMMANDS = """
Take it down.|Cap the rates at once.|Shut it.|Fine the owners.|Put in lights.|Call it off.
Return the money.|Get rid of it.|Tear it down, please.|My advice: skip it.|Vote no.
Enough is enough: close it now.|Say no to it.|Fire the coach.|Cut it.|Free the dogs.
It would be a crime to keep it.|It would be folly to keep it.
"""

DEMANDS = [
    ("The bus is a shambles. It comes every other day. Scrap it.", ["other day -> a shambles"]),
    ("What we want is simple. The gate should be opened.", ["should be opened = conclusion"]),
    (
        "The town wants to sell the mill. That would be a mistake.",
        ["be a mistake -r wants to", "be a mistake = conclusion"],
    ),
    ("The town wants to sell the mill. That would be a relief.", ["wants to = conclusion"]),
    ("Without the mill the town dies. The mill is worth saving.", ["worth saving = conclusion"]),
    ("Nobody explained the tax. I cannot vote for it.", ["cannot vote = conclusion"]),
    ("He ignored four orders. Isn't it about time we sued?", ["about time = conclusion"]),
    ("The view is a gem. Look at the hills.", ["a gem = conclusion"]),
]
VIEWS = [
    (
        "To its critics, the tower is an eyesore. To me it is a landmark. Ships steer by it.",
        ["an eyesore @ its critics", "a landmark = conclusion", "an eyesore -r a landmark"],
    ),
    ("To the hall came nurses. They sang.", ["came nurses @ author"]),
    ("To win, the team must train. It is slow.", ["must train @ author"]),
    (
        "The firm calls the smell harmless. The union sees it differently: six men fell ill.",
        ["six men fell ill @ union", "harmless @ firm"],
    ),
    ("Dr Fox has no doubt: “Dust kills. Masks do not help.”", ["Masks do not @ Fox"]),
    ("The vote has no result: the hall was empty.", ["hall was empty @ author"]),
    ("Green groups see the dam as a disaster. It should be built.", ["disaster @ Green groups"]),
    (
        "“The lake is dying,” Ada Hill writes.\n\n“In ten years there will be no fish.”\n\nAct.",
        ["no fish @ Ada Hill"],
    ),
    ("“A house is a home.” — Tove Lind\n\nEmpty houses should be taxed.", ["a home @ Tove Lind"]),
    (
        "The managers call the strike reckless. It should go on.",
        ["reckless -r go on"],
    ),
]
ALLIES = [
    ("Doctors warn that the river carries lead. Nobody should swim in it.", ["lead -> swim"]),
    ("Nurses complain that the ward is short of staff. Hire more.", ["short of staff -> Hire"]),
    ("The brewers call the tax a blow to trade. Keep it.", ["a blow @ brewers", "blow -r Keep"]),
    ("As our own engineer warned, the boiler could burst. Replace it.", ["burst -> Replace it"]),
    ("The architect calls it the best house here. It should be turned down.", ["best -r down"]),
    ("The dean defends the fee: without it the library shuts.", ["library shuts @ dean"]),
    ("I am asking the firm to flush the pipes. They are brown.", ["I am asking = conclusion"]),
    ("Critics warn that the wall is ugly. It should be built.", ["is ugly -r be built"]),
    ("Parents complain that the hall is freezing. It must be mended.", ["freezing -> mended"]),
    (
        "Hale has warned that:\n\n“Wells are dry. Lakes are low.”\n\nPumps should be banned.",
        ["Wells are dry @ Hale", "Lakes are @ Hale", "Wells are dry -> be banned"],
    ),
]
DENIALS = [
    (
        "Critics say the clinic brings crime. The figures say otherwise. Theft fell.",
        ["say otherwise -r brings crime", "Theft fell -> say otherwise"],
    ),
    (
        "The lobby says that guns save lives. Studies found the reverse. Limit them.",
        ["the reverse -r save lives", "save lives -! Limit them"],
    ),
    ("Ann says the town is done. I could not disagree more.", ["disagree more -r is done"]),
    ("My neighbour thinks it is the sun. He has it wrong. It dims.", ["wrong -r is the sun"]),
    ("Did the plan go too far? It did not go far enough. Half remain.", ["enough = conclusion"]),
]
LISTS = [
    (
        "There are two reasons to keep the bus. First, nurses need it. Second, it is cheap.",
        ["to keep the bus = conclusion", "nurses need -> to keep", "it is cheap -> to keep"],
    ),
    (
        "Three facts speak against the pipe. One: it leaks. Two: it is dear. Three: it is ugly.",
        ["it is dear -> speak against", "it is ugly -> speak against"],
    ),
    (
        "Opponents make two points. The first is that it is loud. The second is that it is ugly. "
        "Neither counts. It should be built.",
        ["it is loud @ Opponents", "it is ugly @ Opponents", "it is ugly -! be built"],
    ),
]
TURNS = [
    (
        "Ms Okoro: The tax is unfair. It should go.\n\nMr Blum: Nobody pays it. It should stay.",
        ["is unfair @ Okoro", "unfair -> should go", "Nobody pays -> should stay"],
    ),
    (
        "Ann: Cars kill. They should go.\nBen: No. Shops need cars. They should stay.",
        ["Shops need @ Ben", "Shops need -> should stay", "Shops need -! should go"],
    ),
    (
        "userA wrote:\nNuclear is the only way.\n\nuserB replied:\nWind is cheaper. Build no more.",
        ["Wind is @ userB", "only way @ userA", "only way -! Build no more"],
    ),
    (
        "09:14 - Rosa: the heat should go on, it's cold\n09:16 - Felix: no, gas is dear",
        ["heat should @ Rosa", "gas is dear @ Felix", "gas is dear -! heat should"],
    ),
    (
        "Tom: Lock the park. It burned.\nIna: A locked park is dead. It should stay open.\n"
        "Tom: A burnt park is deader.",
        ["is dead -> stay open"],
    ),
    (
        "kim_7: ban dogs, there is mess\nsalt: bins cost nothing\nkim_7: nobody used them",
        ["bins cost @ salt", "nobody used @ kim_7"],
    ),
    ("9:00 Opening: a talk by the mayor\n9:30 Closing: tea is served", ["tea is @ author"]),
    ("London: The rent is high.\n\nParis: The rent is low.", ["rent is high @ author"]),
]


@pytest.mark.parametrize("rows", [DEMANDS, VIEWS, ALLIES, DENIALS, LISTS, TURNS])
def test_wider_kinds(rows: list[tuple[str, list[str]]]) -> None:
    assert failures(rows) == []


def test_bare_commands_conclude() -> None:
    commands = [row for line in COMMANDS.strip().split("\n") for row in line.split("|")]
    texts = [(f"The old thing is a scandal. {row}", row.rstrip(".")) for row in commands]
    rows = [
        (
            text,
            [f"{words.removeprefix('Enough is enough: ').removesuffix(', please')} = conclusion"],
        )
        for text, words in texts
    ]
    assert failures(rows) == []
