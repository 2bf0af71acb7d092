"""Delegation: one person acts for another, for a time."""

from dataclasses import dataclass

from bazhua.infra.roster.spans import Span


@dataclass(frozen=True, slots=True)
class Delegation:
    """A person lets another act for him for a time; it cannot be passed on."""

    giver: str
    taker: str
    span: Span
