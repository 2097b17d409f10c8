"""Measure everything that the report shows, as text for the places of its template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from argmap import __version__
from argmap.evaluate import Report, evaluate, pair
from argmap.evaluate.cases import Case
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import Parsed, Setting
from argmap.evaluate.scoring import lay_out
from argmap.lexicon import load_cues
from argmap.lexicon.rules import load_rules
from argmap.readers.rules import RulesReader
from argmap.records import ROLES
from benchmarks.accuracy import tables
from benchmarks.accuracy.ablation import GIVEN, RAW, Worth, tally_variants, worths
from benchmarks.accuracy.errors import function_matrix, kinds, role_matrix
from benchmarks.accuracy.examples import Tried, load_examples, load_notes, try_example
from benchmarks.accuracy.learning import learning
from benchmarks.accuracy.marks import score_marks
from benchmarks.accuracy.plan import score_rows, variants
from benchmarks.accuracy.scorers import Scorers
from benchmarks.accuracy.texts import TextSet, find

FUNCTIONS = ("conclusion", "support", "linked", "rebut", "undercut", "qualify")
TUNED = ("article", "own")
MANY = ("microtexts", "fitted")  # too many to show text by text
SINGLE = ("units_f1", "role", "qualification", "attribution", "hedge", "relation")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Measure:
    """What is measured with.

    Attributes:
        nlp: A pipeline with argmap's components.
        sets: The texts.
        jobs: How many processes to use.
        say: Tells a user how far it is.
        again: What a second reader made of some of the texts.
    """

    nlp: Language
    sets: Sequence[TextSet]
    jobs: int
    say: Say
    again: Sequence[GoldDocument] = ()

    def places(self, command: str) -> dict[str, str]:
        """Give the text of every place of the template."""
        return {
            **self._head(command),
            **self._figures(),
            **Scorers(self.nlp, self.sets, self.say).places(),
            "again": str(len(self.again)),
            "readers": self._readers(),
            **self._ablation(),
            **self._errors(),
            **self._examples(),
            **learning(self.nlp, self.sets, self.say),
        }

    def _head(self, command: str) -> dict[str, str]:
        rows = [
            [s.title, s.used, s.missing or s.names, str(len(s.texts)),
             str(sum(len(text.gold.units) for text in s.texts))]
            for s in self.sets
        ]  # fmt: skip
        tuned = [s.title for s in self.sets if s.key in TUNED and s.texts]
        return {
            "command": command,
            "version": __version__,
            "pipeline": RulesReader(self.nlp).made_by()["pipeline"],
            "rules": str(len(load_rules())),
            "cues": str(len(load_cues())),
            "texts": tables.table(["texts", "used", "which", "number", "units"], rows, words=3),
            "tuned": " and ".join(tuned),
        }

    def _figures(self) -> dict[str, str]:
        self.say("figures")
        found = {}
        for given, name in ((False, "raw"), (True, "given")):
            reports = {s.title: self._report(s.texts, given) for s in self.sets if s.texts}
            found[name] = tables.figures(score_rows(given), reports)
        single = [
            [text.gold.id, str(text.gold.extra.get("genre", "article")), s.used,
             *(tables.figure(self._report([text], False), name) for name in SINGLE)]
            for s in self.sets if s.key not in MANY for text in s.texts
        ]  # fmt: skip
        head = ["text", "genre", "used", *(name.removesuffix("_f1") for name in SINGLE)]
        return {**found, "single": tables.table(head, single, words=3)}

    def _report(self, texts: Sequence[Parsed], given: bool) -> Report:
        setting = Setting(self.nlp)
        pairs = [(text.gold, setting.map(text, given_units=given)) for text in texts]
        report = evaluate(pairs, given_units=given)
        marks = score_marks(lay_out(pairs, given_units=given))
        return replace(report, scores=(*report.scores, *marks))

    def _readers(self) -> str:
        """Set what two readers agree on beside what argmap and each of them do."""
        second = {document.id: document for document in self.again}
        texts = [t for s in self.sets for t in s.texts if t.gold.id in second]
        if not texts:
            return self._absent()
        setting = Setting(self.nlp)
        made = [setting.map(text, given_units=False) for text in texts]
        one = [text.gold for text in texts]
        other = [second[gold.id] for gold in one]
        columns = {
            "two readers": pair(one, other),
            "argmap and the first": pair(one, made),
            "argmap and the second": pair(other, made),
        }
        reports = {k: evaluate(some, given_units=False) for k, some in columns.items()}
        return tables.figures(score_rows(False), reports)

    def _ablation(self) -> dict[str, str]:
        ways = variants()
        self.say(f"{len(ways)} ways to leave something out, on the microtexts")
        given = self._worths(("microtexts",), GIVEN, True)
        self.say(f"{len(ways)} ways to leave something out, on our own texts")
        raw = self._worths(TUNED, RAW, False)
        found = {}
        for kind, place in (("cues", "cues"), ("family", "families")):
            for rows, names, end in ((given, GIVEN, "given"), (raw, RAW, "raw")):
                some = [row for row in rows if row.variant.kind == kind]
                found[f"{place}_{end}"] = tables.worth(some, names) if some else self._absent()
        return found | rule_places(given, raw)

    def _worths(self, keys: Sequence[str], names: Sequence[str], given: bool) -> list[Worth]:
        texts = find(self.sets, *keys)
        if not texts:
            return []
        ways = variants()
        counted = tally_variants(self.nlp, texts, ways, given_units=given, jobs=self.jobs)
        return worths(ways, counted, names)

    def _errors(self) -> dict[str, str]:
        self.say("errors")
        tuned, micro = self._cases(TUNED, False), self._cases(("microtexts",), False)
        given = self._cases(("microtexts",), True)
        names = load_notes()["kinds"]
        counts = [kinds(tuned), kinds(micro)] if micro else [kinds(tuned)]
        heads = ["own texts, article", "microtexts"][: len(counts)]
        return {
            "roles": tables.matrix(role_matrix(tuned), ROLES),
            "functions": tables.matrix(function_matrix(tuned), FUNCTIONS),
            "functions_given": tables.matrix(function_matrix(given), FUNCTIONS)
            if given
            else self._absent(),
            "kinds": tables.count_table(counts, heads, names),
            "error_units": str(sum(len(case.gold.units) for case in tuned)),
            "error_arrows": str(sum(len(case.gold_links) for case in tuned)),
        }

    def _cases(self, keys: Sequence[str], given: bool) -> list[Case]:
        setting, texts = Setting(self.nlp), find(self.sets, *keys)
        pairs = [(text.gold, setting.map(text, given_units=given)) for text in texts]
        return lay_out(pairs, given_units=given)

    def _examples(self) -> dict[str, str]:
        self.say("examples")
        notes = load_notes()
        tried = [try_example(self.nlp, example) for example in load_examples()]
        return {
            "examples": "\n\n".join(example_lines(tried, notes["kinds"])),
            "limits": "\n".join(f"- {limit}" for limit in notes["limits"]),
        }

    def _absent(self) -> str:
        reasons = dict.fromkeys(s.missing for s in self.sets if s.missing)
        return f"Not measured: {'; '.join(reasons)}."


def rule_places(given: Sequence[Worth], raw: Sequence[Worth]) -> dict[str, str]:
    """Give the table of single rules, and the names of those that made no difference."""
    gains: dict[str, dict[str, float]] = {}
    for column, rows in (("given", given), ("raw", raw)):
        for row in rows:
            if row.variant.kind == "rule":
                gains.setdefault(row.variant.name, {})[column] = row.mean.gain
    moved = {
        id: row
        for id, row in gains.items()
        if any(tables.points(gain) != tables.DOT for gain in row.values())
    }
    order = sorted(moved, key=lambda id: (-sum(moved[id].values()), id))
    body = [
        [
            id,
            load_rules()[id].why,
            *(tables.points(moved[id].get(c, 0.0)) for c in ("given", "raw")),
        ]
        for id in order
    ]
    head = ["rule", "why", "microtexts, given", "own texts and article, raw"]
    idle = ", ".join(f"`{id}`" for id in gains if id not in moved) or "none"
    return {"rules_table": tables.table(head, body, words=2), "idle": idle}


def example_lines(tried: Sequence[Tried], names: Mapping[str, str]) -> Iterator[str]:
    """Tell of each example, those that fail first."""
    for number, row in enumerate(sorted(tried, key=lambda row: not row.fails), 1):
        example = row.example
        state = "still fails" if row.fails else "argmap gets it right now"
        quoted = "\n>\n".join(f"> {part}" for part in example.text.split("\n\n"))
        yield "\n".join(
            [
                f"**{number}. {tables.name_kind(example.kind, names)}** ({state})",
                "",
                quoted,
                "",
                f"“{example.unit} …”: right is *{row.said}*; argmap says *{row.found}*. "
                f"{example.why}",
            ]
        )
