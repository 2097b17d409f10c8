"""What many articles say together, from the tables that a run wrote.

Files by subject:
    in: `table_records` (rows of the tables), `copies` (articles that are copies of another),
        `article_topics` (articles on one question), `gather` (their claims), `wording_core` (a
        statement without who says it).
    what says the same: `likeness` (an interface and its registry), `word_likeness` (TF-IDF),
        `sentence_likeness` (sentence vectors), `near_pairs` (an index instead of all pairs),
        `polarity` (what denies what) and `word_lists`, with `polarity.toml`, `same_statements`.
    the debate: `records` (its parts), `bonds` (what speaks for what), `sides` and `standing` (who
        stands where), `count_statements`, `best_wording`, `positions`, `assemble` (all of these),
        `find_debates` (from tables to debates).
    out: `debate_tables` (with `debate.toml`), `debate_svg` (the one-page picture), `debate_html`
        (the page, with `debate.css`), `tellings` (counts in words), `run_debate` (the whole).
"""

from __future__ import annotations

from argmap.corpus.debate.find_debates import FoundDebates
from argmap.corpus.debate.likeness import LIKENESSES
from argmap.corpus.debate.run_debate import DebatePlan, run_debate

__all__ = ["LIKENESSES", "DebatePlan", "FoundDebates", "run_debate"]
