"""What a user wrote into a claims file is never lost, however the file was saved."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.export.csv import read_verdicts as read_csv
from argmap.export.csv import to_csv
from argmap.export.markdown import read_verdicts as read_markdown
from argmap.export.markdown import to_markdown
from argmap.export.table import rows
from argmap.formats import FORMATS, write
from argmap.model import ArgumentMap, Unit


def made(*texts: str, id: str = "m") -> ArgumentMap:
    """Make a map with a premise for each text."""
    units, text = [], ""
    for n, words in enumerate(texts, 1):
        units.append(Unit(f"u{n}", len(text), len(text) + len(words), words, "premise"))
        text += words + "\n\n"
    return ArgumentMap(id, text, tuple(units))


def fill(path: Path, verdicts: dict[int, str], delimiter: str = ",") -> str:
    """Give a CSV file's text with verdicts in rows, counted from 1, as a spreadsheet saves it."""
    table = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    for row, verdict in verdicts.items():
        table[row][-1] = verdict
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue()


def verdicts_in(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        separator = max(",;\t", key=file.readline().count)
        file.seek(0)
        return [row["verdict"] for row in csv.DictReader(file, delimiter=separator)]


def test_rows_with_the_same_text_keep_each_its_own(tmp_path: Path) -> None:
    found = made("same", "same", "other")
    [path] = write(found, tmp_path, ["csv"])
    path.write_text(fill(path, {1: "right", 2: "wrong"}), "utf-8")
    assert write(found, tmp_path, ["csv"]).notes == (f"{path.name}: 2 of 2 verdicts kept",)
    assert verdicts_in(path) == ["right", "wrong", ""]


def test_a_lost_row_of_two_with_the_same_text_is_put_aside(tmp_path: Path) -> None:
    [path] = write(made("same", "same"), tmp_path, ["csv"])
    path.write_text(fill(path, {1: "right", 2: "wrong"}), "utf-8")
    notes = write(made("same"), tmp_path, ["csv"]).notes
    assert notes[0] == f"{path.name}: 1 of 2 verdicts kept" and "bak1" in notes[1]
    assert "wrong" in (tmp_path / f"{path.name}.bak1").read_text("utf-8")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_save_in_their_own_ways(tmp_path: Path, delimiter: str, encoding: str) -> None:
    found = made("Café; “quoted”, so", "plain")
    [path] = write(found, tmp_path, ["csv"])
    path.write_bytes(fill(path, {1: "né, oui", 2: "no"}, delimiter).encode(encoding))
    write(found, tmp_path, ["csv"])
    assert verdicts_in(path) == ["né, oui", "no"]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("verdict", ["+", "-", "=1+1", "'quoted'", 'a "b"', "a;b,c"])
def test_any_verdict_stays_as_it_was(tmp_path: Path, verdict: str) -> None:
    found = made("'tis so", "=1+1", "b")
    [path] = write(found, tmp_path, ["csv"])
    path.write_bytes(fill(path, {1: verdict, 2: verdict}).encode())
    for _ in range(3):
        assert write(found, tmp_path, ["csv"]).notes == (f"{path.name}: 2 of 2 verdicts kept",)
    read = read_csv(path.read_bytes().decode())
    assert list(read.values()) == [verdict, verdict]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in verdicts_in(path))


@pytest.mark.parametrize(
    "other",
    [
        "not a table",
        "\x00\x01",
        "role,text\r\npremise,a\r\n",
        "role,text,verdict,mine\r\npremise,a,,note\r\n",
        "role,text,verdict\r\npremise,a,,beyond\r\n",
    ],
)
def test_what_is_no_claims_file_is_put_aside(tmp_path: Path, other: str) -> None:
    path = tmp_path / "m.claims.csv"
    path.write_text(other, "utf-8", newline="")
    [note] = write(made("a"), tmp_path, ["csv"]).notes
    assert "m.claims.csv.bak1" in note
    assert (tmp_path / "m.claims.csv.bak1").read_bytes() == other.encode()
    assert verdicts_in(path) == [""]


@pytest.mark.parametrize(
    ("edit", "verdict"),
    [
        (lambda line: line.removesuffix("  |") + " yes | no |", "yes | no"),
        (lambda line: line.removesuffix(" |") + "right", "right"),
        (lambda line: line.removesuffix("  |") + "   right    |", "right"),
        (lambda line: line.removesuffix("  |") + r" a\|b |", "a|b"),
        (lambda line: line.replace("\\", "").removesuffix("  |") + " right |", "right"),
    ],
)
def test_a_markdown_row_as_people_write_it(
    tmp_path: Path, edit: Callable[[str], str], verdict: str
) -> None:
    found = made("a [link] & *star*", "b")
    [path] = write(found, tmp_path, ["md"])
    lines = path.read_text("utf-8").splitlines()
    lines[-2] = edit(lines[-2])
    # Formatters align the table.
    path.write_text("\n".join(lines).replace("| --- |", "| :------ |"), "utf-8")
    assert write(found, tmp_path, ["md"]).notes == (f"{path.name}: 1 of 1 verdicts kept",)
    [kept] = read_markdown(path.read_text("utf-8")).values()
    assert kept.replace(" ", "") == verdict.replace(" ", "")


def test_own_notes_beside_the_markdown_table_are_put_aside(tmp_path: Path) -> None:
    [path] = write(made("a"), tmp_path, ["md"])
    path.write_text(path.read_text("utf-8") + "\nMy notes.\n", "utf-8")
    [note] = write(made("a"), tmp_path, ["md"]).notes
    assert f"{path.name}.bak1" in note
    assert "My notes." in (tmp_path / f"{path.name}.bak1").read_text("utf-8")


def test_no_backup_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "m.claims.md"
    for n in range(3):
        path.write_text(f"notes {n}", "utf-8")
        write(made("a"), tmp_path, ["md"])
    kept = [(tmp_path / f"m.claims.md.bak{n}").read_text("utf-8") for n in (1, 2, 3)]
    assert kept == ["notes 0", "notes 1", "notes 2"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "dot"])
def test_untouched_files_are_replaced_without_a_word(tmp_path: Path, name: str) -> None:
    found = made("a", "| b | `c`", "=d")
    write(found, tmp_path, [name])
    assert write(found, tmp_path, [name]).notes == ()
    assert len(list(tmp_path.iterdir())) == len(FORMATS[name].suffixes)


line = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(line, line), min_size=1, max_size=4))
def test_verdicts_come_back_from_both_tables(pairs: list[tuple[str, str]]) -> None:
    """Blanks around a verdict go, and a Markdown cell holds one line."""
    found = made(*(f"{n}{text}" for n, (text, _) in enumerate(pairs)))
    plain = [" ".join(re.sub(r"[\W_]", " ", verdict).split()) for _, verdict in pairs]
    lines = zip(rows(found), plain, strict=True)
    given_ = {(row["role"], row["text"], 1): verdict for row, verdict in lines if verdict}
    assert read_csv(to_csv(found, given_)) == given_
    assert read_markdown(to_markdown(found, given_)) == given_


FAR = ("Zoë pays “much” — too much", "The café’s rent rose", "Пушкин → agrees", "plain words")
SAVED = [
    ("utf-8-sig", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";"), ("mac_roman", ";"),
    ("cp850", ";"), ("cp437", ","), ("utf-8", "\t"), ("ascii", ","),
    ("utf-16-le", ";"), ("utf-16-be", ","), ("iso8859_15", "\t"),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "separator"), SAVED)
def test_verdicts_come_back_however_excel_saved_it(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    found = made(*FAR)
    [path] = write(found, tmp_path, ["csv"])
    told = {n: f'verdict {n}; yes, "so"' for n in range(1, len(FAR) + 1)}
    # Letters that an old encoding has not are saved as question marks.
    path.write_bytes(fill(path, told, separator).lstrip("\ufeff").encode(encoding, "replace"))
    notes = write(found, tmp_path, ["csv"]).notes
    assert notes == (f"{path.name}: 4 of 4 verdicts kept",)
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") and text.split("\n")[0].count(separator) > 10
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=separator))
    assert [row["text"] for row in rows] == list(FAR)
    assert [row["verdict"] for row in rows] == list(told.values())
    # Once more, and it is as it was.
    before = path.read_bytes()
    write(found, tmp_path, ["csv"])
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


EAST, SLAV, GREEK = "Dvořák and Škoda gain", "Пушкин and Толстой agree", "Αθήνα and Λάρισα grow"
WORDS_OF = {
    "cp932": "東京 and 大阪 grow", "gb18030": "北京 and 上海 grow", "cp1254": "İzmir and Ağrı grow",
    **dict.fromkeys(("cp1250", "cp852", "mac_latin2", "iso8859_2"), EAST),
    **dict.fromkeys(("cp1251", "cp866", "mac_cyrillic", "koi8_r"), SLAV),
    **dict.fromkeys(("cp1253", "cp737", "mac_greek"), GREEK),
}  # fmt: skip


@pytest.mark.parametrize("encoding", WORDS_OF)
def test_an_encoding_of_another_country_is_known_by_the_words(
    encoding: str, tmp_path: Path
) -> None:
    words = WORDS_OF[encoding]
    found = made(words, "plain")
    [path] = write(found, tmp_path, ["csv"])
    path.write_bytes(fill(path, {1: words}, ";").encode(encoding))
    write(found, tmp_path, ["csv"])
    assert read_csv(path.read_bytes().decode("utf-8")) == {("premise", words, 1): words}


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_line_that_tells_the_separator(line: str, tmp_path: Path) -> None:
    found = made("one, two, three", "four")
    [path] = write(found, tmp_path, ["csv"])
    path.write_text("\ufeff" + line + fill(path, {1: "right"}, ";"), "utf-8")
    assert write(found, tmp_path, ["csv"]).notes == (f"{path.name}: 1 of 1 verdicts kept",)
    assert list(read_csv(path.read_bytes().decode("utf-8")).values()) == ["right"]


def test_a_file_that_is_no_table_of_claims_gives_no_separator(tmp_path: Path) -> None:
    found = made("one")
    path = tmp_path / "m.claims.csv"
    path.write_text("my;own;notes\n1;2;3\n", "utf-8")
    write(found, tmp_path, ["csv"])
    assert path.read_bytes().decode("utf-8-sig").startswith("id,")
    assert (tmp_path / "m.claims.csv.bak1").read_text("utf-8") == "my;own;notes\n1;2;3\n"
