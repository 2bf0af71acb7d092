"""A person lets a model of a process unit be learnt from a time of normal running."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.engine.warning.keeping import packed, packed_seen
from bazhua.engine.warning.watching import Watch
from bazhua.grips.inherent.domain.warning.policy import WarningModel
from bazhua.grips.inherent.domain.warning.terms import Standing
from bazhua.grips.inherent.domain.warning.training import Window, learned
from bazhua.grips.inherent.models import ProcessUnit, UnitModel, UnitWatch
from bazhua.grips.inherent.selectors.warning.samples import aligned, sampled
from bazhua.grips.inherent.selectors.warning.units import columns_of
from bazhua.grips.inherent.services.warning.units import unit_to_set
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import StaleState
from bazhua.kernel.times import day_of


@dataclass(frozen=True, slots=True)
class Training:
    """Which process unit is to learn from which time, as its version was seen."""

    unit: UUID
    window: Window
    version: int


@transaction.atomic
def train_unit(asked: Training, *, actor: Actor, at: datetime) -> UnitModel:
    """Learn a model and watch by it from now on; the models before it are kept.

    What was said of warnings before counts no more, and a unit that was only observed is relied on
    again.

    Raises:
        NotFound, Forbidden: there is no such unit for him, or he may only look.
        StaleState: it moved meanwhile, or is closed.
        NotAChoice, BadInput: the time cannot teach: too short or too long, a gap, a flat point.
    """
    row = unit_to_set(asked.unit, actor, at)
    if row.version != asked.version:
        raise StaleState
    book = current_book(day_of(at))
    numbers, columns = book.row(WarningModel, day_of(at)), columns_of(row)
    asked.window.check(numbers, max(one.period_s for one in columns), at)
    window = aligned(asked.window)
    called = [f"{one.name} {one.tag}" for one in columns]
    watch = learned(numbers, window, sampled(columns, window), called)
    done = swap(
        row,
        version=asked.version,
        standing=Standing.WATCHED.value,
        standing_since=at,
    )
    model = _kept(done, watch, window, book.digest, (actor, at))
    _begin(done, model, watch, at)
    told = {
        "number": model.number,
        "begins": model.begins,
        "ends": model.ends,
        "period_s": model.period_s,
        "samples": model.samples,
    }
    emit("process_unit.trained", done, actor=actor, at=at, data=told)
    return model


def _kept(
    row: ProcessUnit, watch: Watch, window: Window, book: str, by: tuple[Actor, datetime]
) -> UnitModel:
    actor, at = by
    model = UnitModel(
        uid=new_uid(at),
        unit=row,
        number=UnitModel.objects.filter(unit=row).count() + 1,
        trained_by=actor.uid,
        trained_at=at,
        begins=window.begins,
        ends=window.ends,
        period_s=window.period_s,
        samples=window.count,
        learned=packed(watch),
        book=book,
    )
    model.save(force_insert=True)
    return model


def _begin(row: ProcessUnit, model: UnitModel, watch: Watch, at: datetime) -> None:
    """Judge by a model from now on; nothing is remembered of what another one saw."""
    begins = aligned(Window(at, at, model.period_s)).ends
    columns = {
        "model": model,
        "judged_until": begins,
        "next_at": at,
        "seen": packed_seen(watch.fresh()),
        "beyond": None,
        "run": 0,
    }
    UnitWatch.objects.update_or_create(
        unit=row, defaults=columns, create_defaults={"uid": new_uid(at), **columns}
    )
