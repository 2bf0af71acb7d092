"""The moves of an attempt to reach a person."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.workflow import Edge, Workflow


class State(StrEnum):
    """How far an attempt is."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"
    GAVE_UP = "gave_up"


class Action(StrEnum):
    """What happens to an attempt."""

    SEND = "send"
    DELIVER = "deliver"
    ACKNOWLEDGE = "acknowledge"
    FAIL = "fail"
    RETRY = "retry"
    GIVE_UP = "give_up"


class Role(StrEnum):
    """Who says so."""

    NOTIFIER = "notifier"
    PROVIDER = "provider"
    PERSON = "person"


WAITING: Final = (State.QUEUED, State.FAILED)
"""The notifier still has to hand these over."""

OPEN: Final = (*WAITING, State.SENT, State.DELIVERED)
"""An answer may still come."""

NOTIFIER: Final = frozenset[str]({Role.NOTIFIER})
PROVIDER: Final = frozenset[str]({Role.PROVIDER})
PERSON: Final = frozenset[str]({Role.PERSON})

ATTEMPT: Final = Workflow[State, Action, None](
    State.QUEUED,
    (
        Edge(State.QUEUED, Action.SEND, State.SENT, NOTIFIER),
        Edge(State.QUEUED, Action.FAIL, State.FAILED, NOTIFIER),
        Edge(State.FAILED, Action.RETRY, State.QUEUED, NOTIFIER),
        Edge(State.QUEUED, Action.DELIVER, State.DELIVERED, PROVIDER),
        Edge(State.FAILED, Action.DELIVER, State.DELIVERED, PROVIDER),
        Edge(State.SENT, Action.DELIVER, State.DELIVERED, PROVIDER),
        Edge(State.SENT, Action.FAIL, State.FAILED, PROVIDER),
        *(Edge(state, Action.GIVE_UP, State.GAVE_UP, NOTIFIER) for state in OPEN),
        *(
            Edge(state, Action.ACKNOWLEDGE, State.ACKNOWLEDGED, PERSON)
            for state in (*OPEN, State.GAVE_UP)
        ),
    ),
)
"""A provider may tell of a message that nobody marked as sent: the notifier died in between."""
