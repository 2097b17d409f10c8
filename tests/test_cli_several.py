"""Several files, folders and patterns at once: one map each, and a page that leads to them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.cli.articles import articles, names_for
from argmap.errors import InputError
from argmap.model import ArgumentMap

CORPUS = Path(__file__).parent.parent / "corpus"
RENTS, JURY, WAGES = (
    (CORPUS / f"{name}.txt").read_text("utf-8")
    for name in ("rents-editorial", "jury-column", "wages-speech")
)
PAGE = "<html><body><article><h1>{0}</h1>{1}</article></body></html>"


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["map", *map(str, args)], prog_name="argmap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    for name, text in (("a/notes.txt", RENTS), ("b/notes.txt", JURY), ("wages.md", WAGES)):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (place / ".hidden.txt").write_text("Nothing.")
    (place / "picture.png").write_bytes(b"\x89PNG")
    return place


def jsons(folder: Path) -> dict[str, str]:
    return {
        path.stem: ArgumentMap.from_json(path.read_text("utf-8")).text
        for path in sorted(folder.glob("*.json"))
    }


def test_a_folder_gives_a_map_each_and_a_page(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = run(folder, "-o", out)
    assert made.exit_code == 0, made.output
    assert list(jsons(out)) == ["a-notes", "b-notes", "wages"]
    assert jsons(out)["a-notes"] == RENTS
    page = (out / "index.html").read_text("utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    assert {"a-notes.html", "b-notes.json", "wages.txt"} <= set(links)
    assert all((out / link).exists() for link in links)
    assert "Parliament should reject the bill" in page
    assert str(out / "index.html") in made.stdout
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(folder, "-o", out).exit_code == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_maps_beside_their_articles_are_no_articles(folder: Path) -> None:
    for _ in range(2):
        made = run(folder, "-o", folder)
        assert made.exit_code == 0, made.output
    assert list(jsons(folder)) == ["a-notes", "b-notes", "wages"]


def test_patterns_and_files_are_named_once(folder: Path, tmp_path: Path) -> None:
    found = articles([str(folder / "*" / "*.txt"), str(folder / "a" / "notes.txt"), str(folder)])
    assert [Path(file).name for file in found] == ["notes.txt", "notes.txt", "wages.md"]
    for name, words in (("*.pdf", "no file matches"), ("empty", "no article is in this folder")):
        (folder / "empty").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=words):
            articles([str(folder / name)])
    with pytest.raises(InputError, match="map it by itself"):
        articles(["-", str(folder)])


def test_what_cannot_be_mapped_is_told_and_the_rest_is_mapped(folder: Path, tmp_path: Path) -> None:
    (folder / "b" / "leer.txt").write_text("", "utf-8")
    out = tmp_path / "out"
    made = run(folder, "-o", out, "-q", "-f", "json")
    assert made.exit_code == 1
    assert made.stderr == (
        f"argmap: {folder / 'b' / 'leer.txt'}: it is empty; give a text of at least one sentence\n"
        "argmap: 1 of 4 files could not be mapped, told above\n"
    )
    assert len(jsons(out)) == 3
    assert "leer.txt" in (out / "index.html").read_text("utf-8")


def test_names_of_maps() -> None:
    assert names_for(["x/index.txt"], taken=("index",)) == {"x/index.txt": "x-index"}
    found = names_for(["x/A.txt", "y/a.txt", "https://e.org/a.html", "https://e.org/"])
    assert len({name.casefold() for name in found.values()}) == 4


def test_two_texts_of_one_name_in_two_calls(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(folder / "a" / "notes.txt", "-o", out).exit_code == 0
    for _ in range(2):
        made = run(folder / "b" / "notes.txt", "-o", out)
        assert made.exit_code == 0
        assert f"notes in {out} is the map of another text; this one is b-notes" in made.stdout
    assert jsons(out) == {"notes": RENTS, "b-notes": JURY}
    quiet = run(folder / "b" / "notes.txt", "-o", out, "-q")
    assert "this one is b-notes" in quiet.stderr
    # An article that was edited keeps its map's name.
    (folder / "a" / "notes.txt").write_text(RENTS + "\nAnd so it must be.\n", "utf-8")
    assert run(folder / "a" / "notes.txt", "-o", out).exit_code == 0
    assert jsons(out)["notes"].startswith(RENTS)


@pytest.mark.parametrize("form", ["svg", "html", "json"])
def test_one_name_is_seen_in_each_form(form: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(folder / "a" / "notes.txt", "-o", out, "-f", form).exit_code == 0
    before = (out / f"notes.{form}").read_bytes()
    assert "this one is b-notes" in run(folder / "b" / "notes.txt", "-o", out, "-f", form).stdout
    assert (out / f"notes.{form}").read_bytes() == before
    assert "this one is" not in run(folder / "a" / "notes.txt", "-o", out, "-f", form).stdout


def test_a_page_that_stood_there_is_kept(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("<p>My own page.</p>", "utf-8")
    made = run(folder, "-o", out, "-f", "json")
    assert "the old index.html is now index.html.bak1" in made.stderr
    assert (out / "index.html.bak1").read_text("utf-8") == "<p>My own page.</p>"


def test_hostile_words_on_the_page_stay_words(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(f"`{bad}` costs us money, so `{bad}` must go.\n", "utf-8")
    made = run(tmp_path / "one.md", tmp_path / "two.md", "-o", tmp_path / "out", "-f", "json")
    assert made.exit_code == 0, made.output
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert bad not in page and "alert(1)" in page


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        found = self.path.startswith("/rents.html")
        self.send_response(200 if found else 404)
        self.end_headers()
        rows = "".join(f"<p>{row}</p>" for row in RENTS.split("\n\n")[1:])
        self.wfile.write(PAGE.format("A freeze", rows).encode() if found else b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_is_loaded_only_where_asked(site: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")
    address = f"{site}/rents.html?a=1"
    made = run(address, "-o", tmp_path)
    assert made.exit_code == 1
    assert made.stderr == (
        f"argmap: {address}: this is an address on the web; argmap map --fetch loads and maps its"
        " page\n"
    )
    made = run(address, "--fetch", "-o", tmp_path, "-f", "json")
    assert made.exit_code == 0, made.output
    argmap = ArgumentMap.from_json((tmp_path / "rents.json").read_text("utf-8"))
    assert argmap.source == address
    assert argmap.title == "A freeze"


@pytest.mark.parametrize(
    ("page", "words"),
    [("/nothing", "the server answers 404"), ("/away", "the server answers 302")],
)
def test_addresses_that_lead_nowhere(site: str, page: str, words: str, tmp_path: Path) -> None:
    made = run(f"{site}{page}", "--fetch", "-o", tmp_path / "out")
    assert made.exit_code == 1
    assert words in made.stderr and made.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
