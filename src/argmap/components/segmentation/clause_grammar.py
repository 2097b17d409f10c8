"""What a clause is by its grammar: full, opened by a subordinator, a complement, a command.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 10
        (clause type) and ch. 11 (content clauses).
"""

from __future__ import annotations

from argmap.components.parse import SUBJECTS, WH_TAGS, Parse


def is_full_clause(parse: Parse, verb: int) -> bool:
    """Return whether a verb has tense and a subject of its own."""
    return parse.is_finite(verb) and parse.subject(verb) is not None


def is_complement(parse: Parse, verb: int) -> bool:
    """Return whether "that" opens the clause of a verb without being its subject."""
    first = parse.left[verb]
    complementizers = parse.words["complementizer"]
    return parse.lower[first] in complementizers and parse.dep[first] not in SUBJECTS


def is_subordinate(parse: Parse, verb: int) -> bool:
    """Return whether a subordinator or a question word opens the clause of a verb."""
    return parse.child(verb, "mark") is not None or parse.tag[parse.left[verb]] in WH_TAGS


def is_command(parse: Parse, verb: int) -> bool:
    """Return whether a verb is the root of its sentence and a command: "drop it and it breaks"."""
    root = parse.head[verb] == verb and parse.tag[verb] == "VB"
    return root and parse.child(verb, "nsubj", "nsubjpass", "expl", "aux", "mark") is None


def has_authorial_subject(parse: Parse, verb: int) -> bool:
    """Return whether a verb has the author for its subject, or nobody: "I find", "it seems"."""
    subject = parse.subject(verb)
    return subject is None or parse.lower[subject] in parse.words["authorial_subject"]
