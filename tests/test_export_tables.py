"""The claims as CSV and Markdown: every cell comes back, none does harm, verdicts are read."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.export import csv as as_csv
from argmap.export import markdown
from argmap.export.safe_text import clean
from argmap.export.table import COLUMNS, rows
from argmap.model import ArgumentMap
from tests.export_maps import HOSTILE, chain, odd_ids, whole

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(as_csv.MARK), newline="")))


def test_a_row_tells_all_of_a_unit() -> None:
    row = dict(zip(COLUMNS, parsed(as_csv.to_csv(whole()))[3], strict=True))
    assert row == {
        "id": "u3", "role": "claim", "says": "Ann", "hedged": "yes", "strength": "certain",
        "stance": "", "side": "pro", "score": "0.30",
        "grounds": "rule.shown", "start": "62", "end": "84", "paragraph": "1", "sentence": "3",
        "lead": "", "text": "Ann says cars may kill", "relations out": "supports u2 (r1)",
        "relations in": "supported by u4 (r2); undercut by u6 (r4); rebutted by u6 (r6)",
        "review note": "", "verdict": "",
    }  # fmt: skip
    assert whole().text[62:84] == row["text"]


@pytest.mark.parametrize("made", [chain(HOSTILE), odd_ids()], ids=["texts", "ids"])
def test_no_cell_is_a_formula(made: ArgumentMap) -> None:
    table = parsed(as_csv.to_csv(made))
    assert [len(row) for row in table] == [len(COLUMNS)] * (len(made.units) + 1)
    assert not any(cell.startswith(SIGNS) for row in table for cell in row)
    text = COLUMNS.index("text")
    for row, unit in zip(table[1:], made.units, strict=True):
        assert row[text] in (clean(unit.text), "'" + clean(unit.text))


@given(st.text(st.characters(codec=None), min_size=1))
def test_texts_survive_both_tables(words: str) -> None:
    made = chain(["First", words, words])
    wanted = {("claim", clean(words), n): f"it is {n}" for n in (1, 2)}
    for form in (as_csv.to_csv(made, wanted), markdown.to_markdown(made, wanted)):
        read = as_csv.read_verdicts if form.startswith(as_csv.MARK) else markdown.read_verdicts
        assert read(form) == wanted
    assert not as_csv.holds_more(as_csv.to_csv(made, wanted))
    assert not markdown.holds_more(markdown.to_markdown(made, wanted))


@given(st.text(min_size=1))
def test_verdicts_settle(verdict: str) -> None:
    """What a user wrote is the same after one run as after many."""
    claim, told = ("claim", "Yes", 1), " ".join(verdict.split())
    for write, read in (
        (as_csv.to_csv, as_csv.read_verdicts),
        (markdown.to_markdown, markdown.read_verdicts),
    ):
        once = read(write(chain(["Yes"]), {claim: verdict}))
        assert list(once.values()) == [told] or not told or "'" in told
        assert read(write(chain(["Yes"]), once)) == once


def test_markdown_rows_have_a_cell_a_column() -> None:
    lines = markdown.to_markdown(chain(HOSTILE, title="a | b\n# c")).splitlines()
    assert lines[0] == r"# Claims: a \| b \# c"
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == len(HOSTILE) + 2
    for line in table:
        assert re.sub(r"\\.", "", line).count("|") == len(COLUMNS) + 1


def test_markdown_renders_as_text() -> None:
    module = pytest.importorskip("markdown_it")
    made = chain(HOSTILE, title="<b>*T*</b>")
    page = module.MarkdownIt("commonmark").enable("table").render(markdown.to_markdown(made))
    tags: list[str] = []
    cells: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)
            if tag == "td":
                cells.append("")

        def handle_data(self, data: str) -> None:
            if cells:
                cells[-1] += data

    Reader().feed(page)
    assert set(tags) == {"h1", "p", "code", "table", "thead", "tbody", "tr", "th", "td"}
    assert tags.count("code") == 1
    shown = [cell.strip() for cell in cells[COLUMNS.index("text") :: len(COLUMNS)]]
    assert shown == [clean(words) for words in HOSTILE]


# What programs and people do to the files.


def checked(verdict: str, text: str = "It, too") -> str:
    return as_csv.to_csv(chain(["Yes; no", text]), {("claim", text, 1): verdict})


def resaved(text: str, **dialect: str) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(parsed(text))  # type: ignore[arg-type]
    return out.getvalue()


WANTED = {("claim", "It, too", 1): "right, mostly"}


@pytest.mark.parametrize(
    "text",
    [
        checked("right, mostly"),
        checked("right, mostly").removeprefix(as_csv.MARK),
        resaved(checked("right, mostly"), delimiter=";"),
        resaved(checked("right, mostly"), delimiter="\t"),
        resaved(checked("right, mostly"), lineterminator="\n"),
        resaved(checked("right, mostly"), lineterminator="\r"),
        checked("right, mostly").replace("verdict", "Verdict "),
        checked("right, mostly") + "\r\n,,,,\r\n",
        resaved(checked("right,\nmostly")),
    ],
    ids=[
        "as it was",
        "no mark",
        "semicolons",
        "tabs",
        "unix",
        "old mac",
        "capital",
        "blank rows",
        "two lines",
    ],
)
def test_csv_as_spreadsheets_save_it(text: str) -> None:
    assert as_csv.read_verdicts(text) == WANTED
    assert not as_csv.holds_more(text)


def test_csv_with_columns_in_another_order() -> None:
    table = [row[::-1] for row in parsed(checked("right, mostly"))]
    out = io.StringIO()
    csv.writer(out).writerows(table)
    assert as_csv.read_verdicts(out.getvalue()) == WANTED


def test_csv_with_long_cells() -> None:
    assert as_csv.read_verdicts(checked("right", "w" * 200_000)) == {
        ("claim", "w" * 200_000, 1): "right"
    }
    assert csv.field_size_limit() == 131_072


@pytest.mark.parametrize("text", ["", "\ufeff", "a,b\n1,2", "\0", '"', "role,text\nclaim,Yes"])
def test_other_files_have_no_verdicts(text: str) -> None:
    assert as_csv.read_verdicts(text) == {}
    assert as_csv.holds_more(text) is bool(text.strip("\ufeff\0"))


def test_csv_notes_elsewhere_are_seen() -> None:
    table = parsed(checked(""))
    for extra in ([[*table[0], "note"], [*table[1], "mine"]], [*table, ["", "claim", "I add"]]):
        out = io.StringIO()
        csv.writer(out).writerows(extra)
        assert as_csv.holds_more(out.getvalue())


LINES = markdown.to_markdown(chain(["Yes; no", "It, too"])).splitlines()


@pytest.mark.parametrize(
    "row",
    [
        LINES[-1].removesuffix("|  |") + "| right, mostly |",
        LINES[-1].removesuffix("|  |") + "| right, mostly",
        LINES[-1].removesuffix("|  |") + "|right, mostly|  ",
        "  " + LINES[-1].removesuffix("|  |").replace(" | ", "   |\t") + "| right,   mostly |",
    ],
    ids=["plain", "no last pipe", "tight", "aligned"],
)
def test_markdown_as_people_edit_it(row: str) -> None:
    rule = "|:" + "-" * 8 + "|" + "--:|" * (len(COLUMNS) - 1)
    text = "\r\n".join([*LINES[:-3], rule, LINES[-2], row])
    assert markdown.read_verdicts(text) == WANTED
    assert not markdown.holds_more(text)


def test_a_pipe_in_a_markdown_verdict_is_kept() -> None:
    row = LINES[-1].removesuffix("|  |") + r"| a | b \| *c* |"
    text = "\n".join([*LINES[:-1], row])
    assert markdown.read_verdicts(text) == {("claim", "It, too", 1): "a | b | *c*"}


def test_markdown_notes_elsewhere_are_seen() -> None:
    assert markdown.holds_more("\n".join([*LINES, "", "I think the author errs."]))
    assert markdown.holds_more("\n".join([*LINES, "| | claim | my own row |"]))
    assert not markdown.holds_more("\n".join(LINES))
    assert not markdown.holds_more("")


def test_verdicts_on_claims_that_stand_twice_stay_apart() -> None:
    made = chain(["Yes", "No", "Yes"])
    both = {("claim", "Yes", 1): "right", ("claim", "Yes", 2): "wrong"}
    assert [row["verdict"] for row in rows(made, both)] == ["right", "", "wrong"]
    assert as_csv.read_verdicts(as_csv.to_csv(made, both)) == both
