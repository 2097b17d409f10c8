"""The claims of a map as rows to be checked by hand: what the CSV and the Markdown table hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from argmap.export.reasons import REVIEW, reasons
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, Unit

# What a verdict is about: role, text, and which of the claims with both it is, from 1.
Claim = tuple[str, str, int]
NONE: Mapping[Claim, str] = MappingProxyType({})

# Not a plain "note": so a user may call a column of their own.
NOTED = "review note"
COLUMNS = (
    "id", "role", "says", "hedged", "strength", "stance", "side", "score", "grounds", "start",
    "end", "paragraph", "sentence", "lead", "text", "relations out", "relations in", NOTED,
    "verdict",
)  # fmt: skip
# What argmap called columns before; what stands in them is no user's.
EARLIER = ("cue",)
OURS = frozenset((*COLUMNS, *EARLIER))
# What a review decided, in words that no user's verdict is taken for.
DECIDED = {
    "accepted": "accepted (review)",
    "added": "added (review)",
    "changed": "changed (review)",
}


def rows(argmap: ArgumentMap, verdicts: Mapping[Claim, str] = NONE) -> list[dict[str, str]]:
    """Return one row a unit, in text order, with the keys of `COLUMNS`.

    The verdict is a user's; where the user gave none it is the one of a review, and else empty.
    Offsets count characters of the raw text, end
    exclusive. Texts are on one line each, with unseen characters replaced.
    """
    out: dict[str, list[Relation]] = {}
    into: dict[str, list[Relation]] = {}
    owner = {relation.id: relation.source for relation in argmap.relations}
    for relation in argmap.relations:
        out.setdefault(relation.source, []).append(relation)
        # What is done to a relation is done to the unit it starts from.
        bears_on = owner[relation.target] if _to_relation(relation) else relation.target
        into.setdefault(bears_on, []).append(relation)
    found = [_row(unit, out.get(unit.id, []), into.get(unit.id, [])) for unit in argmap.units]
    for claim, row in zip(claims(found), found, strict=True):
        row["verdict"] = " ".join(verdicts.get(claim, "").split()) or row["verdict"]
    return found


def claims(rows: Iterable[Mapping[str, str]]) -> list[Claim]:
    """Return the claim of each row: its role and text, and the how-manieth with both it is."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for row in rows:
        key = row["role"], row["text"]
        seen[key] += 1
        found.append((*key, seen[key]))
    return found


def verdicts_of(rows: Iterable[Mapping[str, str]]) -> dict[Claim, str]:
    """Return the verdicts that a user gave, each on one line; a review's own are told from them."""
    listed = list(rows)
    told = zip(claims(listed), (" ".join(row["verdict"].split()) for row in listed), strict=True)
    ours = set(DECIDED.values())
    return {claim: verdict for claim, verdict in told if verdict and verdict not in ours}


def reviewed(unit: Unit) -> str:
    """Return what a review decided on a unit, in words; empty where it did not."""
    ops = {cue.id.removeprefix(REVIEW) for cue in unit.because if cue.id.startswith(REVIEW)}
    if not ops:
        return ""
    return DECIDED["accepted" if ops == {"accept"} else "added" if "add-unit" in ops else "changed"]


def notes(unit: Unit, out: Iterable[Relation]) -> str:
    """Return what was noted in review on a unit and on the relations that start from it.

    Example:
        >>> unit = Unit("u2", 0, 3, "Yes", "claim", note="Look it up.")
        >>> notes(unit, [Relation("r1", "u2", "u1", "support", note="Does it?")])
        'Look it up.; r1: Does it?'
    """
    told = [unit.note, *(f"{row.id}: {row.note}" for row in out if row.note)]
    return "; ".join(filter(None, told))


def _row(unit: Unit, out: Sequence[Relation], into: Iterable[Relation]) -> dict[str, str]:
    values = (
        unit.id, unit.role, unit.attributed_to or "", "yes" if unit.hedged else "",
        unit.strength, unit.stance or "", unit.side, f"{unit.score:.2f}",
        "; ".join(reasons(unit.because)), str(unit.start), str(unit.end), str(unit.paragraph),
        str(unit.sentence), unit.lead, unit.text,
        "; ".join(map(_out, out)), "; ".join(map(_in, into)), notes(unit, out), reviewed(unit),
    )  # fmt: skip
    return dict(zip(COLUMNS, map(clean, values), strict=True))


def _to_relation(relation: Relation) -> bool:
    return relation.type in TARGETS_RELATION


def _out(relation: Relation) -> str:
    label = load_style().relations[relation.type].label
    return f"{label} {relation.target} ({relation.id})"


def _in(relation: Relation) -> str:
    label = load_style().relations[relation.type].incoming
    return f"{label} {relation.source} ({relation.id})"
