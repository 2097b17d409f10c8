"""The whole run: articles in, tables out, begun or gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from itertools import chain, islice
from typing import Any

import argmap
from argmap.corpus.article import Article
from argmap.corpus.corpus_plan import CorpusPlan, OnProgress, Totals
from argmap.corpus.engines import ENGINES
from argmap.corpus.find_articles import check_sources, find_articles
from argmap.corpus.part_rows import TABLES, Job, Seen
from argmap.corpus.run_log import RunLog, WholePart
from argmap.corpus.table_schemas import schemas_text
from argmap.errors import InputError
from argmap.scorers.registry import default_scorer

SCHEMAS = "tables.schema.json"


def run_corpus(plan: CorpusPlan, tell: OnProgress = lambda totals: None) -> Totals:
    """Map the articles of a plan into its tables, and return how much is in them.

    Args:
        plan: What to do. Where its folder holds a part of the same run, it goes on behind that.
        tell: Is told how far it is: once at the beginning, then after each article.

    Raises:
        InputError: A source is not there, or the folder is another run's.
        OutputError: The tables cannot be written.
        PipelineError: The reader cannot be used.
    """
    check_sources(plan.sources, plan.columns)
    log = RunLog(plan.folder, _settings(plan))
    with closing(log):
        _write_schemas(log)
        articles = find_articles(plan.sources, plan.columns, plan.settings.most_bytes)
        _pass_over(articles, log)
        first = next(articles, None)
        totals = _totals(log)
        tell(totals)
        if first is not None:
            if log.whole:
                raise InputError(
                    f"{log.store.name}: it is whole, and the sources hold more articles now; "
                    "name another folder"
                )
            _map_rest(plan, log, chain([first], articles), totals, tell)
        log.end()
        return replace(_totals(log), before=totals.before)


def _settings(plan: CorpusPlan) -> dict[str, Any]:
    settings = asdict(plan.settings)
    return {
        "argmap": argmap.__version__,
        "sources": list(plan.sources),
        "columns": asdict(plan.columns),
        "form": plan.form,
        "part": plan.part,
        **settings | {"scorer": plan.settings.scorer or default_scorer()},
    }


def _pass_over(articles: Iterator[Article], log: RunLog) -> None:
    """Go past the articles of the parts that are whole; raises InputError if they are others."""
    for part in log.parts:
        seen = Seen()
        for article in islice(articles, part.articles):
            seen.add(article)
        if (seen.articles, seen.digest) != (part.articles, part.digest):
            raise InputError(
                f"{log.store.name}: the sources are not what they were when it was begun (part "
                f"{part.part}); name another folder"
            )


def _totals(log: RunLog) -> Totals:
    sums = {name: sum(getattr(part, name) for part in log.parts) for name in TABLES}
    before = sum(part.articles for part in log.parts)
    return Totals(**sums, parts=len(log.parts), before=before)


def _map_rest(
    plan: CorpusPlan, log: RunLog, articles: Iterator[Article], totals: Totals, tell: OnProgress
) -> None:
    jobs: Iterator[Job] = enumerate(articles, totals.articles + 1)
    with closing(ENGINES[plan.engine](plan, len(log.parts), jobs)) as steps:
        for step in steps:
            if isinstance(step, WholePart):
                log.add(step)
                totals = replace(_totals(log), before=totals.before)
            else:
                more = {name: getattr(totals, name) + step[name] for name in TABLES}
                totals = replace(totals, **more)
            tell(totals)


def _write_schemas(log: RunLog) -> None:
    data = schemas_text().encode("utf-8")
    if log.store.read(SCHEMAS) != data:
        log.store.write({SCHEMAS: data})
