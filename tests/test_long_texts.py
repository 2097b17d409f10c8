"""Long texts with headings: a tree for each section, each with its conclusion, under the whole."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections import Counter

import pytest
from benchmarks.long_texts import PLACES, report

from argmap.checks import find_cycle
from argmap.cli.progress import ProgressLine
from argmap.decoding.arborescence import decode
from argmap.decoding.extra_relations import MOST_AIMS, aim_rebuttals
from argmap.decoding.sections import LONG, Section, find_sections
from argmap.draft import Candidate, PartRow, in_opening
from argmap.flow import map_document
from argmap.model import ArgumentMap
from argmap.reading import document_from_text
from tests.spine import draft, nlp


def mapped(text: str) -> tuple[ArgumentMap, dict[str, int]]:
    """Map a text, and give the number of the section of each unit."""
    document = document_from_text(text)
    made = map_document(document, nlp=nlp())
    starts = [part.start for part in document.parts if part.kind == "heading"]
    return made, {unit.id: bisect_right(starts, unit.start) for unit in made.units}


@pytest.mark.parametrize("paragraphs", [100, 300])
def test_each_section_of_a_report_has_a_conclusion(paragraphs: int) -> None:
    made, sections = mapped(report(paragraphs))
    # The first heading is the title.
    assert set(sections.values()) == set(range(-(-paragraphs // 40)))
    concluding = {sections[unit.id] for unit in made.conclusions}
    assert concluding == set(sections.values())
    units = {unit.id for unit in made.units}
    assert find_cycle({r.source: [r.target] for r in made.relations if r.target in units}) == []


@pytest.mark.parametrize("sizes", [[1, 1], [5, 30, 2], [100, 1, 60], [30] * 40])
def test_one_unit_leads_out_of_each_section(sizes: list[int]) -> None:
    places = [place for place, size in enumerate(sizes) for _ in range(size)]

    def prefers_others(source: int, target: int) -> Candidate:
        return Candidate(source, target, "support", float(places[source] != places[target]), ())

    def level(number: int) -> float:
        return 0.0

    groups = [[number] for number in range(len(places))]
    root, tree = decode(
        groups, prefers_others, prefers_others, level, level, section=lambda n: (places[n],)
    )
    out = Counter(places[c.source] for c in tree if places[c.source] != places[c.target])
    assert len(tree) == len(places) - 1
    assert out == Counter(place for place in range(len(sizes)) if place != places[root])


def sections_of(levels: list[int], *, long: bool = True) -> list[Section]:
    """Give the section before and behind each of some headings, in a text long enough or not."""
    parts, drafts, at = [], [draft(0, 5)], 10
    for level in levels:
        parts.append(PartRow(at, at + 5, "heading", False, level))
        drafts.append(draft(at + 10, at + 15, paragraph=len(drafts)))
        at += 20
    more = LONG if long else 0
    drafts += [draft(at + n, at + n, paragraph=len(drafts) + n) for n in range(more)]
    return find_sections(drafts, range(len(drafts)), parts)[: len(levels) + 1]


def test_headings_of_two_depths_make_sections_of_chapters() -> None:
    assert sections_of([1, 2, 2, 1, 2]) == [(0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1)]
    assert sections_of([2, 2]) == sections_of([0, 0]) == [(0,), (1,), (2,)]
    # What tells no depth stands below what does.
    assert sections_of([1, 0, 0, 1]) == [(0, 0), (1, 0), (1, 1), (1, 2), (2, 0)]
    assert sections_of([1, 3, 2]) == [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 0)]
    assert sections_of([1, 2], long=False) == [()] * 3


def chapters(chapters: int, sections: int, paragraphs: int) -> str:
    """Write a report with headings of two depths."""
    blocks = ["# A report on ferries"]
    for chapter in range(chapters):
        blocks.append(f"## Harbour {chapter}")
        for section in range(sections):
            blocks.append(f"### Pier {chapter}.{section}")
            for _ in range(paragraphs):
                place = PLACES[len(blocks)]
                blocks.append(f"{place} is damp because rain falls there.")
    return "\n\n".join(blocks)


def test_each_chapter_and_section_has_a_conclusion_under_the_whole() -> None:
    document = document_from_text(chapters(3, 3, 4))
    made = map_document(document, nlp=nlp())
    headings = [part for part in document.parts if part.kind == "heading"]
    assert [part.level for part in headings] == [2, 3, 3, 3] * 3
    starts = [part.start for part in headings]
    places = {unit.id: bisect_right(starts, unit.start) - 1 for unit in made.units}
    chapter = {id: place // 4 for id, place in places.items()}
    concluding = {places[unit.id] for unit in made.conclusions}
    assert concluding >= {n for n in range(12) if n % 4}
    # Of a chapter one unit leads out, of a section one leads to the rest of its chapter.
    tree = [r for r in made.relations if r.target in places]
    out = Counter(chapter[r.source] for r in tree if chapter[r.source] != chapter[r.target])
    assert sorted(out.values()) == [1, 1]
    inner = Counter(
        places[r.source]
        for r in tree
        if places[r.source] != places[r.target] and chapter[r.source] == chapter[r.target]
    )
    assert set(inner.values()) == {1} and len(inner) == 6


def test_a_short_text_is_one_argument_whatever_headings_it_has() -> None:
    text = report(LONG)
    plain = "\n\n".join(block for block in text.split("\n\n") if not block.startswith("#"))
    pairs = [
        [(r.source, r.target, r.type) for r in mapped(version)[0].relations]
        for version in (text, plain)
    ]
    assert pairs[0] == pairs[1]


def test_a_rebuttal_aims_at_near_conclusions_alone() -> None:
    tried: list[int] = []

    def score(source: int, target: int) -> Candidate:
        tried.append(target)
        return Candidate(source, target, "support", 0.0, ())

    far = list(range(0, 4000, 2))
    aim_rebuttals([Candidate(2001, 2003, "rebut", 0.0, ())], far, score)
    assert len(tried) == MOST_AIMS
    assert max(abs(number - 2001) for number in tried) <= MOST_AIMS + 1
    del tried[:]
    aim_rebuttals([Candidate(199, 201, "rebut", 0.0, ())], far[:MOST_AIMS], score)
    assert tried == far[:MOST_AIMS]


def test_an_introduction_ends_somewhere() -> None:
    lone = [draft(n, n + 1, paragraph=n) for n in range(1000)]
    assert in_opening(lone, 100, 0.05) and not in_opening(lone, 101, 0.05)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


@pytest.mark.parametrize(
    ("stream", "quiet", "shown"),
    [(Terminal(), False, "parsing, 50%"), (Terminal(), True, ""), (io.StringIO(), False, "")],
)  # fmt: skip
def test_progress_is_one_line_from_the_second_second_on(
    stream: io.StringIO, quiet: bool, shown: str
) -> None:
    times = iter([0.0, 0.5, 1.5, 1.55])
    with ProgressLine(stream, quiet, lambda: next(times)) as line:
        for share in (0.25, 0.5, 0.75):
            line("parsing", share)
    written = stream.getvalue()
    assert written.count("parsing") == bool(shown) and shown in written
    assert "\n" not in written
    assert not shown or written.endswith("\r\x1b[K")


def test_a_reader_tells_how_far_it_is() -> None:
    from argmap.flow import use_reader

    told: list[tuple[str, float]] = []
    reader = use_reader(nlp=nlp(), progress=lambda step, share: told.append((step, share)))
    reader.read(document_from_text("Taxes must rise. The state is poor."))
    assert [step for step, _ in told][:1] == ["parsing"] and told[-1] == ("linking", 0.0)
    assert all(0 <= share <= 1 for _, share in told)
