"""What the instruments of a plant say: a function of the seed and the time, and of nothing else."""

import math
from collections.abc import Mapping
from random import Random
from typing import Final, NamedTuple

from bazhua.engine.core.codes import Floats
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.terms import Episode, Happening, Instrument, Plant

WAVE_S: Final = 1_500
Curve = tuple[tuple[int, float], ...]

LEAK: Final[Curve] = ((0, 2), (30, 27), (90, 27), (105, 52), (150, 52), (210, 2))
"""Seconds since it began → percent of LEL."""

TOXIC_FACTOR: Final = 4.2
"""A leak of a toxic gas in percent of OEL is that of a flammable one so many times."""

FILLING: Final[Curve] = ((0, 0.0), (300, 1.0), (420, 1.0), (600, 0.0))
"""Seconds since it began → share of the way from the usual level to the full one."""

FULL: Final = 95.0
FLOODED: Final = 0.5
"""Share of what is usual that a flood leaves."""
Recording = Mapping[int, Floats]
"""Samples of a process by the number of the fault that is in them."""


class Reading(NamedTuple):
    """What is sent of one instrument."""

    tag: str
    value: float


def is_connected(plant: Plant, at: int) -> bool:
    """Tell whether the line of a plant is up at a time, seconds since 1970."""
    return all(one.sign or one.since(at) is None for one in plant.episodes)


def readings(plant: Plant, seed: int, at: int, recording: Recording) -> list[Reading]:
    """Return what all instruments of a plant say at a time, seconds since 1970."""
    return [
        Reading(plant.tag(one), round(_value(plant, one, seed, at, recording), one.places))
        for one in plant.instruments
    ]


def _value(plant: Plant, one: Instrument, seed: int, at: int, recording: Recording) -> float:
    if one.column is not None:
        return _replayed(recording, seed, at, one.column)
    usual = _usual(plant, one, seed, at)
    for episode in plant.episodes:
        since = episode.since(at)
        if episode.sign == one.sign and since is not None:
            return _disturbed(plant, one, episode, (seed, at, since), usual)
    return usual


def _disturbed(
    plant: Plant, one: Instrument, episode: Episode, when: tuple[int, int, int], usual: float
) -> float:
    seed, at, since = when
    match episode.what:
        case Happening.LEAK:
            factor = 1.0 if one.unit == "%LEL" else TOXIC_FACTOR
            return max(usual, _on(LEAK, since) * factor)
        case Happening.FILLING | Happening.FLOOD as what:
            goal = FULL if what is Happening.FILLING else usual * FLOODED
            return usual + (goal - usual) * _on(FILLING, since)
        case Happening.TRIP:
            return 0.0
        case Happening.FROZEN:
            return _usual(plant, one, seed, at - since)
        case Happening.COPIED:
            like = next(each for each in plant.instruments if each.sign == episode.like)
            return _usual(plant, like, seed, at)
    return usual


def _usual(plant: Plant, one: Instrument, seed: int, at: int) -> float:
    drawn = Random(f"{seed} {plant.tag(one)}")  # noqa: S311 -- repeatable, not secret
    wave = one.swing * math.sin(2 * math.pi * (at / WAVE_S + drawn.random()))
    noise = Random(f"{seed} {plant.tag(one)} {at}").gauss(0, one.noise)  # noqa: S311 -- as above
    return one.usual + wave + noise


def _replayed(recording: Recording, seed: int, at: int, column: int) -> float:
    """Return a sample of a recorded process; each round has the next fault."""
    faults = sorted(recording)
    length = len(recording[faults[0]])
    turn, sample = divmod(at // PERIOD_S, length)
    return float(recording[faults[(turn + seed) % len(faults)]][sample][column])


def _on(curve: Curve, since: int) -> float:
    """Return the height of a curve that is straight between its corners."""
    (left, low), *corners = curve
    for right, high in corners:
        if since <= right:
            return low + (high - low) * (since - left) / (right - left)
        left, low = right, high
    return low
