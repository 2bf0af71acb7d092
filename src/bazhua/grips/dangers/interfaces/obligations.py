"""What posts owe about hidden dangers."""

from typing import Final

from bazhua.grips.dangers.domain.closed_loop.duties import DUTIES
from bazhua.infra.obligations.kinds import ObligationKind

KINDS: Final = tuple(ObligationKind(key=duty.value, word=word) for duty, word in DUTIES.items())
