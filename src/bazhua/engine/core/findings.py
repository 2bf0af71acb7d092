"""Transitions while they are found, a few columns at a time."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bazhua.engine.core.batch import TYPES, Transitions
from bazhua.engine.core.codes import Kind


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

    def ordered(self) -> Transitions:
        """Return all of them in order."""
        if not self._parts:
            return Transitions.none()
        found = Transitions.of(self._parts)
        return found.taken(np.lexsort((found.subject, found.kind, found.row)))
