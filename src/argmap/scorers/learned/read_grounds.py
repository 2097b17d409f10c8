"""The ids under which a map tells what was read by the network, and those that weigh it."""

from __future__ import annotations

from argmap.lexicon.registry import decided

LINK = decided("learned.link", __name__)
ROOT = decided("learned.root", __name__)
MAIN = decided("learned.main", __name__)
ROLE = decided("learned.role", __name__)

ROLE_ROWS = {
    "conclusion": decided("learned.role-conclusion", __name__),
    "claim": decided("learned.role-claim", __name__),
    "premise": decided("learned.role-premise", __name__),
    "qualification": decided("learned.role-qualification", __name__),
    "question": decided("learned.role-question", __name__),
}
TYPE_ROWS = {
    "support": decided("learned.type-support", __name__),
    "rebut": decided("learned.type-rebut", __name__),
    "undercut": decided("learned.type-undercut", __name__),
    "linked": decided("learned.type-linked", __name__),
}
NEXT = decided("learned.to-next", __name__)
NEAR = decided("learned.to-paragraph", __name__)
FAR = decided("learned.to-elsewhere", __name__)
NONE = decided("learned.to-none", __name__)
AGREES = decided("learned.rules-main", __name__)
ALONE = decided("learned.alone", __name__)
ARGUES = decided("learned.argues", __name__)
