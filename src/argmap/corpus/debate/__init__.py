"""What many articles say together, from the tables that a run wrote.

Files by subject:
    in: `read_tables` (the tables), `copies` (articles that are copies of another).
    what says the same: `likeness` (an interface and its registry), `word_likeness` (TF-IDF),
        `sentence_likeness` (sentence vectors), `wording_core` (a statement without who says it),
        `near_pairs` (an index instead of all pairs), `polarity` (what denies what, with the words
        in `polarity.toml`), `same_statements` (all of these together).
    the debate: `records` (its parts), `topics` (articles on one question), `sides` (who stands
        where), `assemble` (all of it), `best_wording`.
    out: `debate_tables` (with `debate.toml`), `debate_svg` (the one-page picture), `debate_html`
        (the page), `run_debate` (the whole).
"""

from __future__ import annotations

from argmap.corpus.debate.find_debates import Found
from argmap.corpus.debate.likeness import LIKENESSES
from argmap.corpus.debate.run_debate import DebatePlan, run_debate

__all__ = ["LIKENESSES", "DebatePlan", "Found", "run_debate"]
