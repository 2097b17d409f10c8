"""What to ask a model about a text, as text: to paste into a chat, or for an assistant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.readers.model.asking import FromFiles, MissingAnswerError
from argmap.readers.model.conversation import read_sections
from argmap.readers.model.reader import ModelReader, answer_mark
from argmap.readers.model.requests import as_whole

if TYPE_CHECKING:
    from argmap.model import Document


def next_prompt(
    reader: ModelReader, document: Document, answers: Sequence[tuple[str, Mapping[str, Any]]]
) -> str | None:
    """Return the next request about a document as text; None where all is answered.

    Args:
        reader: The reader.
        document: The document.
        answers: Names and JSON objects of the answers that are there already.

    Raises:
        ArgmapError: An answer is to another question.
    """
    text = reader.sentences(document)
    mark = answer_mark(text)
    try:
        read_sections(text, FromFiles(answers, mark), lambda step, share: None)
    except MissingAnswerError as error:
        request = error.request
        return (as_whole(request, mark) if request.form == "statements" else request).as_text()
    return None
