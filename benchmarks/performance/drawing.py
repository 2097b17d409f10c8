"""Drawing from a ready map.

`argmap map MAP.json` in a fresh process beside Argdown (`argdown map -f svg`, from npm by
`.ci/contracts`) on the same map: at most 0.6 of its processor's time. Then larger maps as one page
and as the whole HTML page, folded: 100, 1,000 and 5,000 statements within 2, 5 and 20 s. Then the
one page within a process beside Graphviz alone on the same DOT.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.performance.paired import ROOT, in_turn, median, ratio

ARTICLE = ROOT / "outputs" / "us-south-korea-alliance.json"
ARGDOWN = ROOT / ".ci" / "contract-node" / "node_modules" / ".bin" / "argdown"
BESIDE = 308
LARGE = {100: 2, 1000: 5, 5000: 20}
MAKE = """
import sys
from pathlib import Path
from benchmarks.long_texts import report
from argmap import flow
from argmap.formats.registry import FORMATS
from argmap.model import ArgumentMap
from argmap.reading import document_from_text
folder, article = Path(sys.argv[1]), Path(sys.argv[2])
maps = [ArgumentMap.from_json(article.read_text("utf-8"))]
reader = flow.use_reader(scorer="rules")
for size in map(int, sys.argv[3:]):
    maps.append(flow.map_document(document_from_text(report(size), str(size)), reader=reader))
for made in maps:
    name = folder / (made.id if made.id.isdigit() else "article")
    name.with_suffix(".json").write_text(made.to_json(), "utf-8")
    name.with_suffix(".argdown").write_bytes(FORMATS["argdown"].render(made))
"""
PAGE = """
import json, statistics, sys
from pathlib import Path
from time import perf_counter
import argmap.export.page_svg as page
from argmap.export.graphviz_run import run_graphviz
from argmap.model import ArgumentMap
text, dots = Path(sys.argv[1]).read_text("utf-8"), []
page._laid_out = lambda dot: dots.append(dot) or run_graphviz(dot)
whole, bare = [], []
for _ in range(int(sys.argv[2]) + 1):
    made = ArgumentMap.from_json(text)
    start = perf_counter(); page.page_svg(made); whole.append(perf_counter() - start)
    start = perf_counter(); run_graphviz(dots[-1]); bare.append(perf_counter() - start)
print(json.dumps([statistics.median(whole[1:]), statistics.median(bare[1:])]))
"""


def measure(repeats: int) -> Iterator[str]:
    """Yield the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = [str(size) for size in (BESIDE, *LARGE)]
        line = [sys.executable, "-c", MAKE, name, str(ARTICLE), *sizes]
        subprocess.run(line, check=True, cwd=ROOT)
        yield from beside_argdown(folder, repeats)
        yield from large(folder, repeats)
        yield from beside_graphviz(folder, repeats)


def beside_argdown(folder: Path, repeats: int) -> Iterator[str]:
    """Yield the table of two maps, by argmap and by Argdown."""
    if not ARGDOWN.exists():
        yield "Argdown is not installed; run: sh .ci/contracts"
        return
    yield "| map | Argdown | argmap, one page | beside it | argmap, graph | beside it |"
    yield "|---|---|---|---|---|---|"
    for name in ("article", str(BESIDE)):
        costs = in_turn(
            {
                "argdown": [
                    str(ARGDOWN), "map", "-f", "svg", f"{folder / name}.argdown", f"{folder}/made"
                ],
                "page": draw(folder, name, "-f", "svg"),
                "graph": draw(folder, name, "-f", "svg", "--view", "graph"),
            },
            repeats,
        )  # fmt: skip
        cells = [f"{median(costs['argdown']).cpu:.2f} s"]
        for way in ("page", "graph"):
            beside = ratio(costs[way], costs["argdown"])
            cells += [f"{median(costs[way]).cpu:.2f} s", f"{beside:.2f}"]
        yield f"| {'58' if name == 'article' else name} statements | {' | '.join(cells)} |"


def large(folder: Path, repeats: int) -> Iterator[str]:
    """Yield the table of larger maps."""
    yield ""
    yield "| statements | one page | peak memory | the HTML page | peak memory | at most |"
    yield "|---|---|---|---|---|---|"
    for size, most in LARGE.items():
        lines = {form: draw(folder, str(size), "-f", form) for form in ("svg", "html")}
        cells = []
        for costs in in_turn(lines, max(1, repeats // 2)).values():
            cost = median(costs)
            cells += [f"{cost.cpu:.1f} s", f"{cost.memory:.0f} MB"]
        yield f"| {size:,} | {' | '.join(cells)} | {most} s |"


def beside_graphviz(folder: Path, repeats: int) -> Iterator[str]:
    """Yield the table of the one page, warm, beside Graphviz alone."""
    line = [sys.executable, "-c", PAGE, f"{folder / 'article'}.json", str(4 * repeats)]
    done = subprocess.run(line, check=True, capture_output=True, cwd=ROOT)
    whole, bare = json.loads(done.stdout)
    yield ""
    yield "| one page of 58 statements, warm | Graphviz alone, same DOT | times |"
    yield "|---|---|---|"
    yield f"| {1000 * whole:.0f} ms | {1000 * bare:.0f} ms | {whole / bare:.1f} |"


def draw(folder: Path, name: str, *more: str) -> list[str]:
    """Return the command that draws a map."""
    given = f"{folder / name}.json"
    return [sys.executable, "-m", "argmap", "map", given, "-q", "-o", f"{folder}/made", *more]
