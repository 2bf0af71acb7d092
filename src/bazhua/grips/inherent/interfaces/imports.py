"""The import of points with their limits."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.mine import MethaneSensor
from bazhua.grips.inherent.domain.watching.limits import Wanted, check_order, settled
from bazhua.grips.inherent.domain.watching.mines import methane_limits
from bazhua.grips.inherent.domain.watching.terms import LIMITS, MEASURED
from bazhua.grips.inherent.selectors.watching.found import (
    gateways_by_code,
    installations_by_name,
    tags_in_use,
)
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.grips.inherent.services.watching.points import (
    LONGEST_TAG,
    SLOWEST_S,
    Facts,
    NewPoint,
    set_up_points,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.imports.core.declaration import (
    Column,
    ImportedRow,
    ImportKind,
    Judge,
    Kind,
    Problem,
    Values,
)
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import WORDS
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word, say

VALUE_LIMITS: Final = (LimitKind.LL, LimitKind.L, LimitKind.H, LimitKind.HH)
SENSORS: Final = {one.value: Word(one.value, one.value) for one in MethaneSensor}


def _number(key: str, zh: str, en: str) -> Column:
    return Column(key=key, word=Word(zh, en), kind=Kind.DECIMAL, required=False)


COLUMNS: Final = (
    Column(
        key="tag",
        word=Word("位号", "Tag"),
        kind=Kind.CODE,
        unique=True,
        longest=LONGEST_TAG,
    ),
    Column(key="name", word=Word("测点名称", "Name"), longest=120),
    Column(key="gateway", word=Word("网关编码", "Gateway"), kind=Kind.CODE, longest=40),
    Column(
        key="measured",
        word=Word("监测类型", "Measures"),
        kind=Kind.CHOICE,
        choices={kind.value: word for kind, word in MEASURED.items()},
    ),
    Column(key="unit", word=Word("单位", "Unit"), longest=20),
    Column(
        key="period_s",
        word=Word("上传周期（秒）", "Period (s)"),
        kind=Kind.INTEGER,
        least=Decimal(1),
        most=Decimal(SLOWEST_S),
    ),
    _number("low", "量程下限", "Range from"),
    _number("high", "量程上限", "Range to"),
    _number("full", "100% 对应值", "100 % is"),
    Column(key="installation", word=Word("装置名称", "Installation"), required=False, longest=120),
    Column(
        key="sensor",
        word=Word("甲烷传感器位置", "Methane sensor"),
        kind=Kind.CHOICE,
        required=False,
        choices=SENSORS,
    ),
    *(_number(kind.value, LIMITS[kind].zh, LIMITS[kind].en) for kind in VALUE_LIMITS),
)


class Known(NamedTuple):
    """What rows of a file name, as it is on record."""

    gateways: Mapping[str, tuple[UUID, UUID]]
    installations: Mapping[tuple[UUID, str], UUID]
    taken: frozenset[str]
    book: PolicyBook


def judging(*, actor: Actor, at: datetime) -> Judge:
    """Return what compares rows with gateways, installations and tags on record."""

    def judge(rows: Sequence[ImportedRow]) -> Mapping[int, Sequence[Problem]]:
        known = _known(rows, actor, at)
        found = {row.number: list(_problems(row.values, known)) for row in rows}
        return {number: problems for number, problems in found.items() if problems}

    return judge


def apply(rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
    """Set up the points of a batch, all or none."""
    known = _known(rows, actor, at)
    set_up_points([_point(row.values, known) for row in rows], actor=actor, at=at)


def _known(rows: Sequence[ImportedRow], actor: Actor, at: datetime) -> Known:
    gateways = gateways_by_code({str(row.values["gateway"]) for row in rows}, actor, at=at)
    subjects = {subject for _, subject in gateways.values()}
    return Known(
        gateways,
        installations_by_name(subjects),
        tags_in_use([str(row.values["tag"]) for row in rows]),
        current_book(day_of(at)),
    )


def _problems(values: Values, known: Known) -> Iterator[Problem]:
    if values["tag"] in known.taken:
        yield Problem("tag", "tag_taken", say("位号已在用", "the tag is in use"))
    home = known.gateways.get(str(values["gateway"]))
    if home is None:
        said = say("没有这个网关，或无权设置", "there is no such gateway for you")
        yield Problem("gateway", "unknown_gateway", said)
        return
    name = values["installation"]
    if name and (home[1], name) not in known.installations:
        said = say("本企业没有这个装置", "the enterprise has no such installation")
        yield Problem("installation", "unknown_installation", said)
        return
    try:
        point = _point(values, known)
        check_order({one.kind: one.set_point for one in point.limits})
    except DomainError as refused:
        yield _problem(refused, _column(refused, "H"))
        return
    for one in point.limits:
        try:
            settled(known.book, one, point.facts.measuring(None))
        except DomainError as refused:
            yield _problem(refused, _column(refused, one.kind.value))


def _column(refused: DomainError, limit: str) -> str:
    """Return the column that a refusal is about."""
    return limit if refused.field in {None, "set_point"} else str(refused.field)


def _problem(refused: DomainError, column: str) -> Problem:
    return Problem(column, refused.code, Phrase(WORDS[f"error.{refused.code}"], refused.data))


def _point(values: Values, known: Known) -> NewPoint:
    given: Mapping[str, Any] = values
    gateway, subject = known.gateways[given["gateway"]]
    name = given["installation"]
    facts = Facts(
        name=given["name"],
        measured=MeasuredKind(given["measured"]),
        unit=given["unit"],
        period_s=given["period_s"],
        low=given["low"],
        high=given["high"],
        full=given["full"],
        installation=known.installations[subject, name] if name else None,
    )
    return NewPoint(
        tag=given["tag"], gateway=gateway, facts=facts, limits=tuple(_limits(given, known.book))
    )


def _limits(given: Mapping[str, Any], book: PolicyBook) -> Iterator[Wanted]:
    """Yield the limits of a row; those of table 18 where it names a place of it and none itself."""
    own = [
        Wanted(kind=kind, set_point=given[kind.value])
        for kind in VALUE_LIMITS
        if given[kind.value] is not None
    ]
    if own or not given["sensor"]:
        yield from own
    else:
        yield from methane_limits(book, MethaneSensor(given["sensor"]))


POINTS: Final = ImportKind(
    name="inherent.points",
    word=Word("监测点与限值", "Points and limits"),
    columns=COLUMNS,
    right=(MONITORING, SET),
    judging=judging,
    apply=apply,
)
