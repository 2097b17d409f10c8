"""What `--dry-run` counts by: the model's tokenizer where it is known, else an estimate."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import cli
from argmap.errors import InputError
from argmap.readers.model.plan import LINKS_OUT, MARKS, STATEMENTS_OUT, plan_reading
from argmap.readers.model.settings import ModelSettings
from argmap.readers.model.token_counts import FRAME, counter_for, estimate
from tests.model_reading import CORPUS, Answers, article, read, reader
from tests.test_model_recorded import NAMES, asked_and_answered, by_hand

TEXT = CORPUS / "flood-memo.txt"


class Coding:
    """An encoding as `tiktoken` has them: a token a word."""

    name = "by-words"

    def encode_ordinary(self, text: str) -> list[str]:
        return text.split()


def known(model: str) -> Coding:
    if model == "no-table":
        raise ConnectionError("its table cannot be loaded")
    return {"wordy": Coding()}[model]


@pytest.fixture
def tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for the package, which would load tables from the web."""
    made: Any = ModuleType("tiktoken")
    made.encoding_for_model = known
    monkeypatch.setitem(sys.modules, "tiktoken", made)


@pytest.fixture
def words_alone(tmp_path: Path) -> str:
    """Return a `tokenizer.json` whose tokens are the words."""
    tokenizers: Any = pytest.importorskip("tokenizers", reason="argmap[learned] is not installed")
    made = tokenizers.Tokenizer(tokenizers.models.WordLevel({"?": 0}, unk_token="?"))
    made.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    place = tmp_path / "tokenizer.json"
    made.save(str(place))
    return str(place)


def dry_run(model: str, *more: str) -> Result:
    named = ["--reader", "model", "--model-name", model, "--dry-run", *more]
    return CliRunner().invoke(cli.app, ["map", str(TEXT), *named])


def words_asked() -> tuple[int, int]:
    """Return the words of the two requests of a dry run, and those of the text as it is shown."""
    empty = Answers(lambda request: {"statements": [], "links": []}, patient=False)
    read(article(), empty)
    said = [len(m["content"].split()) for request in empty.asked for m in request.messages]
    assert len(said) == 4
    return sum(said) + 4 * FRAME, said[1]


@pytest.mark.usefixtures("tiktoken")
def test_by_the_tokenizer_of_the_model() -> None:
    asked, shown = words_asked()
    plan = plan_reading(reader(ModelSettings(model="wordy")), article())
    assert plan.how == "counted by tiktoken (by-words)"
    assert plan.tokens_in == asked + round(MARKS * shown)
    assert plan.tokens_out == round(STATEMENTS_OUT * shown) + round(LINKS_OUT * shown)
    done = dry_run("wordy")
    assert done.exit_code == 0
    assert f"Tokens: {plan.tokens_in:,} in (counted by tiktoken (by-words))" in done.stdout


@pytest.mark.usefixtures("tiktoken")
@pytest.mark.parametrize("model", ["qwen3:14b", "no-table"])
def test_of_a_model_that_is_not_known_or_not_at_hand_it_is_estimated(model: str) -> None:
    count, how = counter_for(model)
    assert (count, how) == (estimate, "estimated")
    assert " in (estimated), about " in dry_run(model).stdout


def test_without_the_package_it_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tiktoken", None)
    assert counter_for("gpt-4o") == (estimate, "estimated")


def test_by_a_tokenizer_of_the_configuration(
    words_alone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, shown = words_asked()
    plan = plan_reading(reader(ModelSettings(model="any", tokenizer=words_alone)), article())
    assert plan.how == f"counted by {words_alone}"
    assert plan.tokens_in == asked + round(MARKS * shown)
    monkeypatch.chdir(tmp_path)
    Path("argmap.toml").write_text('tokenizer = "tokenizer.json"\n', "utf-8")
    told = f"Tokens: {plan.tokens_in:,} in (counted by tokenizer.json)"
    assert told in dry_run("any").stdout


def test_a_tokenizer_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tokenizers", reason="argmap[learned] is not installed")
    place = tmp_path / "tokenizer.json"
    place.write_text("{}", "utf-8")
    for name in (place, tmp_path / "gone.json"):
        with pytest.raises(InputError, match=r"json: no tokenizer that can be read") as caught:
            counter_for("any", str(name))
        assert "\n" not in str(caught.value)
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(InputError, match="tokenizers is not installed"):
        counter_for("any", str(place))


def test_what_will_be_answered_is_near_what_is() -> None:
    planned = answered = 0
    for name in NAMES:
        planned += plan_reading(reader(ModelSettings(model="stub")), article(name)).tokens_out
        answered += asked_and_answered(by_hand(name), name)[1]
    assert 0.95 < planned / answered < 1.1
