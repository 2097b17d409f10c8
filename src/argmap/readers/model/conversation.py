"""The passes over a text: statements, links among them, and the points of a long text's sections.

A section is read in two passes, a text of one section in no more than three requests: what of the
first answer is not in the text is asked for again with the second, and links that cannot stand are
asked for once more. What was asked depends on the answers alone, never on which came first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from argmap.components.sentence_text import SentenceText
from argmap.readers.model.asking import Asks
from argmap.readers.model.linking import Linked, link_statements
from argmap.readers.model.model_answers import (
    Quoted,
    read_links,
    read_main,
    read_quotes,
    read_statements,
    shown_words,
)
from argmap.readers.model.model_statements import ModelLink, ModelStatement
from argmap.readers.model.place_statements import Placed, place_statements, set_apart, with_labels
from argmap.readers.model.requests import (
    ask_labels,
    ask_links,
    ask_points,
    ask_repair,
    ask_statements,
    outline_of,
)
from argmap.readers.model.shown_text import Section, cut_sections

MOST_POINTS = 120  # points in one request
PER_SENTENCE, SPARE = 6, 50  # statements that are looked at, by the sentences of a section
SHOWN = 60
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class TextReading:
    """What came of a text, or of a section of one.

    Attributes:
        linked: All statements and links; the ids are the section's own, those of a text its
            numbers in text order from 1.
        lost: What had to be passed over, in words for a user.
    """

    linked: Linked
    lost: tuple[str, ...]


def read_sections(text: SentenceText, asks: Asks, progress: Progress) -> TextReading:
    """Return what a model reads in a text.

    Args:
        text: The text.
        asks: What answers requests.
        progress: Is told the step and how much is done.

    Raises:
        ReaderError: A request has no answer.
    """
    sections = cut_sections(text)
    outline: list[str] = []
    found: list[Future[TextReading]] = []
    with ThreadPoolExecutor(asks.parallel) as pool:
        try:
            for number, section in enumerate(sections, 1):
                where = _where(number, len(sections))
                progress(f"reading{where}", (number - 1) / (len(sections) + 1))
                placed = _statements(text, section, asks, where, outline)
                outline += outline_of(text, placed.statements)
                found.append(pool.submit(_links, text, section, asks, where, placed))
                if asks.parallel == 1:
                    found[-1].result()
            read = [one.result() for one in found]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    progress("linking sections", len(sections) / (len(sections) + 1))
    return _joined(text, read, asks)


def read_given(
    text: SentenceText, given: Sequence[ModelStatement], asks: Asks, progress: Progress
) -> TextReading:
    """Return what a model reads in a text whose statements are given.

    Args:
        text: The text.
        given: The statements, in text order, with ids from 1.
        asks: What answers requests.
        progress: Is told the step and how much is done.

    Raises:
        ReaderError: A request has no answer.
    """
    sections = cut_sections(text)
    left = list(given)
    read = []
    for number, section in enumerate(sections, 1):
        where = _where(number, len(sections))
        progress(f"reading{where}", (number - 1) / (len(sections) + 1))
        # What stands before, between and after sections goes with the one it is next to.
        last = number == len(sections)
        here = [row for row in left if last or row.start < section[-1].end]
        left = left[len(here) :]
        if here:
            read.append(_labels(text, section, here, asks, where))
    return _joined(text, read, asks)


def _where(number: int, sections: int) -> str:
    return f", section {number} of {sections}" if sections > 1 else ""


def _statements(
    text: SentenceText, section: Section, asks: Asks, where: str, outline: Sequence[str]
) -> Placed:
    data = asks.answer(ask_statements(text, section, f"the statements{where}", outline[-30:]))
    lost: list[str] = []
    quoted = read_statements(data, lost)
    most = PER_SENTENCE * len(section) + SPARE
    if len(quoted) > most:
        lost.append(f"{len(quoted) - most} statements more than a text of this length has")
    return place_statements(text, section, quoted[:most], lost)


def _links(
    text: SentenceText, section: Section, asks: Asks, where: str, placed: Placed
) -> TextReading:
    request = ask_links(text, section, placed.statements, placed.missing, f"the links{where}")
    data = asks.answer(request)
    again = read_quotes(data)
    known = {row.id for row in placed.statements} | {row.id for row in placed.missing}
    lost = list(placed.lost)
    if placed.missing:
        placed = _found_again(text, section, placed, again)
        lost = list(placed.lost)
        lost += [f"“{shown_words(row.quote, SHOWN)}” is not in the text" for row in placed.missing]
    # What a statement that is gone was a reason for needs no telling beside that it is gone.
    gone = known - {row.id for row in placed.statements}
    links = [link for link in read_links(data, lost) if link.source not in gone]
    linked = _repaired(text, placed.statements, links, read_main(data), asks, where)
    return TextReading(linked, tuple(lost))


def _found_again(
    text: SentenceText, section: Section, placed: Placed, again: dict[int, str]
) -> Placed:
    """Return statements with those whose quotation was given once more and is in the text."""
    rows = [replace(row, quote=again.get(row.id, "")) for row in placed.missing]
    later = place_statements(text, section, rows)
    apart, over = set_apart(text.text, (*placed.statements, *later.statements))
    gone = {row.id for row in later.missing}
    missing = tuple(row for row in placed.missing if row.id in gone)
    return Placed(tuple(apart), missing, (*placed.lost, *later.lost, *over))


def _labels(
    text: SentenceText, section: Section, given: Sequence[ModelStatement], asks: Asks, where: str
) -> TextReading:
    own = dict(enumerate(given, 1))
    shown = [replace(row, id=number) for number, row in own.items()]
    data = asks.answer(ask_labels(text, section, shown, f"roles and links{where}"))
    lost: list[str] = []
    said = {row.id: row for row in read_statements(data, lost)}
    silent = sorted(own.keys() - said.keys())
    lost += [f"no role for statement {number}; taken for claim" for number in silent]
    labelled = [
        with_labels(
            text, said.get(number, Quoted(number, 0, "", "claim")), row.pieces, "given", lost
        )
        for number, row in own.items()
    ]
    links = read_links(data, lost)
    linked = _repaired(text, labelled, links, read_main(data), asks, where)
    return TextReading(linked, tuple(lost))


def _repaired(
    text: SentenceText,
    statements: Sequence[ModelStatement],
    links: Sequence[ModelLink],
    main: int,
    asks: Asks,
    where: str,
) -> Linked:
    """Return the links that can stand, once those that cannot were asked for anew."""
    linked = link_statements(statements, links, main)
    named = {id for fault in linked.faults for id in fault.ids}
    if not named or not asks.patient:
        return linked
    faults = [fault for fault in linked.faults if fault.ids]
    data = asks.answer(ask_repair(text, statements, faults, f"links that cannot stand{where}"))
    anew = [link for link in read_links(data, []) if link.source in named]
    kept = [link for link in links if link.source not in named]
    return link_statements(statements, [*kept, *anew], read_main(data) or main)


def _joined(text: SentenceText, read: Sequence[TextReading], asks: Asks) -> TextReading:
    """Return sections as one text, linked by their points."""
    lost = [words for one in read for words in one.lost]
    links: list[ModelLink] = []
    rows: list[ModelStatement] = []
    mains: list[int] = []
    for one in read:
        ids = {row.id: len(rows) + n for n, row in enumerate(one.linked.statements, 1)}
        rows += [_numbered(row, ids) for row in one.linked.statements]
        links += [replace(k, source=ids[k.source], target=ids[k.target]) for k in one.linked.links]
        mains += [ids[one.linked.main]] if one.linked.main else []
        lost += [fault.words for fault in one.linked.faults]
    if len(read) > 1:
        more, main, told = _points(text, rows, links, mains, asks)
        lost += told
        rows = [_lowered(row, main, mains) for row in rows]
        linked = link_statements(rows, [*links, *more], main)
        lost += [fault.words for fault in linked.faults]
    else:
        linked = link_statements(rows, links, mains[0] if mains else 0)
    return TextReading(linked, tuple(dict.fromkeys(lost)))


def _numbered(row: ModelStatement, ids: dict[int, int]) -> ModelStatement:
    return replace(row, id=ids[row.id], limits=ids.get(row.limits, 0))


def _lowered(row: ModelStatement, main: int, mains: Sequence[int]) -> ModelStatement:
    """Return a section's main conclusion as a claim where it is not what the text ends in."""
    return replace(row, role="claim") if main and row.id in mains and row.id != main else row


def _points(
    text: SentenceText,
    rows: Sequence[ModelStatement],
    links: Sequence[ModelLink],
    mains: Sequence[int],
    asks: Asks,
) -> tuple[list[ModelLink], int, list[str]]:
    """Return the links among the points of sections, the main conclusion, and what was lost."""
    found: list[ModelLink] = []
    lost: list[str] = []
    main = 0
    points = _open(rows, links)
    while len(points) > 1:
        count = len(points)
        groups = [points[at : at + MOST_POINTS] for at in range(0, count, MOST_POINTS)]
        for group in groups:
            data = asks.answer(ask_points(text, group, "the points of the sections"))
            ids = {row.id for row in group}
            linked = _repaired(text, group, read_links(data, lost), 0, asks, ", points")
            lost += [fault.words for fault in linked.faults]
            found += linked.links
            main = read_main(data) if read_main(data) in ids else main
        points = _open(points, found)
        # Over when one request held them all, or nothing new was linked.
        if len(groups) == 1 or len(points) == count:
            break
    return found, main or (mains[-1] if mains else 0), lost


def _open(rows: Sequence[ModelStatement], links: Sequence[ModelLink]) -> list[ModelStatement]:
    """Return the statements that lead nowhere yet."""
    linked = {link.source for link in links}
    return [
        row for row in rows if row.id not in linked and row.role not in ("question", "background")
    ]
