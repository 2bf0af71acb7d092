"""Process units are judged sample by sample; warnings come and go with how far that is.

What was judged, what is remembered and the warnings of it are written in one transaction: whatever is
killed, each sample is judged once, and who judges beside it takes another unit.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import numpy as np
from django.db import transaction

from bazhua.engine.core.codes import Floats
from bazhua.engine.warning.keeping import packed_seen, unpacked, unpacked_seen
from bazhua.engine.warning.sampling import held
from bazhua.engine.warning.watching import Contribution, Judged, Seen, Watch
from bazhua.grips.inherent.domain.warning.course import Course
from bazhua.grips.inherent.domain.warning.policy import WarningHolding, WarningModel
from bazhua.grips.inherent.domain.warning.terms import Standing
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.models import EarlyWarning, Point, UnitWatch
from bazhua.grips.inherent.selectors.warning.samples import before, sampled
from bazhua.grips.inherent.selectors.warning.units import columns_of
from bazhua.grips.inherent.selectors.warning.warnings import lasting
from bazhua.grips.inherent.services.warning import duties
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.infra.references.numbers import Series
from bazhua.infra.references.services import next_number
from bazhua.infra.stream.ringing import ring_places
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of

log = logging.getLogger(__name__)

TELLER: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:warnings"), grants=(), rights={})
NUMBERED: Final = "YJ"
HINT: Final = "warning"
COUNTY: Final = 3
"""Rungs of the tree down to the county, whose code a number names."""

ARRIVES_WITHIN: Final = timedelta(seconds=10)
"""A sample is judged so long after it has ended; what arrives later is not seen."""

SET_ASIDE: Final = timedelta(minutes=5)

MOST: Final = 720
"""Samples that are judged at once, where many are behind."""

NAMED: Final = 10
"""Points that a warning names at most; ``LEAST`` is the smallest share of one that is named."""

LEAST: Final = 0.01


@transaction.atomic
def judge_units(at: datetime, *, most: int = MOST) -> int:
    """Judge what has come since of the process unit that is due first.

    One that cannot be judged is told in the log and set aside for a while; the others go on.

    Returns:
        How many units were taken: 1, or 0 while none is due, or others are at them.
    """
    due = UnitWatch.objects.filter(next_at__lte=at).select_related("unit", "model")
    free = due.select_for_update(of=("self",), skip_locked=True)
    row = free.order_by("next_at", "pk").first()
    if row is None:
        return 0
    try:
        with transaction.atomic():
            _judge_one(row, at, most)
    except Exception:
        log.exception("process unit %s cannot be judged", row.unit.uid)
        UnitWatch.objects.filter(pk=row.pk).update(next_at=at + SET_ASIDE)
    return 1


def _judge_one(row: UnitWatch, at: datetime, most: int) -> None:
    period = timedelta(seconds=row.model.period_s)
    count = min((at - ARRIVES_WITHIN - row.judged_until) // period, most)
    window = Window(row.judged_until, row.judged_until + max(count, 0) * period, row.model.period_s)
    _Judging.of(row, at).take(window)
    row.judged_until = window.ends
    row.next_at = window.ends + period + ARRIVES_WITHIN
    row.save()


@dataclass(slots=True)
class _Judging:
    """A unit that is judged; ``standing`` is its warning that lasts."""

    row: UnitWatch
    book: PolicyBook
    at: datetime
    columns: Sequence[Point]
    watch: Watch
    seen: Seen
    standing: EarlyWarning | None
    course: Course
    rung: set[Path] = field(default_factory=set)

    @classmethod
    def of(cls, row: UnitWatch, at: datetime) -> "_Judging":
        standing = lasting(row.unit)
        return cls(
            row=row,
            book=current_book(day_of(at)),
            at=at,
            columns=columns_of(row.unit),
            watch=unpacked(bytes(row.model.learned)),
            seen=unpacked_seen(bytes(row.seen)),
            standing=standing,
            course=Course(standing is not None, row.run),
        )

    def take(self, window: Window) -> None:
        """Judge the samples of a time."""
        longest = self.book.row(WarningModel, day_of(self.at)).longest_gap
        samples = held(sampled(self.columns, before(window, longest)), longest)[longest:]
        for place, sample in enumerate(samples):
            self._judge(sample, window.at(place + 1))
        if self.standing is not None:
            self._grown(self.standing)
        self.row.seen, self.row.run = packed_seen(self.seen), self.course.run
        ring_places(self.rung, HINT)

    def _judge(self, sample: Floats, ended: datetime) -> None:
        if np.isnan(sample).all():
            # A past must not have a hole: after one, what is remembered is of another time.
            self.seen, judged = self.watch.fresh(), Judged(None)
        else:
            self.seen, judged = self.watch.judge(self.seen, sample)
        self.row.beyond = judged.beyond
        holding = self.book.row(WarningHolding, day_of(self.at))
        after = self.course.after(judged.beyond, holding)
        if after.warns and not self.course.warns:
            self.standing = self._open(judged, ended)
        elif self.standing is not None and not after.warns:
            self._end(self.standing, ended)
            self.standing = None
        elif self.standing is not None and judged.beyond is not None:
            self.standing.worst = max(self.standing.worst, judged.beyond)
        self.course = after

    def _open(self, judged: Judged, ended: datetime) -> EarlyWarning:
        unit = self.row.unit
        division = str(unit.place.region.ids()[:COUNTY][-1])
        made = EarlyWarning(
            uid=new_uid(ended),
            number=str(next_number(Series.at(NUMBERED, division, ended))),
            unit=unit,
            model=self.row.model,
            subject_kind=unit.subject_kind,
            subject_uid=unit.subject_uid,
            opened_at=ended,
            worst=judged.beyond or 1.0,
            contributions=self._named(judged),
            told=unit.standing == Standing.WATCHED.value,
            path_then=unit.path_now,
            path_now=unit.path_now,
            group_now=unit.group_now,
            dept_mask=unit.dept_mask,
            assignment_ids=unit.assignment_ids,
        )
        made.save(force_insert=True)
        told = {"unit": unit.uid, "told": made.told, "points": made.contributions}
        emit("warning.opened", made, actor=TELLER, at=ended, data=told)
        if made.told:
            duties.begin(made, self.book, actor=TELLER, at=self.at)
            self.rung.add(made.place.region)
        return made

    def _named(self, judged: Judged) -> list[dict[str, Any]]:
        most = judged.contributions[:NAMED]
        return [self._said(one) for one in most if one.share >= LEAST]

    def _said(self, one: Contribution) -> dict[str, Any]:
        return {
            "point": str(self.columns[one.column].uid),
            "share": round(one.share, 4),
            "deviation": round(one.deviation, 2),
        }

    def _end(self, row: EarlyWarning, ended: datetime) -> None:
        done = swap(row, version=row.version, ended_at=ended, worst=row.worst)
        emit("warning.ended", done, actor=TELLER, at=ended, data={"worst": round(done.worst, 2)})
        if done.told:
            self.rung.add(done.place.region)

    def _grown(self, row: EarlyWarning) -> None:
        """Keep how far a warning that lasts went; it is no event, and nobody has seen it move."""
        EarlyWarning.objects.filter(pk=row.pk, worst__lt=row.worst).update(worst=row.worst)
