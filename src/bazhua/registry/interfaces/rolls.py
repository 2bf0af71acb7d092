"""The import of people: a roll of who works where since when, and at which post."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

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
from bazhua.kernel.errors import BadInput
from bazhua.kernel.words import Word, say
from bazhua.registry.domain.who.masks import checked_phone
from bazhua.registry.selectors.who.enrolling import Enrolment, Roll
from bazhua.registry.services.who.enrolling import enrol

BATCH: Final = 1_000
COLUMNS: Final = (
    Column(key="name", word=Word("姓名", "Name"), longest=60),
    Column(
        key="identity",
        word=Word("身份证号", "Identity number"),
        kind=Kind.CODE,
        longest=40,
        sealed=True,
    ),
    Column(key="phone", word=Word("电话", "Telephone"), required=False, longest=40, sealed=True),
    Column(
        key="code",
        word=Word("单位统一社会信用代码", "Credit code of where he works"),
        kind=Kind.CODE,
        required=False,
        longest=40,
    ),
    Column(key="home", word=Word("单位全称", "Full name of where he works"), required=False),
    Column(key="region", word=Word("单位所在区划", "Region of where he works"), required=False),
    Column(key="post", word=Word("岗位", "Post"), required=False, longest=60),
    Column(key="since", word=Word("起始日期", "From when"), kind=Kind.DATE),
)


def check(values: Values) -> Iterable[Problem]:
    """Judge where a row says he works, and his telephone, without telling it."""
    given: Mapping[str, Any] = values
    if not given["code"]:
        yield from _named(given)
    try:
        if given["phone"]:
            checked_phone(given["phone"])
    except BadInput as refused:
        yield Problem("phone", "bad_phone", refused.problem)


def _named(given: Mapping[str, Any]) -> Iterable[Problem]:
    if not given["home"]:
        said = say(
            "请填单位的统一社会信用代码；没有代码的，填单位全称和所在区划",
            "give the credit code of where he works, or its full name and its region",
        )
        yield Problem("code", "home_missing", said)
    elif not given["region"]:
        said = say(
            "只填单位全称时，还须填所在区划的代码或名称",
            "beside a full name, give the code or name of its region",
        )
        yield Problem("region", "region_missing", said)


def judging(*, actor: Actor, at: datetime) -> Judge:
    """Return what compares the rows of a file with the records."""
    roll = Roll(actor, at)

    def judge(rows: Sequence[ImportedRow]) -> Mapping[int, Sequence[Problem]]:
        found = roll.faults([(row.number, enrolment(row.values)) for row in rows])
        return {
            number: [Problem(one.field, one.code, one.said) for one in faults]
            for number, faults in found.items()
        }

    return judge


def apply(rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
    """Put the people of a batch on record, all or none."""
    enrol([enrolment(row.values) for row in rows], actor=actor, at=at)


def enrolment(values: Values) -> Enrolment:
    """Return what a good row says."""
    given: Mapping[str, Any] = values
    return Enrolment(
        name=" ".join(given["name"].split()),
        identity=given["identity"],
        phone=given["phone"] or "",
        code=(given["code"] or "").strip().upper(),
        home=" ".join((given["home"] or "").split()),
        region=" ".join((given["region"] or "").split()),
        post=" ".join((given["post"] or "").split()),
        since=given["since"],
    )


PEOPLE: Final = ImportKind(
    name="registry.people",
    word=Word("人员", "People"),
    columns=COLUMNS,
    right=("person", "import"),
    check=check,
    judging=judging,
    apply=apply,
    batch=BATCH,
)
