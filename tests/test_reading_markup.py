"""Markdown, notes, tables, code and pages in plain text files."""

from __future__ import annotations

import pytest

from argmap import map_text
from argmap.reading import document_from_text
from argmap.reading.plain_form import plain_form

BODY = [
    "The levee should be raised. The river rose four metres in a night, and the town was cut off.",
    "A levee of six metres would have held. It costs less than one flood, so vote for it.",
]


def plain(text: str) -> str:
    return plain_form(document_from_text(text)).aligned.text


def units(text: str) -> list[str]:
    return [unit.text for unit in map_text(text).units]


def left_out(text: str) -> dict[str, str]:
    return {part.text: part.reason for part in document_from_text(text).parts if not part.mapped}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The **fee** is [unfair](https://x.org/a_(b)) and *dear*.", "The fee is unfair and dear."),
        ("A ***very*** __bad__ ~~old~~ _fee_ of `2,000`.", "A very bad old fee of 2,000."),
        (
            "The fee[1] is unfair[2][3]. It hits the poor.[^a]",
            "The fee is unfair. It hits the poor.",
        ),
        ("It rose.¹ It fell.† It is so.[citation needed]", "It rose. It fell. It is so."),
        ("It rose.1 It fell.2 It is so.", "It rose. It fell. It is so."),
        ("A &amp; B <b>pay</b><br>twice &mdash; <sup>2</sup>", "A & B pay twice — "),
        ("See [[Fees|the page on fees]] and [the act][1].", "See the page on fees and the act."),
        ("Use \\*stars\\* here.", "Use *stars* here."),
        # near misses
        ("It is 5*4*3 m² and snake_case_words.", "It is 5*4*3 m² and snake_case_words."),
        ("He said that “[t]he fee” is dear [sic].", "He said that “[t]he fee” is dear [sic]."),
        ("In [1] and in [2] it is shown.", "In [1] and in [2] it is shown."),
        ("Version 2.1 is out. It is good.", "Version 2.1 is out. It is good."),
        ("AT&T pays. So does R&D.", "AT&T pays. So does R&D."),
        ("a < b, and b > c.", "a < b, and b > c."),
    ],
)
def test_inline(text: str, found: str) -> None:
    assert plain(text).strip() == found.strip()


def test_statements_hold_whole_marks() -> None:
    text = (
        "The **fee** is [unfair](https://x.org), because it hits the *poor*.[^1] **It should go.**"
    )
    assert units(text) == [
        "The **fee** is [unfair](https://x.org)", "it hits the *poor*", "It should go",
    ]  # fmt: skip


FILE = """---
title: "Raise the levee"
author: M. Ruiz
tags:
  - floods
---

# Raise the levee

{0}[^1]

| year | height |
|------|--------|
| 2020 | 3.2    |

```python
def height():
    return 4
```

<!-- to do -->

{1}

[^1]: Town survey, 2021. It asked 400 people
    in May.
[act]: https://x.org/act
"""


def test_markdown_file() -> None:
    text = FILE.format(*BODY)
    document = document_from_text(text)
    assert document.title == "Raise the levee"
    mapped = [part.text.removesuffix("[^1]") for part in document.parts if part.mapped]
    assert mapped == ["Raise the levee", *BODY] or mapped == BODY
    reasons = set(left_out(text).values())
    assert {
        "It describes the file.", "It says who wrote the article.", "It is a table.",
        "It is program code.", "It is a note.", "It is the address of a link.",
    } <= reasons  # fmt: skip


def test_title_in_the_head_of_a_file_is_the_title() -> None:
    text = f"---\ntitle: Raise the levee\ndate: 2021-01-04\n---\n\n{BODY[0]}\n\n{BODY[1]}"
    assert document_from_text(text).title == "Raise the levee"
    assert "Raise the levee" not in left_out(text)


def test_rules_are_no_head_of_a_file() -> None:
    text = f"---\n\n{BODY[0]}\n\n---\n\n{BODY[1]}"
    assert set(left_out(text)) == {"---"}


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("year | take\n-----|-----\n2020 | 80,000", "It is a table."),
        ("+------+------+\n| 2020 | 2021 |\n+------+------+", "It is a table."),
        ("year\ttake\tcost\n2020\t80\t20\n2021\t90\t21", "It is a table."),
        ("for year in years:\n    total += take[year]\n    print(total)", "It is program code."),
        ("[1] Town survey, 2021.", "It is a note."),
        ("² M. Ruiz, Floods, 2019.", "It is a note."),
    ],
)
def test_blocks_that_are_no_prose(block: str, reason: str) -> None:
    text = f"{BODY[0]}[1] It is known.²\n\n{block}\n\n{BODY[1]}"
    assert set(left_out(text).values()) == {reason}


@pytest.mark.parametrize(
    "block",
    [
        "Either it holds | or it breaks, and we pay.",
        "import duties hurt us;\nso do quotas, and they should go.",
        "[1] is the best study of them all, and it says so.",
        "for the town, for the river, for all of us:\nraise it now.",
    ],
)
def test_prose_that_looks_like_blocks(block: str) -> None:
    assert left_out(f"{BODY[0]}\n\n{block}\n\n{BODY[1]}") == {}


@pytest.mark.parametrize(
    "page",
    [
        "\n\n12\n\nTHE MARL GAZETTE\n\n",
        "\n\nPage 3 of 9\n\n",
        "\n\nThe Marl Gazette | 12\n\n",
        "\n\n- 12 -\n\n",
        "\n12\nTHE MARL GAZETTE\n",
    ],
)
def test_sentence_goes_on_over_a_page(page: str) -> None:
    text = (
        f"The levee should be raised because the river{page}rose four metres in a night. It held."
    )
    made = map_text(text)
    unit = next(unit for unit in made.units if "rose" in unit.text)
    pieces = [text[start:end] for start, end in unit.parts]
    assert pieces == ["the river", "rose four metres in a night"]
    assert ("rose" in unit.text) and unit.paragraph == 1
    assert any(r.source == unit.id and r.type == "support" for r in made.relations)


def test_word_goes_on_over_a_page() -> None:
    assert plain("The levee should be raised, be-\n\n12\n\ncause it leaked.").startswith(
        "The levee should be raised, because it leaked."
    )


def test_whole_sentences_are_not_joined_over_a_page() -> None:
    document = document_from_text(f"{BODY[0]}\n\n12\n\nTHE MARL GAZETTE\n\n{BODY[1]}")
    assert not any(part.continues for part in document.parts)
    lower = document_from_text("cars kill people\n\n12 of them\n\nwe should ban them. They stink.")
    assert not any(part.continues for part in lower.parts)
