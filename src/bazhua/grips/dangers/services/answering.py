"""Who answers for a hidden danger and who supervises: read from records, so nobody types it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bazhua.grips.dangers.domain.policy.answering import AnsweringPosts, Answers
from bazhua.infra.policies.book import current_book
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.registry.api import VACANT, PostKind, answering_post, supervising_post


@dataclass(frozen=True, slots=True)
class Answering:
    """The posts of a hidden danger, by address.

    Attributes:
        owner: answers for it at the subject; the supervising post where the subject has none.
        overseer: supervises the subject.
    """

    owner: str
    overseer: str


def answering(kind: str, uid: UUID, place: Place, *, at: datetime) -> Answering:
    """Return who answers for a danger at a subject, and who supervises, as records say today.

    Args:
        kind: of the subject, as `place_of` knows it.
        place: where it stands.
    """
    overseer = overseeing(uid, place, at=at)
    own = Answers.BODY_POST if kind == "organisation" else Answers.FIRM_POST
    owner = answering_post(uid, place.region, _order(own, at), at=at)
    return Answering(overseer if owner == VACANT else owner, overseer)


def overseeing(uid: UUID, place: Place, *, at: datetime, department: str = "") -> str:
    """Return who supervises a subject, as records say today.

    Args:
        department: code of the one to which a danger was transferred; none for who is in charge.
    """
    order = _order(Answers.SUPERVISING_POST, at)
    return supervising_post(uid, place.region, order, at=at, department=department)


def _order(answers: Answers, at: datetime) -> Sequence[PostKind]:
    day = day_of(at)
    rows = {row.answers: row for row in current_book(day).rows(AnsweringPosts, day)}
    return [PostKind[post.name] for post in rows[answers].posts]
