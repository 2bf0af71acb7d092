"""A clause of law and how far its text has been confirmed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bazhua.kernel.words import Word


class Status(StrEnum):
    """How far a clause is confirmed; unconfirmed and ours are configuration and shown as such."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: where it stands, what it is about, and how far its text is confirmed.

    A clause has one status; a figure of another status within the same article is a clause of
    its own.

    Attributes:
        document: short id of the document, ``SD-2021``.
        article: article, paragraph, table or rule number in it, ``3(2)``.
        source: where the text was read.
        since: first day in force; nothing means the document's own dates.
        until: last day in force.
    """

    document: str
    article: str
    title: Word
    status: Status
    source: str
    since: date | None = None
    until: date | None = None

    @property
    def id(self) -> str:
        """The id that rows and answers cite: ``SD-2021/3(2)``."""
        return f"{self.document}/{self.article}"
