"""Make a map's units of drafts and of what was decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.decoding.grounds import as_cue, confidence
from argmap.draft import Draft, Hit
from argmap.lexicon.registry import decided
from argmap.model import Role, Side, Unit
from argmap.records import Stance
from argmap.scorers.protocol import Evidence

REPLIED = decided("stance.replied", __name__)
WITHDRAWN = decided("stance.withdrawn", __name__)
# The family of rules whose grounds are told of a unit of each role.
TOLD = {
    "conclusion": "conclusion",
    "qualification": "limit",
    "claim": "disputed",
    "premise": "disputed",
    "background": "background",
}
OF_ROLES = ("conclusion", "limit", "opposed", "disputed", "background")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on a unit.

    Attributes:
        id: Its id in the map.
        role: Its role.
        side: Whose side it is on.
        read: How sure the role is, from 0 to 1, where the draft's sums do not tell that.
        placed: What its place among the relations says of its being open to dispute.
        rejected: Whether a statement of the author's rebuts what it reports.
        withdrawn: Whether the relations belie the stance that was found.
        restates: Id of the earlier unit that it says again; None where it says something new.
        again: What tells that it says that again.
    """

    id: str
    role: Role
    side: Side
    read: Evidence | None = None
    placed: Sequence[Hit] = ()
    rejected: bool = False
    withdrawn: bool = False
    restates: str | None = None
    again: Sequence[Hit] = ()


def unit_record(draft: Draft, decisions: Decisions, text: str) -> Unit:
    """Return a map's unit.

    Args:
        draft: What was found of it.
        decisions: What was decided on it.
        text: The text of the document.
    """
    role = decisions.role
    return Unit(
        id=decisions.id,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        role=role,
        attributed_to=draft.speaker or None,
        hedged=draft.hedged,
        score=decisions.read.score if decisions.read else _score(draft, role),
        because=tuple(as_cue(hit, text) for hit in _grounds(draft, decisions)),
        paragraph=draft.paragraph + 1,
        sentence=draft.sentence + 1,
        parts=tuple(draft.pieces),
        strength=draft.strength,  # type: ignore[arg-type]
        stance=_stance(draft, decisions),
        restates=decisions.restates,
        side=decisions.side,
        lead=draft.lead,
    )


def _grounds(draft: Draft, decisions: Decisions) -> list[Hit]:
    placed = decisions.read.because if decisions.read else decisions.placed
    grounds = [*draft.because, *placed]
    told = [hit for hit in grounds if _is_told(hit, decisions.role)]
    told.append(Hit(draft.rule, "", draft.start, draft.end))
    if decisions.rejected:
        # However the report is told, the reply to it decides.
        told = [hit for hit in told if not hit.kind.startswith("stance.")]
        told.insert(0, Hit("", REPLIED, draft.start, draft.end))
    if decisions.withdrawn:
        told = [hit for hit in told if not hit.kind.startswith("stance.")]
        told.insert(0, Hit("", WITHDRAWN, draft.start, draft.end))
    return [*decisions.again, *told]


def _stance(draft: Draft, decisions: Decisions) -> Stance | None:
    if decisions.withdrawn:
        return "reports"
    return "rejects" if decisions.rejected else draft.stance or None  # type: ignore[return-value]


def _is_told(hit: Hit, role: Role) -> bool:
    """Return whether a ground bears on the role a unit got, on its speaker or its hedge."""
    family = hit.kind.split(".")[0]
    return family == TOLD.get(role) or family not in OF_ROLES


def _score(draft: Draft, role: Role) -> float:
    match role:
        case "conclusion":
            return confidence(2 * draft.conclusion)
        case "qualification":
            return confidence(2 * draft.limit)
        case "question":
            return 0.99
    return confidence(1 - draft.conclusion - draft.limit / 2)
