"""Plants run by the clock: every five seconds each says what it measures, and keeps it until it is taken."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Final

from bazhua.config.plants.lines import Line
from bazhua.config.plants.outbox import Outbox
from bazhua.engine.messages import encoded_readings
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.running import Recording, is_connected, readings
from bazhua.grips.inherent.domain.demo.terms import Plant

SECOND_MS: Final = 1_000
BEFORE_S: Final = 600
"""So much of what was before the start is sent at first, so that curves are there to be seen."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Running:
    """A plant that runs, by which line it sends, and how far it has said what it measures."""

    plant: Plant
    line: Line
    said_until: int
    outbox: Outbox = field(default_factory=Outbox)

    def step(self, seed: int, recording: Recording, now: float) -> None:
        """Say what was measured since the last step; hand over what waits while the line is up."""
        for at in _moments(self.said_until, now):
            self.outbox.put(at // PERIOD_S, batch(self.plant, seed, at, recording))
            self.said_until = at
        if is_connected(self.plant, int(now)):
            self.line.send(self.outbox, now)


def batch(plant: Plant, seed: int, at: int, recording: Recording) -> bytes:
    """Return the batch of a moment, always the same."""
    said = readings(plant, seed, at, recording)
    return encoded_readings(
        plant.gateway,
        at // PERIOD_S,
        [one.tag for one in said],
        [at * SECOND_MS] * len(said),
        [one.value for one in said],
        (),
    )


def run(plants: Sequence[Running], seed: int, recording: Recording, stop: Event) -> None:
    """Let plants run until asked to stop."""
    while not stop.is_set():
        now = time.time()
        for one in plants:
            one.step(seed, recording, now)
        stop.wait(PERIOD_S - time.time() % PERIOD_S)


def begun(plants: Sequence[Plant], lines: Mapping[str, Line], now: float) -> list[Running]:
    """Return the plants that have a line, a while before now."""
    return [
        Running(plant, lines[plant.gateway], int(now) - BEFORE_S)
        for plant in plants
        if plant.gateway in lines
    ]


def _moments(after: int, now: float) -> Iterator[int]:
    first = (after // PERIOD_S + 1) * PERIOD_S
    return iter(range(first, int(now) + 1, PERIOD_S))
