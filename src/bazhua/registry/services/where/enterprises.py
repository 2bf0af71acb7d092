"""Entering, changing and closing enterprises."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.pouring import Columns, fill
from bazhua.infra.db.records import new_uid, new_uids
from bazhua.infra.events.emission import Subject, emit, emit_apart
from bazhua.infra.search.indexing import Findable, Standing, index_each
from bazhua.kernel.errors import BadInput, Forbidden, NotAChoice
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.enterprises import Status, SupervisionKind
from bazhua.registry.domain.tree import ENTERPRISE_DEPTH, NodeKind
from bazhua.registry.domain.where.facts import Entering, Facts
from bazhua.registry.domain.where.industry import industry_of
from bazhua.registry.domain.where.refusals import (
    ClosedAlready,
    CodeTaken,
    OutOfOrder,
    StillUsed,
    UnknownRegion,
)
from bazhua.registry.models import (
    Contract,
    Department,
    Enterprise,
    Node,
    NodeSpell,
    Supervision,
)
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.codes import (
    CODE,
    NO_PROOF,
    CodeProof,
    TakenCode,
    checked_code,
    free_code,
    keep_proof,
    taken_codes,
)
from bazhua.registry.services.where.counting import count_again, count_new
from bazhua.registry.services.where.placing import REGION, Seat, Seats, hold_tree, next_nodes, seats

RESOURCE: Final = "enterprise"
FACTS: Final = tuple(field.name for field in fields(Facts))
NO_ASSIGNMENT: Final[list[int]] = []
ONE_CODE: Final = "registry_enterprise_code"
OUT_OF_REACH: Final = say(
    "您无权在此登记由这些部门监管的企业；请核对区划和部门",
    "you may not enter enterprises there under these departments; check both",
)


@transaction.atomic
def open_enterprise(
    entering: Entering, *, actor: Actor, at: datetime, proof: CodeProof = NO_PROOF
) -> Enterprise:
    """Enter an enterprise below its town.

    Args:
        proof: that a code which fails its check character is the firm's own.

    Raises:
        UnknownRegion: the region is none in use.
        Forbidden: the actor may not enter enterprises there.
        DomainError: code, industry, name or department is refused.
    """
    taken = checked_code(entering.credit_code, proof)
    (uid,) = _enter([entering], [taken], actor=actor, at=at)
    row = Enterprise.objects.get(uid=uid)
    keep_proof(taken, row, actor=actor, at=at)
    return row


@transaction.atomic
def open_enterprises(entering: Sequence[Entering], *, actor: Actor, at: datetime) -> list[UUID]:
    """Enter many enterprises at once, all or none; return their uids. Their codes need no proof.

    Raises:
        UnknownRegion: a region is none in use.
        Forbidden: the actor may not enter enterprises there.
        DomainError: code, industry, name or department is refused.
    """
    taken = [checked_code(one.credit_code) for one in entering]
    return _enter(entering, taken, actor=actor, at=at)


@transaction.atomic
def change_enterprise(
    uid: UUID, facts: Facts, *, version: int, actor: Actor, at: datetime
) -> Enterprise:
    """Let an enterprise be what is told now; code and place have services of their own.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it is closed.
        StaleState: it changed meanwhile.
        DomainError: a fact is refused.
    """
    row = open_row(uid, actor=actor, at=at)
    columns = _columns(facts)
    moved = swap(row, version=version, **columns)
    told = {key: _told(value) for key, value in columns.items() if getattr(row, key) != value}
    event = emit("enterprise.changed", moved, actor=actor, at=at, data=told)
    count_again(event, row, moved, day=day_of(at))
    index_enterprises([vars(moved)], at=at)
    return moved


@transaction.atomic
def change_code(
    uid: UUID, code: str, *, version: int, actor: Actor, at: datetime, proof: CodeProof = NO_PROOF
) -> Enterprise:
    """Give an enterprise another credit code, or its first one.

    Raises:
        NotFound: it, or the file of the proof, is not there for this actor.
        Forbidden: he may not change it.
        CodeRefused: the code fails its check and no proof was given.
        ProofMissing: a reason without a file, or a file without a reason.
        CodeTaken: somebody else has it.
        ClosedAlready: the enterprise is closed.
        StaleState: it changed meanwhile.
    """
    row = open_row(uid, actor=actor, at=at)
    taken = checked_code(code, proof)
    free_code(taken.text, but=row.pk)
    moved = swap(row, version=version, **_code_columns(taken))
    keep_proof(taken, moved, actor=actor, at=at)
    told = {"before": row.credit_code, "after": taken.text, "exempt": taken.proof.reason}
    emit("enterprise.code_changed", moved, actor=actor, at=at, data=told)
    index_enterprises([vars(moved)], at=at)
    return moved


@transaction.atomic
def close_enterprise(
    uid: UUID, *, until: date, reason: str, version: int, actor: Actor, at: datetime
) -> Enterprise:
    """Close an enterprise from a day on; who supervised it ends on that day too.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it is closed.
        OutOfOrder: it, or who supervises it, began after that day.
        StillUsed: contractors still work at it, or it at others.
        StaleState: it changed meanwhile.
    """
    row = open_row(uid, actor=actor, at=at, right=(RESOURCE, "close"))
    _guard_end(row, until)
    moved = swap(row, version=version, status=Status.CLOSED.value, until=until, doubled=False)
    standing = Supervision.objects.filter(enterprise=row, until=None)
    ended = [str(one) for one in standing.values_list("uid", flat=True)]
    standing.update(until=until)
    told = {"until": until, "reason": reason, "supervisions": ended}
    event = emit("enterprise.closed", moved, actor=actor, at=at, data=told)
    count_again(event, row, moved, day=day_of(at))
    return moved


def open_row(
    uid: UUID, *, actor: Actor, at: datetime, right: tuple[str, str] = (RESOURCE, "update")
) -> Enterprise:
    """Return an enterprise that the actor may change, or to which he has another right.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it is closed.
    """
    resource, action = right
    row = access(Enterprise, actor, uid=uid, resource=resource, action=action, at=at)
    if row.until is not None:
        raise ClosedAlready(row.until)
    return row


def index_enterprises(entered: Sequence[Columns], *, at: datetime, new: bool = False) -> None:
    """Let enterprises be found by name, English name and code."""
    found_by = (
        Findable(
            record=Standing.of(one),
            title=one["name"],
            text=one["name_en"],
            codes=(one["credit_code"],) if one["credit_code"] else (),
        )
        for one in entered
    )
    index_each(RESOURCE, found_by, at=at, new=new)


def department_bits(codes: Sequence[str], known: Mapping[str, Department]) -> int:
    """Return the mask of departments.

    Raises:
        NotAChoice: one is not known.
    """
    if strange := [code for code in codes if code not in known]:
        raise NotAChoice("department", strange[0], sorted(known))
    return sum({1 << known[code].bit for code in codes})


class EntryJudge:
    """Regions and departments as they stand, and what an actor may enter; for one file."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self._actor = actor
        self._at = at
        self._seats = Seats()
        self._departments = {row.code: row for row in Department.objects.filter(until=None)}
        self._allowed: dict[tuple[str, int], bool] = {}

    def judge(self, region: str, departments: Sequence[str]) -> None:
        """Check that the actor may enter an enterprise in a region under departments.

        Raises:
            UnknownRegion: the region is none in use.
            RegionTooHigh: it is a province or a city.
            NotAChoice: a department is not known.
            BadInput: the actor may enter none there.
        """
        town = self._seats.find(region)
        if town is None:
            raise UnknownRegion(REGION, region)
        mask = department_bits(departments, self._departments)
        key = (town.path, mask)
        if key not in self._allowed:
            place = Place(region=Path(town.path), departments=mask)
            self._allowed[key] = self._actor.may(RESOURCE, "create", place, self._at)
        if not self._allowed[key]:
            raise BadInput(REGION, OUT_OF_REACH)


def _enter(
    entering: Sequence[Entering], taken: Sequence[TakenCode], *, actor: Actor, at: datetime
) -> list[UUID]:
    hold_tree()
    known = {row.code: row for row in Department.objects.filter(until=None)}
    places = _places(entering, known, actor, at)
    _guard_codes([one.text for one in taken])
    nodes = _nodes([town for town, _ in places])
    entered = [
        {
            "uid": new_uid(at),
            "id": node["id"],
            "node_id": node["id"],
            "path_then": node["path"],
            "path_now": node["path"],
            "group_now": "",
            "dept_mask": mask,
            "assignment_ids": NO_ASSIGNMENT,
            "since": one.since,
            "doubled": len(set(one.departments)) > 1,
            **_columns(one.facts),
            **_code_columns(code),
        }
        for one, code, node, (_, mask) in zip(entering, taken, nodes, places, strict=True)
    ]
    _write(entered, nodes)
    _supervise(entering, entered, known, at)
    index_enterprises(entered, at=at, new=True)
    told = [
        (Subject(row["uid"], row["path_then"]), at, _opened(one, row))
        for one, row in zip(entering, entered, strict=True)
    ]
    events = emit_apart("enterprise.opened", told, actor=actor)
    count_new(zip(events, entered, strict=True), day=day_of(at))
    return [row["uid"] for row in entered]


def _opened(entering: Entering, row: Columns) -> dict[str, Any]:
    code, departments = row["credit_code"], entering.departments
    return {"name": row["name"], "code": code, "departments": departments}


def _places(
    entering: Sequence[Entering], known: Mapping[str, Department], actor: Actor, at: datetime
) -> list[tuple[Seat, int]]:
    """Return below which town each stands and who supervises it, where the actor may enter it."""
    towns = seats(one.region for one in entering)
    places: list[tuple[Seat, int]] = []
    for one in entering:
        town = towns[one.region]
        if town is None:
            raise UnknownRegion(REGION, one.region)
        places.append((town, department_bits(one.departments, known)))
    for town, mask in set(places):
        if not actor.may(RESOURCE, "create", Place(region=Path(town.path), departments=mask), at):
            raise Forbidden
    return places


def _nodes(towns: Sequence[Seat]) -> list[Columns]:
    ids = next_nodes(len(towns))
    return [
        {
            "id": id_,
            "parent_id": town.node_id,
            "kind": NodeKind.ENTERPRISE.value,
            "path": f"{town.path}{id_}.",
            "depth": ENTERPRISE_DEPTH,
        }
        for id_, town in zip(ids, towns, strict=True)
    ]


def _write(entered: Sequence[Columns], nodes: Sequence[Columns]) -> None:
    fill(Node, nodes)
    spells = [
        {"node_id": node["id"], "parent_id": node["parent_id"], "since": row["since"]}
        for row, node in zip(entered, nodes, strict=True)
    ]
    fill(NodeSpell, spells)
    try:
        with transaction.atomic():
            fill(Enterprise, entered)
    except IntegrityError as refused:
        if ONE_CODE not in str(refused):
            raise
        raise CodeTaken(CODE, ", ".join(row["credit_code"] for row in entered[:1])) from refused


def _supervise(
    entering: Sequence[Entering],
    entered: Sequence[Columns],
    known: Mapping[str, Department],
    at: datetime,
) -> None:
    given = [
        {
            "enterprise_id": row["id"],
            "department_id": known[code].pk,
            "kind": SupervisionKind.INDUSTRY.value,
            "since": row["since"],
        }
        for one, row in zip(entering, entered, strict=True)
        for code in dict.fromkeys(one.departments)
    ]
    uids = new_uids([at] * len(given))
    rows = [{"uid": uid, **one} for uid, one in zip(uids, given, strict=True)]
    fill(Supervision, rows)


def _guard_codes(codes: Sequence[str]) -> None:
    given = [code for code in codes if code]
    twice = next((code for code, count in Counter(given).items() if count > 1), "")
    if twice or (taken := min(taken_codes(given), default="")):
        raise CodeTaken(CODE, twice or taken)


def _guard_end(row: Enterprise, until: date) -> None:
    latest = Supervision.objects.filter(enterprise=row, until=None).order_by("-since").first()
    begun = max(row.since, latest.since) if latest else row.since
    if until < begun:
        raise OutOfOrder("until", until, begun)
    working = Contract.objects.filter(until=None)
    count = working.filter(host=row).count() + working.filter(contractor=row).count()
    if count:
        problem = say(
            "还有 {n} 份未终止的承包关系，请先终止",
            "{n} contracts of work still stand; end them first",
            n=count,
        )
        raise StillUsed(problem)


def _columns(facts: Facts) -> dict[str, Any]:
    kept = {name: getattr(facts, name) for name in FACTS} | {
        "industry": industry_of(facts.industry),
        "high_risk": sorted(one.value for one in facts.high_risk),
        "status": facts.status.value,
    }
    return kept | named(facts.name, facts.name_en)


def _code_columns(taken: TakenCode) -> dict[str, Any]:
    return {
        "credit_code": taken.text,
        "code_exempt": taken.proof.reason,
        "code_proof_uid": taken.proof.file,
    }


def _told(value: object) -> object:
    return str(value) if isinstance(value, float) else value
