"""Clutter that stands in real documents beside an article: dialects, boxes, margins, signatures."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest

from argmap.formats.reading_maps import read_map
from argmap.reading import document_from_text, read_document
from argmap.reading.documents.mail import plain_passages
from argmap.reading.documents.markdown_dialects import plain_markdown
from tests.made_articles import TITLES, article, measure

FIRST = (
    "The council wants to close the ferry in May. It says that the bridge carries everybody, and "
    "that the boat is half empty in the winter months of most years."
)
SECOND = (
    "We think that the council is wrong. Whoever has no car must change buses twice, and some "
    "1,200 people a week still walk onto the boat, most of them on their way to work."
)
THIRD = (
    "The ferry should therefore stay for two more years. Until then the town can count journeys "
    "rather than tickets, and decide when it knows what it decides on."
)
ROWS = (FIRST, SECOND, THIRD)


def mapped(path: Path) -> list[str]:
    parts = [part for part in read_document(path).parts if part.mapped and part.kind != "title"]
    return [" ".join(part.text.split()) for part in parts]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("See [[Rents 2024|the rents]] and [[May]].", "See the rents and May."),
        ("![[boat.png|300]]It pays.", "It pays."),
        ("It pays. %% ask Bo %%", "It pays. "),
        ("It pays.{{< toc >}} {% include a.html %}", "It pays. "),
        ("{% comment %} not this {% endcomment %}It pays.", "It pays."),
        ("{{% notice tip %}}\nIt pays.", "\nIt pays."),
        ("* TOC\n{:toc}\n\nIt pays.\n{: .lead}", "\n\nIt pays.\n"),
        ("> [!note]- To check\n> It pays.", ">  To check\n> It pays."),
        ('!!! note "To check"\n    It pays.\n\nIt does.', "To check\n\nIt pays.\n\nIt does."),
        ("It pays.\n\n#rents #council/may\n\n# Why", "It pays.\n\n\n\n# Why"),
        ("It is ==very== dear. ^block-1", "It is very dear."),
        ("## Why {#why}", "## Why"),
        (
            "At 5 % a year, a == b, and 2^n of {x} [1].",
            "At 5 % a year, a == b, and 2^n of {x} [1].",
        ),
    ],
)
def test_dialects_of_markdown(written: str, plain: str) -> None:
    assert plain_markdown(written) == plain


def test_boxes_of_a_page_are_left_out_by_their_names(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")
    page = tmp_path / "a.html"
    page.write_text(
        "<html><head><title>The last ferry</title></head><body><article><h1>The last ferry</h1>"
        f"<p>{FIRST}</p><div class='poll'><h4>Poll: do you still take the boat?</h4></div>"
        f"<p>{SECOND}</p><p>{THIRD}</p>"
        "<div class='support-us'><p>Local journalism needs readers who pay for it.</p></div>"
        "<div id='AuthorBio'><p>Ines Marlow crosses the river twice a day.</p></div>"
        "<div class='cite'><p>Marlow, I. (2024). The last ferry.</p></div></article></body></html>",
        "utf-8",
    )
    assert mapped(page) == list(ROWS)
    # A page whose article stands in a box of such a name is read all the same.
    page.write_text(page.read_text("utf-8").replace("<article>", "<article class='poll'>"), "utf-8")
    assert mapped(page) == list(ROWS)


def test_signed_and_pocket_mail() -> None:
    text = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{textwrap.fill(FIRST, 70)}\n\n"
        "Sent from my phone\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n"
        "-----END PGP SIGNATURE-----\n"
    )
    rows = list(plain_passages(text))
    assert [(row.text, row.mark) for row in rows] == [(FIRST, ""), ("Sent from my phone", "meta")]


def test_mail_whose_plain_text_is_a_notice(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="needs the extra argmap[documents]")
    body = "".join(f"<p>{row}</p>" for row in ROWS)
    mail = tmp_path / "a.eml"
    mail.write_text(
        "From: Ines <a@example.org>\nSubject: The last ferry\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="B"\n\n--B\nContent-Type: text/plain\n\n'
        "This letter needs HTML. View it in your browser.\n--B\nContent-Type: text/html\n\n"
        f"<html><body>{body}<p><a>Unsubscribe</a> | <a>Update your preferences</a></p></body>"
        "</html>\n--B--\n",
        "utf-8",
    )
    assert mapped(mail) == list(ROWS)


def set_in_type(tmp_path: Path, source: str) -> Path:
    pytest.importorskip("pypdfium2", reason="needs the extra argmap[documents]")
    typst: Any = pytest.importorskip("typst")
    path = tmp_path / "a.pdf"
    path.write_bytes(typst.compile(source.encode()))
    return path


TITLE = "#align(center)[#text(17pt)[*The last ferry*]]\n\n"


def test_numbers_of_lines_are_left_out(tmp_path: Path) -> None:
    source = '#set page("a5")\n#set par.line(numbering: "1")\n' + TITLE + "\n\n".join(ROWS)
    assert mapped(set_in_type(tmp_path, source)) == list(ROWS)


def test_drop_cap_is_the_first_letter(tmp_path: Path) -> None:
    cap = f"#grid(columns: (auto, 1fr), gutter: 3pt, text(34pt)[T], [{FIRST[1:]}])"
    source = '#set page("a5")\n' + TITLE + "\n\n".join([cap, SECOND, THIRD])
    assert mapped(set_in_type(tmp_path, source)) == list(ROWS)


def test_paragraphs_of_two_lines_in_a_pdf(tmp_path: Path) -> None:
    source = "#set page(width: 21cm)\n#set text(10pt)\n" + TITLE + "\n\n".join(ROWS)
    assert mapped(set_in_type(tmp_path, source)) == list(ROWS)


def test_contents_page_names_no_title(tmp_path: Path) -> None:
    source = '#set page("a5")\n#outline()\n#pagebreak()\n' + TITLE + "= Why\n" + "\n\n".join(ROWS)
    path = set_in_type(tmp_path, source)
    assert read_document(path).title == "The last ferry"
    assert mapped(path) == list(ROWS)


def test_name_in_the_middle_is_no_part_of_the_text(tmp_path: Path) -> None:
    style = "#set par(first-line-indent: 1.2em, spacing: .65em, justify: true)\n"
    name = "#align(center)[Ines Marlow]\n\n"
    source = '#set page("a5")\n' + style + TITLE + name + "\n\n".join(ROWS)
    assert mapped(set_in_type(tmp_path, source)) == list(ROWS)


@pytest.mark.parametrize("width", [60, 66, 72])
def test_paragraphs_of_wrapped_text_without_blank_lines(width: int) -> None:
    """Room at the end of lines, and how long paragraphs are, tell most; the edge hides some."""
    right = []
    for name in TITLES:
        known = article(name, plain=True)
        lines = [textwrap.fill(row, width, break_on_hyphens=False) for row in known.paragraphs]
        right.append(measure(document_from_text("\n".join(lines)), known).paragraphs)
    assert sum(right) / len(right) >= 0.93


@pytest.mark.parametrize("width", [60, 66, 72])
def test_indents_of_wrapped_text(width: int) -> None:
    lines = [textwrap.fill(row, width, initial_indent="   ") for row in ROWS]
    found = document_from_text("The last ferry\n\n" + "\n".join(lines)).parts
    assert [" ".join(part.text.split()) for part in found[1:]] == list(ROWS)


def test_names_before_colons_in_wrapped_text_are_words_of_it() -> None:
    words = "Two plans were read, Noll: closing it. Vane: keeping it, at a third of what it cost."
    text = textwrap.fill(f"{FIRST} {words} {words} {SECOND} {words}", 46)
    assert len(document_from_text(text).parts) == 1


@pytest.mark.parametrize("tag", ["{{< toc >}}", "{% include share.html %}", "{{ page.title }}"])
def test_page_that_begins_with_a_tag_is_an_article(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{tag}\n\n# The last ferry\n\n" + "\n\n".join(ROWS), "utf-8")
    assert read_map(path) is None
    assert mapped(path) == list(ROWS)
