"""Take a picture of the review page as it is now: `python docs/review_picture.py [OUT.png]`.

Needs Debian's chromium and the dev extra, as the browser tests do.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from argmap.errors import OutputError
from argmap.review import Session
from argmap.review.guard import Guard
from argmap.review.server import HOST, ReviewServer, listen
from argmap.review.shared_review import SharedReview

FOLDER = Path(__file__).parent
ARTICLE = FOLDER.parent / "corpus" / "us-south-korea-alliance.txt"
WIDTH, HEIGHT = 1440, 860
# In the text's order: five statements are accepted with their arrows, the sixth is a claim.
KEYS = ("o", *"aaaaa", "5", "a")
WAIT = 3000  # milliseconds for the map to be drawn anew, and for what was said to go


def review(theme: Literal["light", "dark"] = "light") -> bytes:
    """Give a PNG of the review page with a few decisions taken.

    Args:
        theme: `light` or `dark`.

    Raises:
        OutputError: There is no chromium.
    """
    from playwright.sync_api import sync_playwright

    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise OutputError("no chromium to take the picture with; run: apt-get install chromium")
    with _served() as link, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = running.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=theme
        ).new_page()
        page.goto(link)
        page.wait_for_selector("svg.map")
        page.locator('.mark[data-unit="u4"]').click()
        page.evaluate("document.activeElement.blur()")
        for key in KEYS:
            page.keyboard.press(key)
            page.wait_for_timeout(60)
        page.wait_for_timeout(WAIT)
        picture = page.screenshot(animations="disabled")
        running.close()
    return picture


@contextmanager
def _served() -> Iterator[str]:
    """Serve a review of the article, kept in a passing folder; gives its link."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Session.open(ARTICLE, journal=Path(folder) / "a.review.jsonl") as session,
    ):
        listening = listen(0, folder)
        guard = Guard("picture", listening.getsockname()[1])
        server = ReviewServer(SharedReview(session), guard)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{guard.port}/?token={guard.token}"
        finally:
            server.should_exit = True
            thread.join(10)


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "review.png"
    out.write_bytes(review())
    sys.stdout.write(f"{out}\n")
