"""From a request to the answer: kept from before, from a file, or from a server and then kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from argmap.errors import InputError, ReaderError
from argmap.readers.model.chat_server import ChatServer
from argmap.readers.model.guide import load_guide
from argmap.readers.model.json_answers import NoAnswerError, object_in
from argmap.readers.model.kept_answers import KeptAnswers
from argmap.readers.model.model_answers import shown_words
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import Reply

ROUNDS = 2  # how often a question is asked, at most
SHOWN = 80  # characters of an answer that is none


class Asks(Protocol):
    """What answers requests.

    Attributes:
        patient: Whether it may be asked once more about what cannot stand.
        parallel: How many requests it takes at once.
    """

    patient: bool
    parallel: int

    def answer(self, request: Request) -> Mapping[str, Any]:
        """Return the JSON object that answers a request.

        Raises:
            ReaderError: There is none.
        """
        ...


class FromServer:
    """Answers kept from before, and the server's where there are none."""

    patient = True

    def __init__(
        self,
        server: ChatServer | None,
        model: str,
        kept: KeptAnswers | None,
        *,
        refresh: bool = False,
        parallel: int = 1,
    ) -> None:
        """Take a server (None where no endpoint is named) and the answers kept."""
        self._server, self._model, self._kept = server, model, kept
        self._refresh, self.parallel = refresh, parallel
        self._asked: set[str] = set()
        self.replayed = 0

    def answer(self, request: Request) -> Mapping[str, Any]:
        """Return the answer to a request; what is no JSON is asked for once more."""
        for last in (False, True):
            reply = self._reply(request)
            if reply.refusal or reply.finish == "content_filter":
                said = shown_words(reply.refusal, SHOWN) or "no reason given"
                raise ReaderError(
                    f"{self._model} refuses to answer for {request.step}: {said.rstrip('.')}; "
                    "try --refresh, or another model"
                )
            try:
                return object_in(reply.text, request.key)
            except NoAnswerError as error:
                cut = reply.finish == "length"
                if last:
                    raise ReaderError(self._line(request, reply, str(error), cut)) from None
                request = request.longer() if cut else request.again(reply.text, str(error))
        raise AssertionError

    def kept(self, request: Request) -> Mapping[str, Any] | None:
        """Return the answer that is kept from before; None where it would have to be asked for."""
        reply = self._kept.get(request.mark(self._model)) if self._kept else None
        if reply is None or self._refresh:
            return None
        try:
            return object_in(reply.text, request.key)
        except NoAnswerError:
            return None

    def _reply(self, request: Request) -> Reply:
        mark = request.mark(self._model)
        kept = self._kept.get(mark) if self._kept else None
        if kept is not None and (not self._refresh or mark in self._asked):
            self.replayed += 1
            return kept
        if self._server is None:
            raise ReaderError(
                f"{request.step} was not answered yet by {self._model or 'any model'} for this "
                "text, and no endpoint is named; name one with --endpoint or ARGMAP_ENDPOINT"
            )
        reply = self._server.reply(request)
        self._asked.add(mark)
        if self._kept is not None:
            self._kept.put(mark, self._model, load_guide().fingerprint, request, reply)
        return reply

    def _line(self, request: Request, reply: Reply, wrong: str, cut: bool) -> str:
        begins = shown_words(reply.text, SHOWN) or "nothing"
        if cut:
            wrong = f"it was cut at {request.most} tokens, {wrong}"
        return (
            f"{self._model} gave no answer that can be used for {request.step} ({wrong}); it "
            f"begins: {begins}; try --refresh, or another model"
        )


class FromFiles:
    """Answers that a user brings, from a chat or an assistant."""

    patient = False
    parallel = 1

    def __init__(self, answers: Sequence[tuple[str, Mapping[str, Any]]], mark: str = "") -> None:
        """Take the name and the JSON object of each file, and the mark that they must bear.

        Raises:
            InputError: One is the answer to another question.
        """
        for name, data in answers:
            said = data.get("for")
            if mark and isinstance(said, str) and said not in ("", mark):
                raise InputError(
                    f"{name}: it answers for another text or by another guide "
                    f"({shown_words(said, 20)}, not {mark}); ask anew with argmap prompt"
                )
        self._left = {
            key: [data for _, data in answers if isinstance(data.get(key), list)]
            for key in ("statements", "links")
        }

    def answer(self, request: Request) -> Mapping[str, Any]:
        """Return the next answer that holds what a request is for."""
        left = self._left[request.key]
        if not left:
            raise MissingAnswerError(request)
        return left.pop(0)


class MissingAnswerError(ReaderError):
    """No file answers a request.

    Attributes:
        request: The request.
    """

    def __init__(self, request: Request) -> None:
        super().__init__(
            f"no answer for {request.step}; print what to ask with argmap prompt FILE, with each "
            "--answer that you have"
        )
        self.request = request
