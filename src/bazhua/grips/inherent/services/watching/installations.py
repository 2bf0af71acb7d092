"""Installations are opened, changed and closed; what they hold is read from the registry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.watching.terms import IDENTIFIED, OF_BODIES, InstallationKind
from bazhua.grips.inherent.models import Installation, points, process_units
from bazhua.grips.inherent.selectors.watching.reach import (
    BODY,
    MONITORING,
    reached,
    settable,
    standing,
)
from bazhua.grips.inherent.services.watching.identifying import identify
from bazhua.grips.inherent.services.watching.telling import tell_limits_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.search.indexing import Findable, forget, index
from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice, NotFound, StaleState
from bazhua.kernel.scope import Place
from bazhua.kernel.words import say
from bazhua.registry.api import posts_at, spot_of

SEARCHED: Final = MONITORING


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What is known of an installation.

    Attributes:
        spot: uid of the place that it is; what is held there and below it counts.
        classes: by uid of a substance what the standard takes it for.
        principal: address of the post of who answers for it by name; so the others.
    """

    name: str
    spot: UUID | None = None
    exposed_persons: int = 0
    classes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    filing_number: str = ""
    filed_until: date | None = None
    principal: str = ""
    technical: str = ""
    operation: str = ""

    def __post_init__(self) -> None:
        """Refuse an installation that is called nothing.

        Raises:
            MissingKey: it has no name.
        """
        if not self.name.strip():
            raise MissingKey("name")

    def columns(self) -> dict[str, Any]:
        """Return the columns that keep it."""
        return {
            "name": self.name.strip(),
            "spot_uid": self.spot,
            "exposed_persons": self.exposed_persons,
            "classes": {uid: dict(told) for uid, told in self.classes.items()},
            "filing_number": self.filing_number,
            "filed_until": self.filed_until,
            "principal": self.principal,
            "technical": self.technical,
            "operation": self.operation,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInstallation:
    """An installation of an enterprise, or the stations of a park."""

    kind: InstallationKind
    subject_uid: UUID
    subject_kind: str = "enterprise"
    manner: Manner


@transaction.atomic
def open_installation(new: NewInstallation, *, actor: Actor, at: datetime) -> Installation:
    """Open an installation; an identification unit is graded at once.

    Raises:
        NotFound, Forbidden: no such subject or place of it for him, or he may only look.
        MissingKey: an identification unit without a place.
        NotAChoice: there is no such post, or it belongs to a park, not to an enterprise.
        BadInput: nobody has said what the standard takes a substance for.
    """
    place = reached(new.subject_kind, new.subject_uid, actor, at)
    if (new.kind in OF_BODIES) != (new.subject_kind == BODY):
        fitting = [
            kind for kind in InstallationKind if (kind in OF_BODIES) == (new.subject_kind == BODY)
        ]
        raise NotAChoice("kind", new.kind.value, [kind.value for kind in fitting])
    _check(new.kind, new.manner, place, at)
    row = Installation(
        uid=new_uid(at),
        kind=new.kind.value,
        subject_kind=new.subject_kind,
        subject_uid=new.subject_uid,
        since=at,
        **standing(place),
        **new.manner.columns(),
    )
    row.save(force_insert=True)
    index(SEARCHED, Findable(record=row, title=row.name, codes=(row.filing_number,)), at=at)
    emit("installation.opened", row, actor=actor, at=at, data={"kind": row.kind, "name": row.name})
    return _graded(row, actor, at)


@transaction.atomic
def change_installation(
    uid: UUID, manner: Manner, *, version: int, actor: Actor, at: datetime
) -> Installation:
    """Change what is known of an installation; an identification unit is graded again.

    Raises: as `open_installation`.
        StaleState: it moved meanwhile, or is closed.
    """
    row = _to_set(uid, actor, at)
    _check(InstallationKind(row.kind), manner, row.place, at)
    before = {name: getattr(row, name) for name in manner.columns()}
    changed = swap(row, version=version, **manner.columns())
    other = {name: value for name, value in manner.columns().items() if value != before[name]}
    index(
        SEARCHED,
        Findable(record=changed, title=changed.name, codes=(changed.filing_number,)),
        at=at,
    )
    emit("installation.changed", changed, actor=actor, at=at, data=other)
    return _graded(changed, actor, at)


@transaction.atomic
def close_installation(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Installation:
    """Close an installation that no point in use watches any more.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        BadInput: points still watch it, or a process unit of it is in use.
        StaleState: it moved meanwhile, or is closed.
    """
    row = _to_set(uid, actor, at)
    watching = points().filter(installation=row, until=None).count()
    if watching:
        problem = say(
            "还有 {n} 个测点，请先停用", "{n} points watch it; end them first", n=watching
        )
        raise BadInput(None, problem)
    together = process_units().filter(installation=row, until=None).count()
    if together:
        problem = say(
            "还有 {n} 个工艺单元，请先停用",
            "{n} process units are in use; close them first",
            n=together,
        )
        raise BadInput(None, problem)
    closed = swap(row, version=version, until=at)
    forget(SEARCHED, uid)
    emit("installation.closed", closed, actor=actor, at=at, data={})
    return closed


def _to_set(uid: UUID, actor: Actor, at: datetime) -> Installation:
    row = settable(Installation, uid, actor, at)
    if row.until is not None:
        raise StaleState
    return row


def _check(kind: InstallationKind, manner: Manner, place: Place, at: datetime) -> None:
    if manner.spot is None and kind in IDENTIFIED:
        raise MissingKey("spot")
    if manner.spot is not None and not place.region.holds(spot_of(manner.spot).standing.region):
        raise NotFound("spot")
    known = posts_at(place, at=at)
    for field_, address in (
        ("principal", manner.principal),
        ("technical", manner.technical),
        ("operation", manner.operation),
    ):
        if address and address not in known:
            raise NotAChoice(field_, address, sorted(known))


def _graded(row: Installation, actor: Actor, at: datetime) -> Installation:
    """Grade an identification unit; refuse it where a substance is not known to the standard."""
    graded = identify(row, actor=actor, at=at)
    if graded.unclassed:
        raise BadInput(
            "classes",
            say(
                "有 {n} 种物质不在表 1 中，请选择其危险性类别符号或所在行",
                "{n} substances are not told by their CAS number: give class symbols, or the line",
                n=len(graded.unclassed),
            ),
        )
    if graded.level != row.level:
        tell_limits_of(graded, at=at)
    return graded
