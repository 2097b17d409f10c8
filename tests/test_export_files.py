"""Writing: all files or none, old ones replaced whole, a user's words never lost."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from argmap.cli import map as cli_map
from argmap.errors import OutputError
from argmap.export import csv as as_csv
from argmap.export.table import COLUMNS
from argmap.formats import FORMATS, write, writer
from argmap.model import ArgumentMap
from argmap.readers.protocol import Reading
from tests.export_maps import chain, odd_ids, whole

CLAIMS = ["Close the street", "Cars kill", "Shops gain"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_written(tmp_path: Path) -> None:
    written = write(whole(), tmp_path / "new" / "folder", list(FORMATS))
    assert list(written) == list(written.paths)
    endings = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert [path.name for path in written] == [f"whole{suffix}" for suffix in endings]
    assert names(tmp_path / "new" / "folder") == sorted(path.name for path in written)
    for form in FORMATS.values():
        for suffix, data in form.files(whole()).items():
            assert (tmp_path / "new" / "folder" / f"whole{suffix}").read_bytes() == data
    assert written.notes == ()
    mask = os.umask(0)
    os.umask(mask)
    assert all(path.stat().st_mode & 0o777 == 0o666 & ~mask for path in written)


def test_an_old_file_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "whole.json").write_text("x" * 1_000_000, "utf-8")
    write(whole(), tmp_path, ["json"])
    assert json.loads((tmp_path / "whole.json").read_text("utf-8")) == whole().to_dict()


def test_nothing_is_written_where_one_form_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(made: ArgumentMap, *more: object) -> str:
        raise OutputError("no")

    monkeypatch.setattr("argmap.export.picture.to_svg", fail)
    with pytest.raises(OutputError):
        write(whole(), tmp_path / "out", ["json", "csv", "svg"])
    assert names(tmp_path) == []


def test_nothing_is_written_where_a_folder_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "whole.svg").mkdir()
    with pytest.raises(OutputError, match=r"whole\.svg: cannot be written \(a folder is in the"):
        write(whole(), tmp_path, ["json", "csv", "svg"])
    assert names(tmp_path) == ["whole.svg"]


def test_nothing_is_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **values: object) -> None:
        raise OSError(28, "No space left on device")

    write(whole(), tmp_path, ["json"])
    old = (tmp_path / "whole.json").read_bytes()
    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OutputError, match=r"whole\.json.*No space left.*--output"):
        write(ArgumentMap("whole", "Other."), tmp_path, ["json", "csv"])
    assert names(tmp_path) == ["whole.json"]
    assert (tmp_path / "whole.json").read_bytes() == old


def test_unknown_formats_are_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"'docx'.*svg"):
        write(whole(), tmp_path, ["json", "docx"])
    assert names(tmp_path) == []


def test_halves_of_characters_come_back(tmp_path: Path) -> None:
    made = ArgumentMap("s", "a \ud800 b")
    write(made, tmp_path, list(FORMATS))
    assert ArgumentMap.from_json((tmp_path / "s.json").read_text("utf-8")) == made


# Names


@pytest.mark.parametrize(
    "id",
    ["../x", "..", ".", "", "/etc/x", "a\\b", "C:x", "\0", "a\x1bb\n", "\u202egpj", "w" * 5000,
     "é" * 300, "\ud800", " ", "...", "-rf", "COM1.x", "lpt\u00b9"],
)  # fmt: skip
def test_odd_ids_make_a_name_in_the_folder(tmp_path: Path, id: str) -> None:
    written = write(ArgumentMap(id, "Yes."), tmp_path, ["json", "csv"])
    assert names(tmp_path) == sorted(path.name for path in written)
    for path in written:
        assert path.resolve().parent == tmp_path.resolve()
        assert path.name.isprintable() and not path.name.startswith(".")
        assert path.name.endswith((".json", ".claims.csv"))


@pytest.mark.parametrize("id", ["CON", "con", "nul.txt", "Aux", "COM1", "LPT9.a.b"])
def test_names_of_devices_are_none(id: str) -> None:
    assert writer.file_name(id) == f"_{id}"


@pytest.mark.parametrize("id", ["us-south-korea-alliance", "Консул", "contra", "com10", "a b.c"])
def test_plain_names_stay(id: str) -> None:
    assert writer.file_name(id) == id


def test_maps_with_odd_ids_are_written(tmp_path: Path) -> None:
    written = write(odd_ids(), tmp_path, list(FORMATS))
    text = written.paths[list(FORMATS).index("json")].read_text("utf-8")
    assert ArgumentMap.from_json(text) == odd_ids()


# Verdicts


def judged(path: Path, verdicts: dict[str, str], encoding: str = "utf-8") -> bytes:
    """Write verdicts into a claims file by the id of the unit, and give its bytes."""
    text = path.read_text("utf-8-sig")
    if path.suffix == ".csv":
        table = list(csv.reader(io.StringIO(text)))
        for row in table:
            row[-1] = verdicts.get(row[0], row[-1])
        out = io.StringIO()
        csv.writer(out).writerows(table)
        path.write_bytes(out.getvalue().encode(encoding))
    else:
        lines = text.splitlines()
        for i, line in enumerate(lines):
            for id, verdict in verdicts.items():
                if line.startswith(f"| {id} |"):
                    lines[i] = line.removesuffix("|  |") + f"| {verdict} |"
        path.write_text("\n".join(lines), encoding)
    return path.read_bytes()


@pytest.mark.parametrize("form", ["csv", "md"])
def test_verdicts_are_kept(tmp_path: Path, form: str) -> None:
    [path] = write(chain(CLAIMS), tmp_path, [form])
    judged(path, {"u1": "right", "u3": "wrong, | why?"})
    for _ in range(3):
        written = write(chain(CLAIMS), tmp_path, [form])
        assert written.notes == (f"{path.name}: 2 of 2 verdicts kept",)
        assert names(tmp_path) == [path.name]
        assert FORMATS[form].verdicts(path.read_bytes()) == {
            ("claim", "Close the street", 1): "right",
            ("claim", "Shops gain", 1): "wrong, | why?",
        }


@pytest.mark.parametrize("form", ["csv", "md"])
def test_verdicts_follow_their_claims(tmp_path: Path, form: str) -> None:
    [path] = write(chain(CLAIMS), tmp_path, [form])
    judged(path, {"u3": "so"})
    write(chain(["More", *CLAIMS]), tmp_path, [form])
    assert FORMATS[form].verdicts(path.read_bytes()) == {("claim", "Shops gain", 1): "so"}


@pytest.mark.parametrize("form", ["csv", "md"])
def test_the_file_of_a_vanished_claim_is_put_aside(tmp_path: Path, form: str) -> None:
    [path] = write(chain(CLAIMS), tmp_path, [form])
    aside = path.with_name(f"{path.name}.bak1")
    aside.write_text("someone else's", "utf-8")
    old = judged(path, {"u1": "right", "u3": "wrong"})
    written = write(chain(CLAIMS[:2]), tmp_path, [form])
    other = path.with_name(f"{path.name}.bak2")
    assert (aside.read_text("utf-8"), other.read_bytes()) == ("someone else's", old)
    assert written.notes[0] == f"{path.name}: 1 of 2 verdicts kept"
    assert other.name in written.notes[1]
    assert write(chain(CLAIMS[:2]), tmp_path, [form]).notes == (
        f"{path.name}: 1 of 1 verdicts kept",
    )
    assert len(names(tmp_path)) == 3


def test_a_verdict_on_another_role_is_put_aside(tmp_path: Path) -> None:
    [path] = write(chain(CLAIMS), tmp_path, ["csv"])
    judged(path, {"u1": "not a claim"})
    written = write(chain(CLAIMS, "premise"), tmp_path, ["csv"])
    assert written.notes[0] == f"{path.name}: 0 of 1 verdicts kept"
    assert names(tmp_path) == [path.name, f"{path.name}.bak1"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_files_in_a_spreadsheet_s_encoding(tmp_path: Path, encoding: str) -> None:
    made = chain(["“Café”, she says", "No"])
    [path] = write(made, tmp_path, ["csv"])
    judged(path, {"u1": "naïve"}, encoding)
    assert write(made, tmp_path, ["csv"]).notes == (f"{path.name}: 1 of 1 verdicts kept",)
    assert as_csv.read_verdicts(path.read_text("utf-8")) == {
        ("claim", "“Café”, she says", 1): "naïve"
    }


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csv", "my,own\r\nlist,here\r\n"),
        ("csv", ",".join([*COLUMNS, "note"]) + "\r\n" + "," * len(COLUMNS) + "mine\r\n"),
        ("csv", ",".join(COLUMNS).replace("verdict", "Ann's verdict") + "\r\n"),
        ("md", "# My notes\n"),
    ],
)
def test_what_a_user_wrote_elsewhere_is_put_aside(tmp_path: Path, form: str, text: str) -> None:
    path = tmp_path / f"chain{FORMATS[form].suffix}"
    path.write_bytes(text.encode())
    written = write(chain(CLAIMS), tmp_path, [form])
    assert path.with_name(f"{path.name}.bak1").read_bytes() == text.encode()
    assert any(f"{path.name}.bak1" in note for note in written.notes)


def test_a_file_with_verdicts_stays_where_writing_fails(tmp_path: Path) -> None:
    [path] = write(chain(CLAIMS), tmp_path, ["csv"])
    old = judged(path, {"u3": "wrong"})
    (tmp_path / "chain.svg").mkdir()
    with pytest.raises(OutputError):
        write(chain(CLAIMS[:2]), tmp_path, ["csv", "svg"])
    assert names(tmp_path) == [path.name, "chain.svg"] and path.read_bytes() == old


@pytest.mark.parametrize("option", [(), ("--quiet",)])
def test_the_command_tells_what_became_of_verdicts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...]
) -> None:
    from click.testing import CliRunner

    [path] = write(chain(CLAIMS), tmp_path, ["csv"])
    judged(path, {"u1": "right", "u3": "wrong"})
    reading = Reading(chain(CLAIMS[:2]))
    monkeypatch.setattr(cli_map, "make_map", lambda *args: (reading, {}))
    line = ["chain.txt", "-o", str(tmp_path), "-f", "csv", *option]
    result = CliRunner().invoke(cli_map.map_command, line)
    assert result.exit_code == 0
    told = result.stderr if option else result.stdout
    assert f"{path.name}: 1 of 2 verdicts kept" in told
    assert f"{path.name}.bak1" in told
    assert not option or result.stdout == ""
