"""What a report is about and where: by a code on the wall, else by who reports."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.models import Visit
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.reach import CREATE, reporting_roles
from bazhua.grips.dangers.services.visiting.finding import visit_of
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import BadInput, NotFound
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import say
from bazhua.registry.api import place_of, spot_of, subjects_of

WHERE: Final = say(
    "请扫现场位置码，或选择单位", "scan the code of the place, or choose the enterprise"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where a phone says that a danger is.

    Attributes:
        place: uid in the code that was scanned; it says what the subject is.
        subject_kind, subject_uid: what it is about, where no code was scanned; when not given, the
            one enterprise or unit at which the person works.
        spot: where the phone is.
        visit: uid of the visit on which it was found; its enterprise is the subject.
    """

    place: UUID | None = None
    subject_kind: str = ""
    subject_uid: UUID | None = None
    spot: Spot | None = None
    visit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A subject, where it stands, where at it the danger is, and on which visit it was found."""

    subject_kind: str
    subject_uid: UUID
    standing: Place
    spot: Spot | None
    spot_uid: UUID | None = None
    spot_name: str = ""
    visit: Visit | None = None


def located(named: Named, *, actor: Actor, at: datetime) -> Located:
    """Return what a report is about.

    Raises:
        BadInput: it names nothing, and he works at none or at several.
        StaleState: nobody has arrived for the visit.
        NotAChoice, NotFound: what it names is no subject, or not within his reach.
    """
    if named.visit is not None:
        return _on_visit(named, visit_of(named.visit, actor=actor, at=at))
    if named.place is not None:
        found = _by_code(named.place, named.spot)
    else:
        found = _at(*_by_work(named, actor, at), named.spot)
    if not reporting_roles(actor, found.standing, at):
        raise NotFound("place")
    return found


def _on_visit(named: Named, visit: Visit) -> Located:
    """Return a place of the enterprise that is visited, or the enterprise."""
    if named.place is None:
        found = _at("enterprise", visit.subject_uid, named.spot)
    else:
        found = _by_code(named.place, named.spot)
    if not Path(visit.path_now).holds(found.standing.region):
        raise NotFound("place")
    return replace(found, visit=visit)


def _at(kind: str, uid: UUID, spot: Spot | None) -> Located:
    return Located(subject_kind=kind, subject_uid=uid, standing=place_of(kind, uid), spot=spot)


def _by_code(place: UUID, spot: Spot | None) -> Located:
    """Return the place of a code; where the phone has no position, at the place's own."""
    found = spot_of(place)
    has_own = found.longitude is not None and found.latitude is not None
    own = Spot(found.longitude or 0, found.latitude or 0) if has_own else None
    return Located(
        subject_kind=found.subject.kind,
        subject_uid=found.subject.uid,
        standing=found.standing,
        spot=spot or own,
        spot_uid=found.uid,
        spot_name=found.name.zh,
    )


def _by_work(named: Named, actor: Actor, at: datetime) -> tuple[str, UUID]:
    if named.subject_uid is not None:
        return named.subject_kind, named.subject_uid
    subjects = subjects_of(actor, RESOURCE, CREATE, at=at)
    if len(subjects) != 1:
        raise BadInput("place", WHERE)
    return subjects[0].kind, subjects[0].uid
