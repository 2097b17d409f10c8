"""Maps made by hand for the tests of the exports."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from argmap.model import ArgumentMap, Cue, Part, Relation, Role, Unit

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>", "]]> <![CDATA[", "&amp;lt; &#60;b&#62; &quot;", '"]; x [label="y',
    r"\N\G\L\l\n\E\T end\\", "$title ${style} $$", "a\u202eb\u2066c\u200bd", "\x00\x1b[31mred\x07",
    "=1+1", "@SUM(A1)", "+1", "-1", "\uff1d1", "'=1", "'Tis so", "| a | `b` \\| \\",
    "**b** _i_ ~s~", "[x](javascript:y) ![i](//e)", "<!-- --> -- //-->",
    "\U0001f389\U0001f469\u200d\U0001f52c",
    "w" * 300, "{0} {{7*7}} %s", "</svg></mark></table>", "' onload='x' \" onclick=\"y",
    "\ud800 \ufffe \ue000", "\u2028new\u2029line\x85", "http://e.example/?a=1&b=2#c",
)  # fmt: skip
ODD_IDS = (
    "node", "a b", "a  b", 'x"]; y [', "<b>", "a:b", "\\N", "--> -", "é", "\x00", "%41", "A",
    "&amp;", "' onload='x", "1", "-", "r1+point",
)  # fmt: skip


def chain(texts: Sequence[str], role: Role = "claim", **values: object) -> ArgumentMap:
    """Make a map with a unit a text, each of which supports the one before it."""
    text, units = "", []
    for n, words in enumerate(texts, 1):
        start = len(text)
        text += words
        cue = Cue("because", start, len(text), words, 0.5)
        units.append(Unit(f"u{n}", start, len(text), words, role, score=0.5, because=(cue,)))
        text += "\n\n"
    relations = tuple(
        Relation(f"r{n}", f"u{n}", f"u{n - 1}", "support", 0.25) for n in range(2, len(texts) + 1)
    )
    return ArgumentMap("chain", text, tuple(units), relations, **values)  # type: ignore[arg-type]


def whole() -> ArgumentMap:
    """Make a small map with every role, every type of relation and every kind of mark."""
    text = (
        "Close it?\n\nBy A. Writer\n\nClose the street, cars aside, today. Ann says cars may kill. "
        "They kill ten. Ten is many. Shops gain. Old ones lose. It lies in Ghent."
    )
    rows: list[tuple[str, Role]] = [
        ("Close it?", "question"), ("Close the street, cars aside, today", "conclusion"),
        ("Ann says cars may kill", "claim"), ("They kill ten", "premise"),
        ("Ten is many", "premise"), ("Shops gain", "premise"), ("Old ones lose", "qualification"),
        ("It lies in Ghent", "background"),
    ]  # fmt: skip
    units = []
    for n, (words, role) in enumerate(rows, 1):
        start = text.index(words)
        end = start + len(words)
        reported = n == 3
        units.append(
            Unit(
                f"u{n}", start, end, words, role,
                attributed_to="Ann" if reported else None, hedged=reported, score=n / 10,
                because=(Cue("rule.shown", start, start + 3, words[:3], 1.5),), paragraph=1,
                sentence=n, parts=((start, start + 16), (end - 5, end)) if n == 2 else (),
            )
        )  # fmt: skip
    relations = (
        Relation("r1", "u3", "u2", "support", 0.9, units[2].because),
        Relation("r2", "u4", "u3", "support", 0.8),
        Relation("r3", "u5", "r2", "linked", 0.7),
        Relation("r4", "u6", "r1", "undercut", 0.6),
        Relation("r5", "u7", "u6", "qualify", 0.5),
        Relation("r6", "u6", "u3", "rebut", 0.4),
    )
    parts = (
        Part("title", 0, 9, "Close it?", "the first line"),
        Part("byline", 11, 23, "By A. Writer", "it begins with By", mapped=False),
    )
    made_by = {"argmap": "0"}
    return ArgumentMap("whole", text, tuple(units), relations, "Close it?", parts, made_by)


def odd_ids() -> ArgumentMap:
    """Make a map whose ids are no names, some of them unit's and relation's at once."""
    text = "Yes."
    units = tuple(Unit(id, 0, 3, "Yes", "claim") for id in ODD_IDS)
    pairs = zip(ODD_IDS[1:], ODD_IDS, strict=False)
    relations = [Relation(a, a, b, "support") for a, b in pairs]
    relations.append(Relation("last", ODD_IDS[0], ODD_IDS[2], "undercut"))
    return ArgumentMap("odd", text, units, tuple(relations))


def groups(svg: str, name: str) -> Iterator[ET.Element]:
    """Give the groups of an SVG picture that have a class."""
    for element in ET.fromstring(svg).iter(f"{SVG}g"):
        if name in (element.get("class") or "").split():
            yield element


def title_of(group: ET.Element) -> str:
    """Give the title of a group, which is its tooltip."""
    return group.findtext(f"{SVG}title") or ""


def words_of(element: ET.Element) -> str:
    """Give what is to be read in a part of an SVG picture, with single blanks."""
    return " ".join(" ".join(text.text or "" for text in element.iter(f"{SVG}text")).split())
