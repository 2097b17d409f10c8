"""Faults that a run of mutants put into code and no test saw: each is seen by one of these.

`docs/mutation.md` tells of the run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.decoding.arborescence import decode
from argmap.decoding.restatements import Restatement, merge_restatements
from argmap.decoding.sections import section_heads
from argmap.draft import Candidate
from argmap.review import Journal, JournalEntry, read_journal
from tests.spine import draft
from tests.test_speakers import speakers


def flat(source: int, target: int) -> Candidate:
    """Give a relation that says nothing of which target is better."""
    return Candidate(source, target, "support", 0.0, ())


def test_sections_of_three_depths_are_joined_the_inner_first() -> None:
    def section(number: int) -> tuple[int, ...]:
        return number >> 2, number >> 1 & 1, number & 1

    groups = [[number] for number in range(8)]
    root, tree = decode(groups, flat, flat, float, float, section=section)
    assert len(tree) == 7
    for depth in (1, 2):
        for place in {section(number)[:depth] for number in range(8)}:
            inside = {number for number in range(8) if section(number)[:depth] == place}
            out = {c.source for c in tree if c.source in inside and c.target not in inside}
            assert len(out | ({root} & inside)) == 1


def test_a_section_of_a_chapter_has_a_head_of_its_own() -> None:
    drafts = [draft(10 * n, 10 * n + 5, paragraph=n) for n in range(4)]
    sections = [(0, 0), (0, 1), (0, 1), (0, 2)]
    tree = [flat(2, 1), flat(1, 0), flat(3, 0)]
    # The whole and the section of two paragraphs come to something; one paragraph is no section.
    assert section_heads(tree, 0, drafts, sections) == {0, 1}


def test_what_leads_ahead_stays_where_something_is_said_again() -> None:
    chosen = [flat(0, 2), flat(3, 1)]
    kept = merge_restatements(chosen, range(4), {3: Restatement(1, ())})
    assert [(c.source, c.target) for c in kept] == [(0, 2)]


def test_a_journal_whose_last_line_feed_is_gone_tells_how_long_it_is(tmp_path: Path) -> None:
    path = tmp_path / "talk.review.jsonl"
    with_journal = Journal(path, "talk.txt", "The text.")
    with_journal.append(JournalEntry(1, "note", {"of": None, "text": "x"}))
    with_journal.close()
    data = path.read_bytes()
    assert (read_journal(path).whole, read_journal(path).ended) == (len(data), True)
    path.write_bytes(data[:-1])
    kept = read_journal(path)
    assert (kept.whole, kept.ended, len(kept.entries)) == (len(data) - 1, False, 1)
    assert isinstance(kept.whole, int)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The mayor said so.", "mayor"),
        ("The mayor claims this.", "mayor"),
        ("The mayor maintains that.", ""),
        ("He says it.", ""),
        ("According to the log 61 changes were lost.", "log"),
    ],
)
def test_who_says_what_a_pronoun_or_a_figure_stands_for(words: str, speaker: str) -> None:
    assert speakers(words) == [speaker]
