"""The fixtures of this folder find what they are there to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import conftest

if TYPE_CHECKING:
    from playwright.sync_api import Page

BAD = """<!DOCTYPE html><html lang="en"><title>t</title><img src="http://e.invalid/a.png">
<script>console.error("bad"); setTimeout(() => { throw new Error("worse"); });</script>"""


def write(folder: Path, text: str) -> str:
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    return path.as_uri()


def test_errors_and_requests_to_elsewhere_are_problems(
    page: Page, problems: list[str], requests: list[str], tmp_path: Path
) -> None:
    page.goto(write(tmp_path, BAD))
    page.wait_for_timeout(200)
    found = "\n".join(problems)
    problems.clear()
    assert "console error: bad" in found
    assert "exception: worse" in found
    assert "request to elsewhere: http://e.invalid/a.png" in found
    assert requests[0].startswith("file:") and requests[-1] == "http://e.invalid/a.png"


def test_axe_finds_an_image_without_words(
    page: Page, check_axe: Callable[..., None], tmp_path: Path
) -> None:
    body = '<main><h1>t</h1><img src="data:,"></main>'
    page.goto(write(tmp_path, f'<!DOCTYPE html><html lang="en"><title>t</title>{body}'))
    with pytest.raises(AssertionError, match="image-alt"):
        check_axe(page)
    check_axe(page, "image-alt")


@pytest.mark.parametrize(
    ("wanted", "ci", "required"),
    [("", "", False), ("", "true", True), ("required", "", True), ("optional", "true", False)],
)
def test_when_a_browser_is_required(
    wanted: str, ci: str, required: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_BROWSER", wanted)
    monkeypatch.setenv("CI", ci)
    assert conftest.is_required() is required


def test_absence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_BROWSER", "optional")
    with pytest.raises(pytest.skip.Exception, match="chromium is missing"):
        conftest.absent("chromium")
    monkeypatch.setenv("ARGMAP_BROWSER", "required")
    with pytest.raises(pytest.fail.Exception, match="chromium is missing"):
        conftest.absent("chromium")
