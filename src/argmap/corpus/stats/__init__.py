"""What a collection argues like: shares of roles, hedging, attribution, by source and over time.

Files by subject: `share_groups` (what articles are put together by), `share_measures` with its data
in `measures.toml` (what is counted), `count_tables` (the counting), `share_files` (as CSV and
JSON), `share_plots` (as a picture, with `plot_data`, `plot_bars` and `plot_lines`).
"""

from __future__ import annotations

from argmap.corpus.stats.count_tables import Counts, count_tables
from argmap.corpus.stats.plot_data import percent
from argmap.corpus.stats.share_files import to_csv, to_json
from argmap.corpus.stats.share_groups import GROUPS
from argmap.corpus.stats.share_measures import MEASURES, ShareMeasure, share
from argmap.corpus.stats.share_plots import has_matplotlib, to_svg

__all__ = [
    "GROUPS", "MEASURES", "Counts", "ShareMeasure", "count_tables", "has_matplotlib", "percent",
    "share", "to_csv", "to_json", "to_svg",
]  # fmt: skip
