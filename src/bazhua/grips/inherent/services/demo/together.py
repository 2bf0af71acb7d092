"""A process unit of the demonstration: what was recorded of normal running is its history and its model."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from django.db import transaction

from bazhua.engine.adapters.history.chunks import write_chunks
from bazhua.engine.adapters.history.minutes import write_minutes
from bazhua.engine.core.codes import Floats
from bazhua.engine.history import DEEP, Chunk
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.plants import REACTION
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.models import installations, points, process_units
from bazhua.grips.inherent.selectors.warning.samples import aligned
from bazhua.grips.inherent.selectors.watching.readings import milliseconds
from bazhua.grips.inherent.services.demo.loading import director_of
from bazhua.grips.inherent.services.warning.training import Training, train_unit
from bazhua.grips.inherent.services.warning.units import NewUnit, set_up_unit
from bazhua.infra.telemetry.reading import engine_tables
from bazhua.registry.api import demonstration_cast

UNTIL: Final = timedelta(minutes=20)
"""So long before the loading it ends: the plants begin some minutes before they are started."""

PERIOD_MS: Final = PERIOD_S * 1_000


@transaction.atomic
def load_unit(normal: Floats, *, at: datetime) -> bool:
    """Let the reaction plant have run normally before, and its director train a model on that.

    Args:
        normal: samples of the recorded process in normal running, a row each.

    Returns:
        Whether it was loaded: not where the plant is missing, or has a unit.
    """
    tags = [REACTION.tag(one) for one in REACTION.instruments]
    own = {one.tag: one for one in points().filter(tag__in=tags, until=None)}
    home = installations().filter(pk__in={one.installation_id for one in own.values()}).first()
    if home is None or process_units().filter(installation=home).exists():
        return False
    ends = at - UNTIL
    window = aligned(Window(ends - len(normal) * timedelta(seconds=PERIOD_S), ends, PERIOD_S))
    _write_history(normal, window)
    firm = next(one for one in demonstration_cast() if one.uid == home.subject_uid)
    actor = director_of(firm, at)
    new = NewUnit(installation=home.uid, name=REACTION.name, points=[own[tag].uid for tag in tags])
    row = set_up_unit(new, actor=actor, at=at)
    train_unit(Training(row.uid, window, row.version), actor=actor, at=at)
    return True


def _write_history(normal: Floats, window: Window) -> None:
    """Write what the instruments read as the engine would have kept it."""
    chunks = [
        (REACTION.tag(one), chunk)
        for one in REACTION.instruments
        if one.column is not None
        for chunk in _chunks(np.round(normal[:, one.column], one.places), window)
    ]
    with engine_tables() as own:
        write_chunks(own, chunks, 0)
        write_minutes(own, chunks)


def _chunks(values: Floats, window: Window) -> Iterator[Chunk]:
    begins = milliseconds(window.begins)
    for start in range(0, len(values), DEEP):
        part = values[start : start + DEEP]
        offsets = (np.arange(len(part)) * PERIOD_MS).astype(np.int32)
        yield Chunk(0, begins + start * PERIOD_MS, offsets, part, np.zeros(len(part), np.int8))
