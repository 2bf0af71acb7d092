"""What posts owe about hidden dangers."""

from typing import Final

from bazhua.grips.dangers.domain.closed_loop.duties import DUTIES
from bazhua.grips.dangers.domain.papers.duties import SERVE, SERVE_WORD
from bazhua.infra.obligations.kinds import ObligationKind

KINDS: Final = (
    *(ObligationKind(key=duty.value, word=word) for duty, word in DUTIES.items()),
    ObligationKind(key=SERVE, word=SERVE_WORD),
)
