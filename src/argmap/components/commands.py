"""Mend the tags of commands: taggers take the bare verb that opens a sentence for a name or a past.

"Cap their rates" has no noun at its head, for a noun takes no object; nor has "Shut it" a past
without a subject (CGEL ch. 10, imperatives).
"""

from __future__ import annotations

from collections.abc import Sequence

NO_VERBS = frozenset({"NN", "NNP", "JJ", "IN", "RB"})
FORMS = frozenset({"VBP", "VBD", "VBN"})
BARE_VERB = "VB"
OBJECT = "dobj"
# What a command has not: a subject, an auxiliary.
BARRED = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "aux", "auxpass"})


def bare_commands(
    lower: Sequence[str],
    lemma: Sequence[str],
    tag: Sequence[str],
    dep: Sequence[str],
    children: Sequence[Sequence[int]],
    sentences: Sequence[tuple[int, int]],
) -> list[int]:
    """Return the tokens that open a sentence as a command, though their tags say otherwise.

    Args:
        lower: Each token in lower case.
        lemma: Its dictionary form.
        tag: Its Penn tag.
        dep: Its dependency label.
        children: Tokens that depend on it.
        sentences: First token and token behind the last of every sentence.
    """
    found = []
    for first, last in sentences:
        while first < last and not lower[first].isalnum():
            first += 1
        if first >= last or dep[first] != "ROOT":
            continue
        labels = [dep[c] for c in children[first]]
        if OBJECT not in labels or not BARRED.isdisjoint(labels):
            continue
        plain = tag[first] in FORMS and lemma[first] == lower[first]
        if plain or tag[first] in NO_VERBS:
            found.append(first)
    return found
