"""What a channel is: the port that every way of reaching a person fills."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID


class Kind(StrEnum):
    """A way of reaching a person."""

    IN_APP = "in_app"
    MAIL = "mail"
    SMS = "sms"
    VOICE = "voice"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    MANUAL = "manual"


OUTBOUND: Final = (Kind.MAIL, Kind.SMS, Kind.VOICE, Kind.WECOM, Kind.DINGTALK)
"""Kinds that a channel sends; the others are rows of this database."""


class Problem(StrEnum):
    """Why an attempt did not reach a person."""

    NOT_CONFIGURED = "not_configured"
    NO_ADDRESS = "no_address"
    UNREACHABLE = "unreachable"
    MALFORMED = "malformed"
    REFUSED = "refused"
    UNDELIVERED = "undelivered"
    INTERRUPTED = "interrupted"
    EXPIRED = "expired"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"


LASTING: Final = frozenset({Problem.NOT_CONFIGURED, Problem.NO_ADDRESS, Problem.REFUSED})
"""Problems that another try does not mend."""


class SendFailed(Exception):
    """A channel could not hand a message over; the detail names no person and no secret."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(problem.value, detail)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message for one person on one channel, ready to be handed over.

    Attributes:
        key: the same at every try, so that a provider can tell a repetition.
        address: number, mail address or account; personal, never logged.
        code: what the person gives back to take note.
    """

    key: UUID
    address: str = field(repr=False)
    title: str = field(repr=False)
    text: str = field(repr=False)
    code: str = field(repr=False)


class Channel(Protocol):
    """A way of reaching a person from here."""

    @property
    def kind(self) -> Kind:
        """Which way it is."""

    def send(self, parcel: Parcel) -> str:
        """Hand a message over; return the identifier that the provider gives it.

        Raises:
            SendFailed: it was not handed over, or nobody knows.
        """


class AddressBook(Protocol):
    """Where a person is reached; asked at the moment of sending, so nothing of it is kept here."""

    def address(self, person: UUID, kind: Kind) -> str | None:
        """Return number, mail address or account, or ``None`` where none is known."""


class EmptyBook:
    """The book of a platform that knows nobody's numbers yet."""

    def address(self, person: UUID, kind: Kind) -> str | None:  # noqa: ARG002 -- it knows nobody
        """Return none."""
        return None


@dataclass(frozen=True, slots=True)
class Unconfigured:
    """A channel that nobody has set up: it says so at every message."""

    kind: Kind

    def send(self, parcel: Parcel) -> str:
        """Refuse.

        Raises:
            SendFailed: always.
        """
        raise SendFailed(Problem.NOT_CONFIGURED, str(parcel.key))
