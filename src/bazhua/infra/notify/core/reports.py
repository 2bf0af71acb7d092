"""What a provider or a person says about an attempt, after its callback was believed."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from bazhua.infra.notify.core.ports import Kind


class Fact(StrEnum):
    """What a callback says."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Report:
    """One callback.

    Attributes:
        report_id: the provider's name of this callback; a second one changes nothing.
        attempt: which attempt it is about, where the provider says so.
        sender: address the answer came from; personal, never logged.
        code: the code that came back; empty for a key pressed during a call of ours.
    """

    kind: Kind
    report_id: str
    fact: Fact
    attempt: UUID | None = None
    sender: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
