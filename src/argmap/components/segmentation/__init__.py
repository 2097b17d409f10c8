"""Segmentation: where one unit ends and the next begins, and which cues each unit has.

What other rooms call an elementary discourse unit (Carlson and Marcu 2001) is here a clause that
says one thing and can be accepted or doubted. The component `argmap_units` (`units.py`) cuts
sentences into such clauses, trims them to what they say and hands each its cues.

Files in the order in which they run:

    segment: cuts each sentence; the list of its rules (`split.…`) and all that follows up to
        `unit_edges` in a dozen lines.
    text_clauses: parts a sentence at its semicolons, colons and dashes; each part has a head.
    boundaries: proposes the heads of further clauses, and asks for it
        connective_clauses: which clause a connective introduces,
        clause_grammar: what a clause is by its grammar (full, a complement, a command),
        coordination: which clauses make one point and stay together,
        comma_splices: which sentences are run together with no more than a comma.
    clause_attachment: refuses a head that hangs from a report or a modifier.
    parse_repairs: mends what parsers commonly get wrong about the clauses of a sentence.
    token_ownership: gives every token to one clause, folds scraps into their hosts.
    unit_edges: trims a clause of connectives and full stops.
    statements: keeps the clauses that state or ask something.
    cue_assignment: hands each cue to the unit that it leads or stands in.
    units: makes the drafts of units; the component.
    given_units: in the place of all this, takes units as given.

`clauses.py` and `extents.py` hold what is passed on: a head, a clause, where a unit stands.
Nothing that was made is changed: each step returns what it found, and a draft is made once.
"""
