"""Views of a finished map: nothing here changes a map or looks at anything but the map.

Files by subject:
    as a graph: `convert` (networkx), `ranking` (of the conclusions), `remembered` (found once).
    as a tree: `homes` (what each unit hangs below), `outline`, `side_changes` (where a branch goes
        over to the other side).
    as a page: `one_page` (bands, numbers), `thesis` (what it is about), `page_rank` (what goes
        before what).
    parts: `excerpt` (round one unit, or the spine), `spine`, `grouping` (paragraphs, arguments).
    beside the text: `coverage` (what became of every sentence), `sentences`.
    two maps: `overlay` (marks on a map that tell how it differs from another).
"""

from __future__ import annotations
