"""Score what may be chosen for a map: which unit bears on which, what heads, what concludes.

`protocol.py` says what the decoder asks; `registry.py` finds a scorer by its name. The rules are
one: `rule_scorer.py` sums up what fires. In the order in which they run:

1. `facts.py`, once a text: `overlap.py` (shared words), `prominence.py` (what stands out),
   `main_conclusion.py`, `replies.py`.
2. For a pair of one paragraph: `within_sides.py`, `within.py`, in a long text `within_parts.py`,
   with the predicates of `pairs.py`; the type by `relation_types.py`. For the head of a
   paragraph: `heads.py`, and for it and a unit of another paragraph `between.py`.
3. When relations are chosen: `restatements.py`, then `claims.py`.

Every condition stands under the id of its rule: `grep 'rule("attach.next"'` finds it. Those of a
file run in the order of the rows in `lexicon/en/rules/`.
"""

from __future__ import annotations
