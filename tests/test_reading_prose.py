"""What is no English prose is refused in one line; English never is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.errors import InputError
from argmap.reading import document_from_text, read_document
from argmap.reading.prose import not_prose
from argmap.reading.source_code import is_code_line

CORPUS = Path(__file__).parent.parent / "corpus"

REFUSED = {
    "German": "Die Brückengebühr sollte weg, denn sie trifft die Armen und ist nicht gerecht.",
    "French": "La taxe doit être supprimée, car elle frappe les pauvres et n'est pas juste.",
    "Spanish": "El peaje debe desaparecer porque perjudica a los pobres y no es justo.",
    "Italian": "Il pedaggio deve sparire perché colpisce i poveri e non è giusto.",
    "Dutch": "Het tolgeld moet verdwijnen omdat het de armen treft en niet eerlijk is.",
    "Polish": "Opłata powinna zniknąć, bo uderza w biednych i nie jest potrzebna.",
    "Turkish": "Ücret kaldırılmalı çünkü bu yoksullar için çok ağır ve adil değil.",
    "Cyrillic": "Плата за мост должна быть отменена, потому что она бьёт по бедным.",
    "Chinese": "桥费应该取消，因为它打击穷人。",
    "lorem ipsum": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.",
    "source code": "def drop(fee):\n    return fee - 2\n\n\nprint(drop(4))",
    "JSON": '{"fees": [1, 2], "town": "Marl"}',
    "map that argmap made": '{"format": "argmap/1", "id": "x", "text": "It is so."}',
    "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><text>The fee is unfair.</text></svg>',
    "HTML": "<p>The bridge fee should go.</p>\n<p>It hits the poor.</p>",
    "list of words": "apple\nbread\ncat\ndog\negg\nfish\ngoat\nhat\nink\njar\nkite\nlamp",
}


@pytest.mark.parametrize(("what", "text"), REFUSED.items(), ids=list(REFUSED))
def test_refused(what: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        read_document(path)
    message = str(error.value)
    assert message.startswith(f"{path}: ") and what in message and "\n" not in message
    assert "give " in message


@pytest.mark.parametrize(
    "text",
    [
        "Ban cars",
        "Yes",
        "Carpe diem.",
        "Man bites dog\nPolice probe bridge fee rise\nMarl mayor quits",
        "Ah dinnae ken whit tae dae aboot it.",
        "Wi dem bredda dem come a yard fi nyam.",
        "C'est la vie, as they say in Paris, but the fee must go.",
        "“Wir schaffen das und nicht anders”, said Merkel, and she was right about it.",
        "The law says: « Tous les hommes sont libres et égaux en droits. » Keep it.",
        "Los Angeles needs trams.",
        "El Niño kills crops.",
        "Die Hard is a Christmas film.",
        "No means no.",
        "Ban cars.\nBuild trams.\nPlant trees.\nTax fuel.\nClose roads.\nOpen parks.\nPay nurses.",
        "Oﬃce ﬂoors ﬁre ﬁve oﬃcers.",
        "Mil\u00adlions mar\u00advel; crit\u00adics growl, wear\u00adi\u00adly grum\u00adbling.",
        "x < y and y > z, so x < z.",
        "I wrote f(x) = x2. It grows fast.",
        "[Applause] We must win.",
        "Use <b> for bold and <i> for italics, and you will be read.",
    ],
)
def test_english_is_not_refused(text: str) -> None:
    assert document_from_text(text).text == text


def texts() -> list[str]:
    found = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    for path in sorted((CORPUS / "fitted").glob("*.jsonl")):
        found += [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line]
    return found


def test_no_paragraph_of_the_corpus_is_refused() -> None:
    paragraphs = [row for text in texts() for row in (text, *text.split("\n\n")) if row.strip()]
    assert len(paragraphs) > 1000
    assert [row for row in paragraphs if not_prose(row)] == []


@pytest.mark.parametrize("line", ["total = fee * 2", "if (fee > 2) {", "for a in b:", "foo(1);"])
def test_code_lines(line: str) -> None:
    assert is_code_line(line)


@pytest.mark.parametrize(
    "line",
    ["for the poor:", "let us import less;", "return to sender", "class matters", "It costs (2)."],
)
def test_lines_that_are_no_code(line: str) -> None:
    assert not is_code_line(line)
