"""The kinds of cues, and the kinds that work alike.

Code asks for a kind by its name here, so that a slip of the pen fails when the file is imported;
a kind that no table of English has, or a table that is no kind here, fails when this is.
"""

from __future__ import annotations

from argmap.errors import PipelineError
from argmap.lexicon.cues import load_cues

_KINDS: set[str] = set()


def _kind(name: str) -> str:
    _KINDS.add(name)
    return name


REASON = _kind("reason")
RESULT = _kind("result")
CONTRAST = _kind("contrast")
CONCESSION = _kind("concession")
CONDITION = _kind("condition")
ADDITION = _kind("addition")
EXAMPLE = _kind("example")
RESTATEMENT = _kind("restatement")
EVIDENCE = _kind("evidence")
DIRECTIVE = _kind("directive")
STANCE = _kind("stance")
HEDGE = _kind("hedge")
STRENGTH = _kind("strength")
TOWARD = _kind("toward")
SOURCE_NOUN = _kind("source_noun")
LIMIT = _kind("limit")
ADMISSION = _kind("admission")
NEED = _kind("need")
REPORT = _kind("report")
READING = _kind("reading")
WANTING = _kind("wanting")
SOURCE = _kind("source")
EVALUATION = _kind("evaluation")
TOPIC = _kind("topic")
COURTESY = _kind("courtesy")
ASIDE = _kind("aside")
ENGAGE = _kind("engage")
DEBATE = _kind("debate")

CONNECTIVES = frozenset(
    {REASON, RESULT, CONTRAST, CONCESSION, CONDITION, ADDITION, EXAMPLE, RESTATEMENT, EVIDENCE}
)
# Kinds that open a clause which hangs from another.
SUBORDINATORS = (REASON, CONCESSION, CONDITION, EVIDENCE)
# Verbs that let somebody speak.
REPORTING_VERBS = frozenset({REPORT, READING, WANTING})
# What makes a point: it demands, holds or judges something.
POINTS = (DIRECTIVE, STANCE, EVALUATION)
# Connectives that tell that a statement argues.
ARGUES = (CONTRAST, CONCESSION, CONDITION, REASON, RESULT, EXAMPLE, EVIDENCE)

_FOUND = {cue.kind for cue in load_cues()}
if _FOUND != _KINDS:
    raise PipelineError(
        f"kinds.py and the tables of cues.toml differ: {', '.join(sorted(_FOUND ^ _KINDS))}"
    )
