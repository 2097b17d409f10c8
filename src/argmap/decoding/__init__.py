"""Choose the relations of a map, jointly, and make the map of them.

All knows of scores only what `argmap.scorers.protocol` says. In the order in which they run:

1. `build.py`, the whole way from findings to a map.
2. `choose.py`: `arborescence.py` chooses a tree in each paragraph and one among their heads,
   section by section in a long text (`sections.py`), but for what a list hangs itself (`lists.py`);
   `extra_relations.py` hangs some elsewhere
   and adds what the tree had no room for.
3. `restatements.py`: what is said again becomes one with what said it first.
4. `roles.py` and `side_parity.py`: what each unit does, and whose side it is on;
   `settled_stances.py`: the author's stance to reports, so that none belies its side and arrow.
5. `unit_records.py`, `relation_records.py`, `grounds.py`: the records of the map.

`alternatives.py` tells afterwards what a unit might have been (`argmap explain`).
"""

from __future__ import annotations
