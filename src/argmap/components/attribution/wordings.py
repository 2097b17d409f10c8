"""Find whose words a statement borrows: "The levy, as one trader put it, is a tax on breakfast".

Of several who are named by what they are ("as ministers put it") only the wording is borrowed; the
point is the author's (annotation guide: who says it).
"""

from __future__ import annotations

from argmap.components.parse import SUBJECTS, Parse
from argmap.draft import Draft

REACH = 9
SINGULAR = ("NN", "NNP", "NNPS")


def worded_by(parse: Parse, draft: Draft, verb: int) -> int | None:
    """Return who puts a statement so in a clause that "as" opens, None where nobody does.

    Args:
        parse: The document.
        draft: The unit.
        verb: A verb of putting into words in it.
    """
    words = parse.words
    if parse.lemma[verb] not in words["wording_verb"] or verb + 1 >= draft.last:
        return None
    if parse.lower[verb + 1] not in words["object_pointer"]:
        return None
    markers = words["comment_marker"]
    near = range(max(draft.first, verb - REACH), verb)
    opening = next((t for t in reversed(near) if parse.lower[t] in markers), None)
    subject = next((c for c in parse.children[verb] if parse.dep[c] in SUBJECTS), None)
    if opening is None or subject is None or not opening < subject < verb:
        return None
    one = parse.tag[subject] in SINGULAR or parse.lower[subject] in words["gendered_pronoun"]
    return subject if one else None
