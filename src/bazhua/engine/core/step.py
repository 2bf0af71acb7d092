"""One step of the engine: a batch in, transitions out; no clock, no file, no network."""

from typing import NamedTuple

from bazhua.engine.core.batch import Batch, Readings, Tick, Transitions
from bazhua.engine.core.codes import Codes
from bazhua.engine.core.judging import judge
from bazhua.engine.core.operating import operate
from bazhua.engine.core.plan import Plan
from bazhua.engine.core.state import State
from bazhua.engine.core.ticking import tick


class Stepped(NamedTuple):
    """What a step comes to.

    Attributes:
        state: the state after it; the one before is used up (`State.copy` keeps one).
        fate: of each reading, `Fate`; nothing for another batch.
        quality: of each reading, `Quality`; nothing for another batch.
    """

    state: State
    transitions: Transitions
    fate: Codes | None = None
    quality: Codes | None = None


def step(state: State, batch: Batch, plan: Plan) -> Stepped:
    """Return the state after a batch and what changed; time is that of the batch.

    Columns of the state are written in place: half a million readings a second leave no time to
    copy them. What a step comes to depends on the state, the batch and the plan alone, and two
    batches of readings one after the other come to what both come to as one.
    """
    if isinstance(batch, Readings):
        return Stepped(state, *judge(state, batch, plan))
    if isinstance(batch, Tick):
        return Stepped(state, tick(state, batch, plan))
    return Stepped(state, operate(state, batch, plan))
