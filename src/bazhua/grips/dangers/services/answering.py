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
    day = day_of(at)
    orders = {row.answers: _order(row) for row in current_book(day).rows(AnsweringPosts, day)}
    own = Answers.BODY_POST if kind == "organisation" else Answers.FIRM_POST
    overseer = supervising_post(uid, place.region, orders[Answers.SUPERVISING_POST], at=at)
    owner = answering_post(uid, place.region, orders[own], at=at)
    return Answering(overseer if owner == VACANT else owner, overseer)


def _order(row: AnsweringPosts) -> Sequence[PostKind]:
    return [PostKind[post.name] for post in row.posts]
