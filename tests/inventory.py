"""What the lexicon holds, so that nothing is lost from it unseen: `python -m tests.regold`.

A row proves itself by its own example; a row that is gone proves nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict

from argmap.lexicon import load_cues
from argmap.lexicon.rules import load_rules
from argmap.lexicon.words import load_words

Inventory = dict[str, dict[str, list[str]]]
# Families whose weights are bounds and measures: what they say holds of every text at once.
BOUNDS = ("measure", "restate", "threshold")


def inventory() -> Inventory:
    """Give the phrases and lemmas of cues, the words of lists, the rules of families, bounds."""
    cues = {
        f"{cue.kind} {cue.id}": sorted([*cue.lemmas, *(" ".join(words) for words in cue.phrases)])
        for cue in load_cues()
    }
    rules = defaultdict(list)
    for id in load_rules():
        family, _, name = id.partition(".")
        rules[family].append(name)
    return {
        "cues": dict(sorted(cues.items())),
        "words": {name: sorted(words) for name, words in sorted(load_words().items())},
        "rules": {family: sorted(names) for family, names in sorted(rules.items())},
        "bounds": {
            id: [str(rule.weight)]
            for id, rule in load_rules().items()
            if id.partition(".")[0] in BOUNDS
        },
    }


def lines(found: Inventory) -> str:
    """Write an inventory as JSON, a list a line, so that a difference can be read."""
    blocks = [
        f"{json.dumps(name)}: {{\n"
        + ",\n".join(
            f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in rows.items()
        )
        + "\n}"
        for name, rows in found.items()
    ]
    return "{\n" + ",\n".join(blocks) + "\n}\n"
