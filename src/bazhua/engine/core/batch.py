"""What the core is given and what it gives back, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import IntEnum
from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from bazhua.engine.core.codes import Codes, Flags, Floats, Ints, Kind, Rows


class Readings(NamedTuple):
    """Readings in order of arrival.

    Attributes:
        point: row of the point in the plan.
        t: time of the reading, milliseconds since 1970.
        v: its value.
        q: its quality as it was sent.
        at: when it arrived, milliseconds since 1970; never falls.
    """

    point: Rows
    t: Ints
    v: Floats
    q: Codes
    at: Ints


class Action(IntEnum):
    """What a person, or a rule that a person set, does to an alarm."""

    ACKNOWLEDGE = 0
    RESET = 1
    SHELVE = 2
    UNSHELVE = 3
    SUPPRESS = 4
    UNSUPPRESS = 5
    TAKE_OUT = 6
    PUT_BACK = 7


class Operation(NamedTuple):
    """One action on one alarm; ``until`` is of SHELVE, milliseconds since 1970."""

    action: Action
    limit: int
    at: int
    until: int = 0


class Tick(NamedTuple):
    """Time has come to ``at``, milliseconds since 1970, whether or not anything arrived."""

    at: int


Batch: TypeAlias = Readings | Sequence[Operation] | Tick


@dataclass(frozen=True, slots=True)
class Transitions:
    """What changed, in order.

    Attributes:
        kind: what is told, see `Kind`.
        subject: row of the point, limit or position, by kind.
        t: when: time of the reading, the operation or the tick, milliseconds since 1970.
        value: of the reading; not a number where there was none.
        before: code of what was, ``after`` of what is.
        announced: whether somebody is to be told now.
        row: of the reading or the operation in its batch; −1 for a tick.
    """

    kind: Codes
    subject: Rows
    t: Ints
    value: Floats
    before: Codes
    after: Codes
    announced: Flags
    row: Rows

    @classmethod
    def of(cls, parts: Sequence[Self]) -> Self:
        """Return several as one."""
        columns = (np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls))
        return cls(*columns)

    @classmethod
    def none(cls) -> Self:
        """Return no transitions."""
        return cls.told([])

    @classmethod
    def told(cls, rows: Sequence[tuple[int, int, int, float, int, int, bool, int]]) -> Self:
        """Return transitions that were found one by one."""
        columns = zip(*rows, strict=True) if rows else ((),) * len(TYPES)
        return cls(*(np.array(c, kind) for c, kind in zip(columns, TYPES, strict=True)))

    def taken(self, which: Rows | Flags) -> Self:
        """Return some of them."""
        return type(self)(*(getattr(self, f.name)[which] for f in fields(self)))

    def __len__(self) -> int:
        return len(self.kind)


TYPES = (np.int8, np.intp, np.int64, np.float64, np.int8, np.int8, np.bool_, np.intp)


@dataclass(slots=True)
class Findings:
    """Gathers transitions and puts them in order: by reading, then by kind, then by subject."""

    _parts: list[Transitions] = field(default_factory=list)

    def add(self, kind: Kind, subject: ArrayLike, **columns: ArrayLike) -> None:
        """Add transitions of one kind; what is not a column is the same for all of them.

        Columns: t, value, before, after, row; none of the last is −1.
        """
        size = np.shape(subject)
        if size == (0,):
            return
        told: dict[str, Any] = {"value": np.nan, "row": -1, "announced": False, **columns}
        told |= {"kind": kind, "subject": subject}
        names = Transitions.__match_args__
        self._parts.append(
            Transitions(
                *(
                    np.array(np.broadcast_to(told[name], size), kind_)
                    for name, kind_ in zip(names, TYPES, strict=True)
                )
            )
        )

    def turn(
        self, kind: Kind, flags: Flags, after: Flags, at: int, *, announced: bool = False
    ) -> None:
        """Let flags be as they are now, and tell which changed; of a beginning, maybe somebody."""
        other = np.flatnonzero(flags != after)
        told = after[other] & announced
        self.add(kind, other, t=at, before=flags[other], after=after[other], announced=told)
        flags[other] = after[other]

    def ordered(self) -> Transitions:
        """Return all of them in order."""
        if not self._parts:
            return Transitions.none()
        found = Transitions.of(self._parts)
        return found.taken(np.lexsort((found.subject, found.kind, found.row)))
