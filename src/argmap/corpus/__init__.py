"""Many articles to tables: documents, units, relations and failures.

Files by subject:
    articles in: `article` (one of them), `find_articles` (folders, patterns, files), `row_files`
        (JSON lines and CSV), `parquet_files` (Parquet, in and out).
    one article: `map_article` (to the rows of the tables), `table_rows` (a map as rows),
        `table_schemas` with its data in `tables.toml` (the columns).
    many: `corpus_plan` (what to do), `pool_worker` (a process that maps), `process_pool` (all of
        them, in order, held to their time), `engines` (by processes, or `dask_engine` with
        `dask_part`), `run_corpus` (the whole).
    what is written: `part_rows` (a part that is being filled), `partitions` (files of tables),
        `stores` (where they are kept), `run_log` with `log_files` (what is done).
    afterwards: `read_tables`, `index_pages` (to browse them), `stats` (what they argue like),
        `debate` (what they say together).
"""

from __future__ import annotations

from argmap.corpus.article import Article, Columns
from argmap.corpus.corpus_plan import CorpusPlan, Totals
from argmap.corpus.find_articles import count_articles, find_articles
from argmap.corpus.map_article import MappingSettings
from argmap.corpus.run_corpus import run_corpus

__all__ = [
    "Article", "Columns", "CorpusPlan", "MappingSettings", "Totals", "count_articles",
    "find_articles", "run_corpus",
]  # fmt: skip
