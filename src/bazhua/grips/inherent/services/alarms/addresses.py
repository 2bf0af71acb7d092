"""Which posts are called about an alarm, rung by rung, as records say at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.domain.handling.policy import AlarmPosts, Rung
from bazhua.infra.policies.book import current_book
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.api import VACANT, PostKind, answering_post, supervising_post

DEPTHS: Final[Mapping[Rung, int]] = {Rung.PROVINCE: 1, Rung.CITY: 2, Rung.PARK: 4}
"""Ids in the path of the region whose office a rung is; the county's is who is in charge."""

OF_THE_SUBJECT: Final = frozenset({Rung.FIRM_DUTY, Rung.FIRM_HEAD})


@dataclass(slots=True)
class Addresses:
    """Addresses by rung, each subject looked up once; a rung without a post is left out."""

    at: datetime
    _known: dict[UUID, Mapping[Rung, str]] = field(default_factory=dict)

    def of(self, subject: UUID, region: Path) -> Mapping[Rung, str]:
        """Return the addresses of a subject that stands in a region."""
        if subject not in self._known:
            found = {rung: self._address(rung, subject, region) for rung in Rung}
            self._known[subject] = {
                rung: address for rung, address in found.items() if address != VACANT
            }
        return self._known[subject]

    def _address(self, rung: Rung, subject: UUID, region: Path) -> str:
        day = day_of(self.at)
        sought = current_book(day).row(AlarmPosts, day, rung=rung).posts
        order = [PostKind[post.name] for post in sought]
        if rung in OF_THE_SUBJECT:
            return answering_post(subject, region, order, at=self.at)
        return supervising_post(subject, region, order, at=self.at, rung=DEPTHS.get(rung))
