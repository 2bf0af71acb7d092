"""Which posts are called about an alarm, rung by rung, as records say at that moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.domain.handling.policy import AlarmPosts, Rung
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.api import VACANT, PostKind, answering_post, supervising_post

DEPTHS: Final[Mapping[Rung, int]] = {Rung.PROVINCE: 1, Rung.CITY: 2, Rung.PARK: 4}
"""Ids in the path of the region whose office a rung is; the county's is who is in charge."""

OF_THE_SUBJECT: Final = frozenset({Rung.FIRM_DUTY, Rung.FIRM_HEAD})


@dataclass(slots=True)
class Addresses:
    """Addresses by rung; each subject, and each office of a region, is looked up once."""

    book: PolicyBook
    at: datetime
    _subjects: dict[UUID, Mapping[Rung, str]] = field(default_factory=dict)
    _offices: dict[tuple[Rung, tuple[int, ...]], str] = field(default_factory=dict)

    def of(self, subject: UUID, region: Path) -> Mapping[Rung, str]:
        """Return the addresses of a subject that stands in a region; a rung without a post is left out."""
        if subject not in self._subjects:
            found = {rung: self._address(rung, subject, region) for rung in Rung}
            self._subjects[subject] = {
                rung: address for rung, address in found.items() if address != VACANT
            }
        return self._subjects[subject]

    def _address(self, rung: Rung, subject: UUID, region: Path) -> str:
        order = self._order(rung)
        if rung in OF_THE_SUBJECT:
            return answering_post(subject, region, order, at=self.at)
        depth = DEPTHS.get(rung)
        if depth is None:
            return supervising_post(subject, region, order, at=self.at)
        return self._office(
            (rung, region.ids()[:depth]),
            lambda: supervising_post(subject, region, order, at=self.at, rung=depth),
        )

    def _office(self, key: tuple[Rung, tuple[int, ...]], look_up: Callable[[], str]) -> str:
        if key not in self._offices:
            self._offices[key] = look_up()
        return self._offices[key]

    def _order(self, rung: Rung) -> list[PostKind]:
        row = self.book.row(AlarmPosts, day_of(self.at), rung=rung)
        return [PostKind[post.name] for post in row.posts]
