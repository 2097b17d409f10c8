"""Views of a finished map: nothing here changes one, or knows how it was made.

- `convert.py`: the map as a networkx graph.
- `outline.py`: the map as a tree of rows; `side_changes.py`: where it goes over to another side.
- `excerpt.py`: what stands around a unit, or the spine; `grouping.py`: what is framed together.
- `ranking.py`: which conclusion is the main one.
- `coverage.py`: what became of every sentence, which `sentences.py` finds.
- `overlay.py`: what is drawn over a map to compare it with another.
"""

from __future__ import annotations
