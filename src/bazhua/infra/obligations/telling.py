"""Effects as events: their kind, their legal instant, their data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import Record
from bazhua.infra.events.emission import Happened, Subject, emit_apart
from bazhua.infra.obligations.core.effects import (
    Answered,
    Called,
    Effect,
    Missed,
    Moved,
    NobodyAnswered,
)
from bazhua.infra.obligations.core.hands import Hand

Told: TypeAlias = tuple[Record | Subject, Sequence[Effect]]
"""An obligation and what happened to it, in order."""


def tell(told: Iterable[Told], actor: Actor) -> None:
    """Write the effects of steps as events; the order within each obligation is kept."""
    rounds: dict[tuple[int, str], list[Happened]] = defaultdict(list)
    for record, effects in told:
        for number, effect in enumerate(effects):
            rounds[number, effect.kind].append((record, instant(effect), data(effect)))
    for number, kind in sorted(rounds):
        emit_apart(kind, rounds[number, kind], actor=actor)


def instant(effect: Effect) -> datetime:
    """Return the legal instant of an effect: of what time brings, when it was due."""
    match effect:
        case Missed() | Called() | NobodyAnswered():
            return effect.due
        case Answered() | Moved():
            return effect.at


def data(effect: Effect) -> dict[str, Any]:
    """Return the data of an effect as JSON values."""
    match effect:
        case Missed():
            return {}
        case Called():
            return {
                "level": effect.level,
                "address": effect.address,
                "persons": list(effect.persons),
                "made_at": exactly(effect.at),
            }
        case NobodyAnswered():
            return {"said_at": exactly(effect.at)}
        case Answered():
            return _behind(effect.hand)
        case Moved():
            told = {"action": effect.action.value, "ground": effect.ground}
            return (
                told | {"outcome": effect.outcome and effect.outcome.value} | _behind(effect.hand)
            )


@lru_cache(maxsize=64)  # a sweep tells one instant of thousands
def exactly(at: datetime) -> str:
    """Return an instant as text that keeps its microseconds."""
    return at.isoformat(timespec="microseconds")


def _behind(hand: Hand) -> dict[str, Any]:
    return {"person": hand.person, "acts_for": hand.acts_for}
