"""The lives of hidden dangers in a demonstration: the same seed, the same lives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.demo.samples import GENERAL, MAJOR, Sample

DANGERS: Final = 240
AT_HOME_OF: Final = 10
"""Of so many dangers the first enterprise has three, its neighbours five, others two."""

TO_RECTIFYING: Final = (Action.REGISTER, Action.PLAN, Action.RECTIFY)
TO_ACCEPTED: Final = (*TO_RECTIFYING, Action.REQUEST_ACCEPTANCE, Action.ACCEPT)
TURNED_BACK: Final = (*TO_RECTIFYING, Action.REQUEST_ACCEPTANCE, Action.REJECT)
WAYS: Final[tuple[tuple[int, tuple[Action, ...]], ...]] = (
    (6, ()),
    (7, TO_RECTIFYING[:1]),
    (9, TO_RECTIFYING[:2]),
    (13, TO_RECTIFYING),
    (4, (*TO_RECTIFYING, Action.REQUEST_EXTENSION)),
    (4, TURNED_BACK),
    (8, TO_ACCEPTED[:4]),
    (4, TO_ACCEPTED),
    (3, (Action.MERGE,)),
    (36, (*TO_ACCEPTED, Action.CLOSE)),
    (6, (*TURNED_BACK, Action.REQUEST_ACCEPTANCE, Action.ACCEPT, Action.CLOSE)),
)
"""How far they have come, and how many of a hundred."""

MAJORS: Final = 0.12
LATE: Final = 0.3
"""Shares of those that are major, and of those under way whose day has passed."""

LONGER: Final = 60
"""So many days more has a plan for which more time is asked: of a major one weeks before its day."""


@dataclass(frozen=True, slots=True)
class Life:
    """A danger with what is done about it.

    Attributes:
        near: 0 is the first enterprise, 1 one near it, 2 any other.
        choice: picks the enterprise among those, from 0 to 1.
        age: how long before the loading it was found.
        days: how many days its plan gives; when it is late, they are over.
    """

    sample: Sample
    major: bool
    near: int
    choice: float
    by_officer: bool
    age: timedelta
    acts: tuple[Action, ...]
    late: bool
    days: int
    yuan: int


def lives(seed: int, dangers: int = DANGERS) -> Iterator[Life]:
    """Yield the dangers of a seed, the oldest first."""
    random = Random(f"bazhua dangers {seed}")  # noqa: S311 -- repeatable, not secret
    drawn = [_life(random) for _ in range(dangers)]
    yield from sorted(drawn, key=lambda life: life.age, reverse=True)


def _life(random: Random) -> Life:
    major = random.random() < MAJORS
    (acts,) = random.choices([way for _, way in WAYS], [share for share, _ in WAYS])
    ended = not acts or acts[-1] in {Action.CLOSE, Action.MERGE}
    longest = 90 if ended and acts else 20
    hours = random.uniform(2, 20) if not acts else random.uniform(72, 24 * longest)
    return Life(
        sample=random.choice(MAJOR if major else GENERAL),
        major=major,
        near=random.choices((0, 1, 2), (3, 5, 2))[0],
        choice=random.random(),
        by_officer=random.random() < 0.4,  # noqa: PLR2004
        age=timedelta(hours=hours),
        acts=_reported(acts) if major else acts,
        late=not ended and Action.REQUEST_EXTENSION not in acts and random.random() < LATE,
        days=random.randint(3, 25) + (LONGER if Action.REQUEST_EXTENSION in acts else 0),
        yuan=random.choice((0, 300, 1_200, 5_000, 18_000)) if not major else 60_000,
    )


def _reported(acts: tuple[Action, ...]) -> tuple[Action, ...]:
    """Return the acts on a major one: it is reported direct as soon as it is registered."""
    if Action.REGISTER not in acts:
        return acts
    return (acts[0], Action.REPORT_UP, *acts[1:])
