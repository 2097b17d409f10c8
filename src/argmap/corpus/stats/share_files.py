"""What groups of articles hold, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from argmap.corpus.read_tables import Tables
from argmap.corpus.stats.count_tables import Counts, Group
from argmap.corpus.stats.share_measures import MEASURES
from argmap.export.csv import tame
from argmap.export.safe_text import clean

BASES = ("units", "reasons")
FIGURES = ("share", "low", "high")


def to_csv(found: Mapping[Group, Counts], by: Sequence[str]) -> str:
    r"""Return a row a group: counts, then the share of each measure with its interval of 95 %.

    Args:
        found: From `count_tables`.
        by: What the groups were made by.

    Example:
        >>> to_csv({("=1+1",): Counts(3, 90)}, ["source"]).splitlines()[1][:10]
        "'=1+1,3,90"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    shares = [f"{name} {figure}" for name in MEASURES for figure in FIGURES]
    writer.writerow([*by, "articles", "words", *BASES, *MEASURES, *shares])
    for group, counts in found.items():
        numbers = [counts.articles, counts.words, *(counts.counts[n] for n in (*BASES, *MEASURES))]
        figures = [
            getattr(counts.share(name), figure, "") for name in MEASURES for figure in FIGURES
        ]
        writer.writerow([*(tame(clean(name)) for name in group), *numbers, *figures])
    return out.getvalue()


def to_json(found: Mapping[Group, Counts], by: Sequence[str], tables: Tables) -> str:
    """Return what the groups hold as JSON, with what each measure is, and a final newline.

    Args:
        found: From `count_tables`.
        by: What the groups were made by.
        tables: What was counted.
    """
    data = {
        "articles": tables.articles,
        "whole": tables.whole,
        "by": list(by),
        "measures": {
            name: {"of": measure.of, "is": measure.does} for name, measure in MEASURES.items()
        },
        "groups": [_group(dict(zip(by, group, strict=True)), row) for group, row in found.items()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _group(named: Mapping[str, str], counts: Counts) -> dict[str, Any]:
    shares = {name: counts.share(name) for name in MEASURES}
    return {
        "group": named,
        "articles": counts.articles,
        "words": counts.words,
        **{name: counts.counts[name] for name in BASES},
        "measures": {
            name: {
                "count": counts.counts[name],
                **({figure: getattr(row, figure) for figure in FIGURES} if row else {}),
            }
            for name, row in shares.items()
        },
    }
