"""What a model is asked: each request of a reading, made of the guide's sections and the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.components.sentence_text import SentenceText
from argmap.readers.model.guide import fingerprint, load_guide
from argmap.readers.model.linking import Fault
from argmap.readers.model.model_answers import Quoted, shown_words
from argmap.readers.model.model_statements import ModelStatement
from argmap.readers.model.shown_text import (
    Section,
    show_sentences,
    show_statements,
    shown_on_one_line,
)
from argmap.readers.model.token_counts import estimate

SHOWN = 300  # characters of a quotation that is shown again
OUTLINE = 120  # characters of a statement in the outline
IN_BRACKETS = " The text has them in brackets with id and role: [3 premise: words]."
PER_LINK = 45  # tokens of a link, generously
Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model.

    Attributes:
        step: What it is for, in words for a user: "statements, section 2 of 3".
        form: The name of the answer's form in `schemas.ANSWERS`.
        key: The list that an answer must hold.
        messages: What is said, with roles as in the chat-completions protocol.
        most: Tokens that the answer may have.
        round: How often it was asked before.
    """

    step: str
    form: str
    key: str
    messages: tuple[Message, ...]
    most: int
    round: int = 0

    def mark(self, model: str) -> str:
        """Return what tells a question to a model from others: text, guide and model are in it."""
        said = [part for row in self.messages for part in (row["role"], row["content"])]
        return fingerprint(model, self.form, str(self.round), *said)

    def again(self, answer: str, wrong: str) -> Request:
        """Return the question asked once more, with what was wrong with the answer."""
        told = load_guide()["not json"].replace("%s", wrong)
        more = ({"role": "assistant", "content": answer[:2000]}, {"role": "user", "content": told})
        return replace(self, messages=(*self.messages, *more), round=self.round + 1)

    def longer(self) -> Request:
        """Return the question with more room for its answer, which was cut."""
        return replace(self, most=2 * self.most, round=self.round + 1)

    def as_text(self) -> str:
        """Return the question as text, to be pasted into a chat."""
        return "\n\n".join(row["content"] for row in self.messages) + "\n"


def ask_statements(
    text: SentenceText, section: Section, step: str, outline: Sequence[str] = ()
) -> Request:
    """Return the first pass over a section: which statements are there?"""
    shown = show_sentences(text, section)
    system = _system("task", "statements", "answer statements")
    most = 1000 + 3 * estimate(shown)
    return _request(
        step, "statements", "statements", system, [*_outlined(outline), _text(shown)], most
    )


def ask_links(
    text: SentenceText,
    section: Section,
    statements: Sequence[ModelStatement],
    missing: Sequence[Quoted],
    step: str,
) -> Request:
    """Return the second pass over a section: how do its statements bear on one another?"""
    shown = show_statements(text, section, statements)
    said = [_text(shown)]
    system = ["task", "links", "answer links"]
    if missing:
        system.append("answer quotes")
        rows = (_missing(text, section, row) for row in missing)
        said.append(load_guide()["again"] + "\n" + "\n".join(rows))
    most = 800 + PER_LINK * (len(statements) + 3 * len(missing))
    return _request(step, "links", "links", _system(*system), said, most)


def ask_labels(
    text: SentenceText, section: Section, statements: Sequence[ModelStatement], step: str
) -> Request:
    """Return the one pass over a section whose statements are given: their roles and links."""
    shown = show_statements(text, section, statements, roles=False)
    system = _system("task", "statements", "labels", "links", "answer links", "answer labels")
    most = 800 + 2 * PER_LINK * len(statements)
    return _request(step, "labels", "links", system, [_text(shown)], most)


def ask_points(text: SentenceText, points: Sequence[ModelStatement], step: str) -> Request:
    """Return the pass over the points of a long text's sections."""
    shown = "\n".join(_listed(text, row) for row in points)
    system = _system("task", "points", "links", "answer links")
    return _request(step, "links", "links", system, [_text(shown)], 800 + PER_LINK * len(points))


def ask_repair(
    text: SentenceText, statements: Sequence[ModelStatement], faults: Iterable[Fault], step: str
) -> Request:
    """Return the question for links that cannot stand, with the statements they are among."""
    told = list(faults)
    ids = {id for fault in told for id in fault.ids}
    named = [row for row in statements if row.id in ids]
    lines = [f"- {fault.words} (statements {', '.join(map(str, fault.ids))})" for fault in told]
    said = "\n".join([load_guide()["repair"], *lines])
    shown = "\n".join(_listed(text, row) for row in named)
    most = 400 + 2 * PER_LINK * len(named)
    return _request(
        step, "links", "links", _system("task", "answer links"), [said, _text(shown)], most
    )


def as_whole(request: Request, mark: str) -> Request:
    """Return the first pass over a section together with the second, to be pasted into a chat.

    Args:
        request: From `ask_statements`.
        mark: What tells the answer to this text from others; the model says it after us.
    """
    # How statements are shown in brackets is of no use where none are shown yet.
    system = _system("task", "statements", "links", "answer whole").replace(IN_BRACKETS, "")
    first = {"role": "system", "content": system.replace("%s", mark)}
    messages = (first, *request.messages[1:])
    return replace(request, form="whole", messages=messages, most=2 * request.most)


def outline_of(text: SentenceText, statements: Iterable[ModelStatement]) -> list[str]:
    """Return a section's lines of the running outline: its conclusions, and claims up to six."""
    listed = list(statements)
    first = [row for row in listed if row.role == "conclusion"]
    first += [row for row in listed if row.role == "claim"]
    return [
        shown_words(_words(text, row), OUTLINE) for row in sorted(first[:6], key=lambda r: r.start)
    ]


def _request(
    step: str, form: str, key: str, system: str, said: Sequence[str], most: int
) -> Request:
    messages = (
        {"role": "system", "content": system},
        {"role": "user", "content": "\n\n".join(said)},
    )
    return Request(step, form, key, messages, most)


def _system(*names: str) -> str:
    return "\n\n".join(load_guide()[name] for name in names)


def _text(shown: str) -> str:
    return f"<text>\n{shown}\n</text>"


def _outlined(outline: Sequence[str]) -> list[str]:
    lines = "\n".join(f"- {shown_on_one_line(line)}" for line in outline)
    return [f"{load_guide()['outline']}\n{lines}"] if outline else []


def _words(text: SentenceText, row: ModelStatement) -> str:
    return " … ".join(text.text[start:end] for start, end in row.pieces)


def _listed(text: SentenceText, row: ModelStatement) -> str:
    return f"[{row.id} {row.role}: {shown_on_one_line(_words(text, row))}]"


def _missing(text: SentenceText, section: Section, row: Quoted) -> str:
    """Return a quotation that was not found, beside the sentence it is likest to."""
    nearest = max(section, key=lambda s: _likeness(row, text.text[s.start : s.end], s.number))
    sentence = shown_on_one_line(text.text[nearest.start : nearest.end])
    shown = shown_on_one_line(shown_words(row.quote, SHOWN))
    return f"- {row.id}: “{shown}”. The nearest sentence: [{nearest.number}] {sentence}"


def _likeness(row: Quoted, sentence: str, number: int) -> tuple[int, bool]:
    """Return how many words a quotation shares with a sentence, and whether it is said to be it."""
    words = set(row.quote[:2000].lower().split())
    return len(words & set(sentence.lower().split())), row.sentence == number
