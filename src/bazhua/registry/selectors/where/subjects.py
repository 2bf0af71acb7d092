"""Where what a record is about stands; who asks checks the right to the record there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from bazhua.kernel.errors import NotAChoice, NotFound
from bazhua.kernel.scope import Path, Place
from bazhua.registry.models import Department, Unit, all_bodies, all_enterprises


def place_of(kind: str, uid: UUID) -> Place:
    """Return where an enterprise, a workshop or team, or a body stands, whoever asks.

    Raises:
        NotAChoice: records of this kind are no subjects.
        NotFound: there is none.
    """
    if kind not in SUBJECTS:
        raise NotAChoice("subject_kind", kind, SUBJECTS)
    place = SUBJECTS[kind](uid)
    if place is None:
        raise NotFound
    return place


def section_of(kind: str, uid: UUID) -> str:
    """Return the letter of the industry of an enterprise, or of a unit's; empty where there is none."""
    firms = all_enterprises()
    match kind:
        case "enterprise":
            found = firms.filter(uid=uid)
        case "unit":
            found = firms.filter(pk__in=Unit.objects.filter(uid=uid).values("enterprise"))
        case _:
            return ""
    return found.values_list("section", flat=True).first() or ""


def department_bits() -> dict[str, int]:
    """Return the bit of every department by its code."""
    return dict(Department.objects.values_list("code", "bit"))


def _enterprise(uid: UUID) -> Place | None:
    row = all_enterprises().filter(uid=uid).first()
    return None if row is None else row.place


def _body(uid: UUID) -> Place | None:
    row = all_bodies().filter(uid=uid).first()
    return None if row is None else row.place


def _unit(uid: UUID) -> Place | None:
    """Return the place of its enterprise, further down."""
    row = Unit.objects.filter(uid=uid).select_related("node", "enterprise").first()
    return None if row is None else replace(row.enterprise.place, region=Path(row.node.path))


SUBJECTS: Final[Mapping[str, Callable[[UUID], Place | None]]] = {
    "enterprise": _enterprise,
    "unit": _unit,
    "organisation": _body,
}
