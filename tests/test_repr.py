"""How a map shows itself: three lines where it is printed, one page in a notebook."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.export.html import to_html
from argmap.export.picture import to_svg
from argmap.model import ArgumentMap, Relation, Unit

TEXT = "Rents should be capped. Tenants cannot pay more. So cap them."
MADE = ArgumentMap(
    "rents", TEXT,
    (
        Unit("u1", 0, 22, "Rents should be capped", "conclusion"),
        Unit("u2", 24, 47, "Tenants cannot pay more", "premise"),
        Unit("u3", 49, 60, "So cap them", "conclusion"),
    ),
    (Relation("r1", "u2", "u1", "support"), Relation("r2", "u1", "u3", "support")),
    title="On rents",
)  # fmt: skip


def test_three_lines() -> None:
    assert str(MADE) == repr(MADE) == "\n".join([
        "ArgumentMap 'rents': 'On rents'",
        "3 units (2 conclusion, 1 premise); 2 relations (2 support)",
        "concludes 'So cap them' (u3), and 1 more",
    ])  # fmt: skip
    assert repr(ArgumentMap("none", "Rain.")) == "\n".join([
        "ArgumentMap 'none'", "0 units; 0 relations", "no conclusion",
    ])  # fmt: skip


def test_one_is_one() -> None:
    made = ArgumentMap("rents", TEXT, MADE.units[:2], MADE.relations[:1])
    assert "2 units (1 conclusion, 1 premise); 1 relation (1 support)" in repr(made)
    alone = ArgumentMap("rents", TEXT, MADE.units[:1])
    assert "1 unit (1 conclusion); 0 relations" in repr(alone)
    page = to_html(made)
    assert "1 conclusion, 1 premise; 1 relation." in page


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1, max_size=300))
def test_whatever_a_text_holds(id: str, title: str, text: str) -> None:
    made = ArgumentMap(id, text, (Unit(id, 0, len(text), text, "conclusion"),), title=title)
    lines = repr(made).split("\n")
    assert len(lines) == 3 and all(line.isprintable() for line in lines)
    assert max(map(len, lines[:1])) < 2000


def test_a_notebook_shows_the_page() -> None:
    page = MADE._repr_html_()
    assert page.startswith("<div><svg") and page.rstrip().endswith("</div>")
    assert "<?xml" not in page and "<!DOCTYPE" not in page
    drawn = to_svg(MADE)
    assert drawn[drawn.index("<svg") + len("<svg") :].rstrip() in page
    assert page.startswith('<div><svg style="max-width: 100%;')
    ElementTree.fromstring(page)  # nothing of it is left open


def test_a_notebook_may_choose() -> None:
    both = {"text/plain": repr(MADE), "text/html": MADE._repr_html_()}
    assert MADE._repr_mimebundle_() == both
    assert MADE._repr_mimebundle_(include=["text/plain"]).keys() == {"text/plain"}
    assert MADE._repr_mimebundle_(exclude=["text/plain"]).keys() == {"text/html"}
    assert MADE._repr_mimebundle_(include=[], exclude=None) == {}


def test_a_text_injects_nothing_into_the_page() -> None:
    bad = "</svg><script>alert(1)</script><img src=x onerror=alert(1)> should be capped"
    made = ArgumentMap("<b>", bad, (Unit("u1", 0, len(bad), bad, "conclusion"),), title=bad)
    page = made._repr_html_()
    assert "<script" not in page and "<img" not in page
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(page).iter()}
    assert not names & {"script", "img", "b"}
