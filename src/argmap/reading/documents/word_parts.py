"""What of a Word document nobody sees, or stands beside its text, told before it is converted.

Hidden words and the prompts of empty fields are taken out; text boxes go behind the text, as boxes.

Source: ECMA-376-1, Office Open XML (17.3.2.41 `vanish`, 17.5.2 structured document tags, 17.17.1
text boxes); ECMA-376-3 (alternate content).
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from argmap.reading.documents.archive import parse_xml, read_member

BODY = "word/document.xml"
BOX = "ArgmapBox"  # the style of paragraphs that stood in a text box
SHARE = 0.25  # of the letters of a document, above which its text boxes hold its text
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off")


def seen_parts(archive: zipfile.ZipFile) -> io.BytesIO:
    """Return a Word document without what nobody sees in it, its text boxes behind the text.

    Args:
        archive: The document, from `open_archive`.
    """
    tree = parse_xml(read_member(archive, BODY))
    _take_hidden(tree)
    _move_boxes(tree)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for entry in archive.infolist():
            if entry.filename == BODY:
                new.writestr(BODY, etree.tostring(tree))
            elif entry.filename.endswith((".xml", ".rels")):
                new.writestr(entry.filename, read_member(archive, entry.filename))
    made.seek(0)
    return made


def _take_hidden(tree: Any) -> None:
    for node in list(tree.iter(f"{_W}r", f"{_W}sdt")):
        parent = node.getparent()
        if parent is not None and (_is_hidden(node) or _is_prompt(node)):
            parent.remove(node)


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(f"{_W}val", "1") not in _OFF


def _is_prompt(control: Any) -> bool:
    return control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _move_boxes(tree: Any) -> None:
    """Move the paragraphs of text boxes behind the text, unless they are the text."""
    body = tree.find(f"{_W}body")
    boxes = [box for box in tree.iter(f"{_W}txbxContent") if _is_shown(box)]
    boxed = sum(_letters(box) for box in boxes)
    if body is None or not boxes or boxed > SHARE * _letters(body):
        return
    ends = body.find(f"{_W}sectPr")
    for paragraph in [row for box in boxes for row in box.findall(f".//{_W}p")]:
        _set_style(paragraph)
        if ends is None:
            body.append(paragraph)
        else:
            ends.addprevious(paragraph)
    for box in list(tree.iter(f"{_W}txbxContent")):
        box.clear()


def _is_shown(box: Any) -> bool:
    """Return whether a text box is none within another, and none that tells one once more.

    Word writes a box twice: as a shape, and as a drawing for its older versions.
    """
    for node in box.iterancestors():
        if node.tag == f"{_W}txbxContent":
            return False
        if node.tag == f"{_MC}Fallback":
            choices = node.getparent().iterfind(f"{_MC}Choice")
            return not any(True for choice in choices for _ in choice.iter(f"{_W}txbxContent"))
    return True


def _letters(node: Any) -> int:
    return sum(len(words.text or "") for words in node.iter(f"{_W}t"))


def _set_style(paragraph: Any) -> None:
    looks = paragraph.find(f"{_W}pPr")
    if looks is None:
        looks = etree.Element(f"{_W}pPr")
        paragraph.insert(0, looks)
    for old in looks.findall(f"{_W}pStyle") + looks.findall(f"{_W}numPr"):
        looks.remove(old)
    looks.insert(0, etree.Element(f"{_W}pStyle", {f"{_W}val": BOX}))
