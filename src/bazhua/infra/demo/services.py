"""Marking a platform as a demonstration, and becoming one of its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.models import User
from bazhua.infra.accounts.services.starting import Begun, Visitor, begin
from bazhua.infra.demo.models import Demonstration, Figure
from bazhua.infra.demo.refusals import NoDemonstration
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """A person whom anybody may become.

    Attributes:
        is_first: he stands in the bar itself.
    """

    person: UUID
    name: str
    title: Word
    is_first: bool


@transaction.atomic
def mark(*, seed: int, digest: str, figures: Sequence[Becoming], at: datetime) -> None:
    """Mark the platform, in the transaction that loads what it shows."""
    Demonstration.objects.create(seed=seed, made_at=at, digest=digest)
    Figure.objects.bulk_create(
        Figure(
            person_uid=one.person,
            rank=rank,
            is_first=one.is_first,
            name=one.name,
            title=one.title.zh,
            title_en=one.title.en,
        )
        for rank, one in enumerate(figures)
    )


@transaction.atomic
def become(person: UUID, *, visitor: Visitor, at: datetime) -> Begun:
    """Begin a session as a figure, without any proof: here everybody is invented.

    Raises: NoDemonstration – the platform is none, or the person no figure of it.
    """
    if not Demonstration.objects.exists() or not Figure.objects.filter(person_uid=person).exists():
        raise NoDemonstration
    user = User.objects.filter(person_uid=person, is_active=True).first()
    if user is None:
        raise NoDemonstration
    return begin(user, Method.DEMO, visitor=visitor, at=at)
