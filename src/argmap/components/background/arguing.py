"""Tell whether a unit argues, so that neither a scene nor an exordium holds it."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.kinds import ADMISSION, ARGUES, LIMIT, POINTS, REPORT, SOURCE, TOPIC


def argues(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit makes a point, argues, reports, assesses or counts."""
    return (
        makes_point(draft)
        or assesses(parse, draft)
        or draft.has(SOURCE, LIMIT, ADMISSION, TOPIC) is not None
        or (draft.has(REPORT) is not None and parse.child(draft.head, "ccomp") is not None)
        or draft.led_by(*ARGUES) is not None
        or draft.reports()
        or _gives_share(parse, draft)
    )


def makes_point(draft: Draft) -> bool:
    """Return whether a unit makes or asks the point."""
    return draft.question or draft.has(*POINTS) is not None


def assesses(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit says what quality something has, other than of the writer's self."""
    quality = parse.child(draft.head, "acomp")
    assessed = quality is not None and parse.tag[quality].startswith(("JJ", "VB"))
    return assessed and "first-person" not in draft.flags


def _gives_share(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit gives a share, or says of how many something holds: it is evidence."""
    if not parse.words["share_unit"].isdisjoint(parse.lower[draft.first : draft.last]):
        return True
    subject = parse.subject(draft.head)
    if subject is None or not parse.is_verb(draft.head):
        return False
    if parse.child(subject, "relcl") is not None:
        return False
    return "CD" in parse.tag[parse.left[subject] : subject + 1]
