"""A process unit of five points whose history is normal running, then what a test lets happen."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from bazhua.engine.adapters.history.chunks import write_chunks
from bazhua.engine.adapters.history.minutes import write_minutes
from bazhua.engine.history import Chunk
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.models import (
    EarlyWarning,
    Installation,
    Point,
    ProcessUnit,
    UnitModel,
    UnitWatch,
)
from bazhua.grips.inherent.selectors.watching.readings import milliseconds
from bazhua.grips.inherent.services.warning.answering import WarningDeed, answer_warning
from bazhua.grips.inherent.services.warning.judging import judge_units
from bazhua.grips.inherent.services.warning.training import Training, train_unit
from bazhua.grips.inherent.services.warning.units import NewUnit, set_up_unit
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.telemetry.reading import engine_tables
from tests.engine.warning.test_watching import COLUMNS
from tests.engine.warning.test_watching import plant as running
from tests.grips.inherent.plant import NOON, Plant

PERIOD_S = 5
PERIOD = timedelta(seconds=PERIOD_S)
MINUTE = timedelta(minutes=1)
HISTORY = 1_440
WINDOW = Window(NOON - HISTORY * PERIOD, NOON, PERIOD_S)
TABLES = (ProcessUnit, UnitModel, UnitWatch, EarlyWarning, Event, Obligation)
CHUNK = 250


@dataclass
class Together:
    """A plant with a process unit; ``until`` is how far its history goes."""

    plant: Plant
    home: Installation
    points: list[Point]
    until: object = WINDOW.begins

    def runs(self, samples):
        """Let the points send samples, a row every five seconds, from where they are."""
        begins = milliseconds(self.until)
        chunks = [
            (
                one.tag,
                _chunk(begins + start * PERIOD_S * 1_000, samples[start : start + CHUNK, column]),
            )
            for column, one in enumerate(self.points)
            for start in range(0, len(samples), CHUNK)
        ]
        with engine_tables() as own:
            write_chunks(own, chunks, 1)
            write_minutes(own, chunks)
        self.until += len(samples) * PERIOD

    def unit(self, who="director", name="反应单元", points=None):
        chosen = self.points if points is None else points
        new = NewUnit(installation=self.home.uid, name=name, points=[one.uid for one in chosen])
        return set_up_unit(new, actor=self.plant.who(who), at=NOON)

    def train(self, row, who="director", window=WINDOW, at=NOON, version=None):
        asked = Training(row.uid, window, row.version if version is None else version)
        return train_unit(asked, actor=self.plant.who(who), at=at)

    def trained(self):
        """Return the unit, trained on two hours of normal running up to noon."""
        self.runs(running(3, HISTORY))
        row = self.unit()
        self.train(row)
        row.refresh_from_db()
        return row

    def answer(self, row, feedback, who="manager", remark="已到现场查看", at=None):
        deed = WarningDeed(warning=row.uid, feedback=feedback, remark=remark)
        return answer_warning(deed, actor=self.plant.who(who), at=at or self.until)


def fault(samples, seed=9, moved=8.0):
    """Return samples in which the third point leaves the others."""
    rows = running(seed, samples)
    rows[:, 2] += moved
    return rows


def calm(samples, seed=11):
    return running(seed, samples)


def judged(at, most=10_000):
    """Judge all that is due at an instant."""
    while judge_units(at, most=most):
        pass


def kept():
    """Return all that a service of early warning could change."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def settle_together(plant):
    """Put an installation with five points on record."""
    home = plant.installation()
    gateway = plant.gateway()[0]
    points = [
        plant.point(
            gateway,
            tag=f"PT-{number}",
            name=f"{number}号压力",
            measured=MeasuredKind.PRESSURE,
            unit="kPa",
            period_s=PERIOD_S,
            installation=home.uid,
        )
        for number in range(1, COLUMNS + 1)
    ]
    return Together(plant, home, points)


def _chunk(begins, values):
    offsets = (np.arange(len(values)) * PERIOD_S * 1_000).astype(np.int32)
    return Chunk(0, begins, offsets, np.array(values, float), np.zeros(len(values), np.int8))
