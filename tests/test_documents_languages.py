"""A text that is not English gets one clear line in any form, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.errors import InputError
from argmap.reading import document_from_text
from tests.made_hostile import book, cues

pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")
GERMAN = (
    "Die Stadt sollte ihr Zentrum für Autos schließen, weil sie dort Menschen gefährden. "
    "Kritiker sagen, dass der Handel leidet, aber das stimmt nicht. "
)
SWAHILI = (
    "Mji unapaswa kufunga katikati yake kwa magari, kwa sababu yanahatarisha watu huko. "
    "Wakosoaji wanasema biashara itaumia, lakini hilo si kweli. "
)


def page(words: str) -> str:
    return f"<html><body><article><h1>Autos</h1><p>{words * 3}</p></article></body></html>"


def pdf(words: str) -> bytes:
    typst: Any = pytest.importorskip("typst", reason="needs the extra argmap[paper]")
    made: bytes = typst.compile((words * 3).encode())
    return made


def word(words: str) -> bytes:
    pytest.importorskip("docx", reason="needs python-docx, of the extra dev")
    from docx import Document

    from tests.made_words import packed

    document = Document()
    document.add_paragraph(words * 3)
    return packed(document)


def mail(words: str) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "a@example.org", "Autos"
    made.set_content(words * 3)
    return made.as_bytes()


FILES: dict[str, Callable[[str], bytes]] = {
    "txt": lambda words: (words * 3).encode(),
    "md": lambda words: f"# Autos\n\n{words * 3}\n".encode(),
    "html": lambda words: page(words).encode(),
    "pdf": pdf,
    "docx": word,
    "epub": lambda words: book(page(words).encode()),
    "eml": mail,
    "vtt": lambda words: cues(1, words * 3),
    "srt": lambda words: f"1\n00:00:01,000 --> 00:00:09,000\n{words * 3}\n".encode(),
}


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize(
    ("words", "told"), [(GERMAN, "German"), (SWAHILI, "another language")], ids=["de", "sw"]
)
def test_one_line_tells_and_nothing_is_drawn(
    words: str, told: str, ending: str, tmp_path: Path
) -> None:
    path, out = tmp_path / f"a.{ending}", tmp_path / "out"
    path.write_bytes(FILES[ending](words))
    made = CliRunner().invoke(app, ["map", str(path), "-o", str(out)])
    assert made.exit_code == 1
    assert f"it seems to be {told}; argmap reads English" in made.stderr
    assert made.stderr.count("\n") == 1
    assert not list(out.glob("*")) if out.exists() else True


@pytest.mark.parametrize(
    "text",
    [
        "Cats sleep. Dogs bark. Birds sing.",
        "NO PARKING HERE. Drivers beware.",
        "Ah dinnae ken whit the cooncil wis thinkin o when it sellt the auld schuil tae a "
        "developer, for the bairns hae naewhaur tae gang noo, and naebody speirt at them first.",
    ],
)
def test_few_small_words_are_english_all_the_same(text: str) -> None:
    assert document_from_text(text).parts


def test_a_list_of_names_is_told_as_a_list() -> None:
    with pytest.raises(InputError, match="list of words"):
        document_from_text("\n".join(f"Anna Berg{chr(97 + n)}" for n in range(26)))
