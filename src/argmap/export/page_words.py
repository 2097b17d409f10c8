"""What stands in each box of the one-page view: words in their letters, and their colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.export.page_signs import CONTRASTS, line_colour, relation_type, sign
from argmap.export.rich_text import Run
from argmap.export.safe_text import clean
from argmap.export.shortening import shortened
from argmap.export.style import Style
from argmap.export.wording import remarks
from argmap.graph.one_page import Entry, OnePage
from argmap.model import Unit
from argmap.records import led, words_of

LONGEST = 25  # words of a box
LONGEST_THESIS = 60  # words of the main conclusion, which stands for all
LIMITS = 3  # qualifications that stand with the thesis
LEAST = 11.0  # size of the smallest letters
TEASER = 10  # words of one that is referred to
# How many statements that are not shown hang from each that is, and by band from none that is.
Unshown = tuple[Counter[str], Counter[str]]


@dataclass(frozen=True, slots=True)
class Letters:
    """Sizes of letters on a page.

    Attributes:
        body: Of a statement below another.
    """

    body: float

    @property
    def first(self) -> float:
        """Return the size of a statement on the first level of a band."""
        return self.body + 1

    @property
    def thesis(self) -> float:
        """Return the size of the main conclusion."""
        return round(self.body * 1.6, 1)

    @property
    def head(self) -> float:
        """Return the size of the name of a band, and of the question."""
        return self.body + 3

    @property
    def note(self) -> float:
        """Return the size of what stands beside the words."""
        return max(LEAST, self.body - 2)


def capital(text: str) -> str:
    """Return a text that begins with a capital where it begins with a word in small letters.

    Example:
        >>> capital("it rains"), capital("eBay fell")
        ('It rains', 'eBay fell')
    """
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text


class PageWords:
    """Says what stands in the boxes of a page.

    Attributes:
        page: The page.
        style: Its colours.
        hidden: How many statements that are not shown hang from each that is.
        more: How many that are not shown hang from none that is, by their bands.
        shown: Ids of the statements that are.
        named: Ids of the replies that are called so: the first below each objection.
        counted: Whether the foot tells how many that is.
    """

    def __init__(
        self, page: OnePage, style: Style, shown: Collection[str] = (), *,
        counted: bool = True, unshown: Unshown | None = None,
    ) -> None:  # fmt: skip
        """Take a page, its colours, what is shown of it, and what is not: counted where None."""
        self.page, self.style, self.shown, self.counted = page, style, shown, counted
        self.entries: Mapping[str, Entry] = {entry.unit.id: entry for entry in page.entries}
        self.hidden, self.more = unshown or _hidden(page, shown)
        first = {
            entry.parent: entry.unit.id for entry in reversed(page.entries)
            if entry.reply and entry.unit.id in shown
        }  # fmt: skip
        self.named = set(first.values())

    def colour(self, entry: Entry) -> str:
        """Return the colour of a statement's number and line, which tells how it bears."""
        return line_colour(entry, self.entries, self.style)

    def number(self, entry: Entry, letters: Letters) -> Run:
        """Return the number of a statement."""
        size = letters.body if entry.depth else letters.first
        return Run(entry.number, size, self.colour(entry), bold=True)

    def statement(self, entry: Entry, letters: Letters) -> Iterator[Run]:
        """Yield the words of a statement with notes behind them."""
        colour, ink = self.colour(entry), self.style.graph.ink
        size = letters.body if entry.depth else letters.first
        if told := self._sign(entry):
            yield Run(told, size, colour, bold=True)
        yield from self._words(entry.unit, size, ink, bold=entry.unit.role == "conclusion")
        yield from self._notes(entry, letters)

    def _sign(self, entry: Entry) -> str:
        """Return the word before a statement; of several replies to one only the first has it."""
        answers = entry.reply and entry.depth == 1 and entry.band == "against"
        if not entry.depth or (answers and entry.unit.id not in self.named):
            return ""
        return sign(entry.unit, relation_type(entry), reply=answers)

    def replies(self, entry: Entry) -> list[Entry]:
        """Return the statements that answer another and stand elsewhere on the page."""
        pairs = ((self.entries[id], type) for id, type in entry.sees if id in self.shown)
        return [
            other for other, type in pairs
            if other.unit.side == "pro" and entry.unit.side == "opp" and type in CONTRASTS
        ]  # fmt: skip

    def reference(self, reply: Entry, letters: Letters) -> Iterator[Run]:
        """Yield the words that refer to a reply."""
        colour = self.style.bands["because"].line
        yield Run("Reply: ", letters.body, colour, bold=True)
        yield Run(f"see {reply.number}, ", letters.body, colour, bold=True)
        words = shortened(led(reply.unit), TEASER)
        yield Run(f"\u201c{words}\u201d", letters.body, self.style.graph.ink)

    def thesis(self, letters: Letters) -> Iterator[Run]:
        """Yield the words of the main conclusion."""
        unit = self.page.thesis
        assert unit is not None
        ink = self.style.graph.ink
        yield from self._words(unit, letters.thesis, ink, bold=True, most=LONGEST_THESIS)
        yield from self._tail(self._told(unit, ""), letters)

    def limit(self, unit: Unit, letters: Letters) -> Iterator[Run]:
        """Yield the words of a qualification of the main conclusion."""
        if told := sign(unit, "qualify"):
            yield Run(told, letters.first, self.style.graph.soft, bold=True)
        yield from self._words(unit, letters.first, self.style.graph.ink)
        yield from self._tail(self._told(unit, ""), letters)

    def question(self, letters: Letters) -> Iterator[Run]:
        """Yield the words of the question."""
        unit = self.page.question
        assert unit is not None
        look = self.style.roles["question"]
        yield from self._words(unit, letters.head, look.line, bold=True)

    def foot(self, letters: Letters) -> Iterator[Run]:
        """Yield what the signs mean, as far as they stand on the page, and how much it shows."""
        shown = [self.entries[id] for id in self.shown]
        total = len(self.page.entries) + len(self.page.limits) + 1 + len(self.page.apart)
        here = len(shown) + len(self.page.limits[:LIMITS]) + 1
        told = ["indented: a reason for the line above"] if any(e.depth for e in shown) else []
        told += ["≈ less than certain"] if any(e.unit.hedged for e in shown) else []
        told += ["§ paragraph of the text"]
        told += (
            ["+n more that bear on it"]
            if self.more.total() or any(self.hidden[id] for id in self.shown)
            else []
        )
        told += [f"{here} of {total} statements"] if self.counted else []
        told += [f"{len(self.page.apart)} linked to none of these"] if self.page.apart else []
        note = " \u00a0 ".join(
            [*map(clean, self.page.notes), *(part.replace(" ", "\u00a0") for part in told)]
        )
        yield Run(note, letters.note, self.style.graph.soft)

    def _words(
        self, unit: Unit, size: float, ink: str, bold: bool = False, most: int = LONGEST
    ) -> Iterator[Run]:
        words, lead = words_of(unit), clean(unit.lead)
        if lead:
            # A bracket is not of the text; it stays as it is.
            shown = lead if "[" in lead[:1] else capital(lead)
            yield Run(f"{shown} ", size, self.style.graph.soft, bold=bold)
            yield Run(shortened(words, most - len(lead.split())), size, ink, bold=bold)
        else:
            yield Run(capital(shortened(words, most)), size, ink, bold=bold)

    def _notes(self, entry: Entry, letters: Letters) -> Iterator[Run]:
        """Yield what is told behind a statement: place, speaker, links, and what is not shown."""
        said = self._told(entry.unit, entry.band)
        if entry.against in self.entries:
            said.insert(0, f"against {self.entries[str(entry.against)].number}")
        replies = {reply.unit.id for reply in self.replies(entry)}
        others = [id for id, _ in entry.sees if id in self.shown and id not in replies]
        if others:
            said.append(f"see {', '.join(self.entries[id].number for id in others)}")
        yield from self._tail(said, letters)
        if self.hidden[entry.unit.id]:
            note = f"\u00a0\u00a0+{self.hidden[entry.unit.id]}"
            yield Run(note, letters.note, self.style.graph.soft, bold=True)

    def _told(self, unit: Unit, band: str) -> list[str]:
        place = [f"§ {unit.paragraph}"] if unit.paragraph else []
        again = self.page.again.get(unit.id, ())
        place += [f"again § {u.paragraph}" for u in again if u.paragraph]
        # What the words or the band tell anyway is not told twice.
        speaker = clean(unit.attributed_to or "")
        expected = "rejects" if band == "against" else "endorses"
        bare = replace(
            unit, restates=None, stance=None if unit.stance == expected else unit.stance,
            attributed_to=None if speaker in clean(words_of(unit)) else speaker,
        )  # fmt: skip
        return place + remarks(bare, {})

    def _tail(self, said: list[str], letters: Letters) -> Iterator[Run]:
        if said:
            parts = (part.replace(" ", "\u00a0", 1) for part in said)
            yield Run("  " + "\u00a0· ".join(parts), letters.note, self.style.graph.soft)


def _hidden(page: OnePage, shown: Collection[str]) -> Unshown:
    """Return how many statements that are not shown have each as the first above them that is.

    Those with none above them are counted by their bands.
    """
    tops: dict[str, str] = {}
    counts, more = Counter[str](), Counter[str]()
    for entry in page.entries:
        id, parent = entry.unit.id, entry.parent or ""
        top = tops.get(parent, "")
        tops[id] = id if id in shown else top
        counts[top] += bool(top) and id not in shown
        more[entry.band] += not top and id not in shown
    return counts, more
