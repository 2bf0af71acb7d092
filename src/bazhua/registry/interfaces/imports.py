"""The import of enterprises."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
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
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import WORDS
from bazhua.kernel.words import Phrase, Word, say
from bazhua.registry.domain.codes.uscc import check_uscc
from bazhua.registry.domain.where.facts import MOST_STAFF, Entering, Facts
from bazhua.registry.domain.where.industry import industry_of
from bazhua.registry.domain.where.refusals import CodeRefused, CodeTaken
from bazhua.registry.services.where.codes import taken_codes
from bazhua.registry.services.where.enterprises import EntryJudge, open_enterprises

BATCH: Final = 5_000
"""Rows in one transaction: the regions are read once for each."""

BETWEEN: Final = re.compile(r"[\s,，、;；]+")
COLUMN_OF: Final = {"department": "departments"}
"""Field of a refusal → column, where they are called otherwise."""

COLUMNS = (
    Column(key="name", word=Word("企业名称", "Name")),
    Column(
        key="credit_code",
        word=Word("统一社会信用代码", "Credit code"),
        kind=Kind.CODE,
        required=False,
        unique=True,
    ),
    Column(key="region", word=Word("所在地", "Region")),
    Column(
        key="industry",
        word=Word("行业代码", "Industry code"),
        kind=Kind.CODE,
        required=False,
        longest=5,
    ),
    Column(
        key="headcount",
        word=Word("从业人数", "Headcount"),
        kind=Kind.INTEGER,
        required=False,
        least=Decimal(0),
        most=Decimal(MOST_STAFF),
    ),
    Column(key="address", word=Word("地址", "Address"), required=False),
    Column(key="telephone", word=Word("电话", "Telephone"), required=False, longest=40),
    Column(key="since", word=Word("成立日期", "Founded on"), kind=Kind.DATE),
    Column(key="departments", word=Word("监管部门", "Departments"), required=False, longest=60),
)


def check(values: Values) -> Iterable[Problem]:
    """Judge code and industry of a row."""
    code = str(values["credit_code"] or "")
    if code:
        answer = check_uscc(code=code)
        if not answer.result.valid:
            yield _problem(CodeRefused("credit_code", code, answer.steps[0]))
    try:
        industry_of(str(values["industry"] or ""))
    except DomainError:
        said = say(
            "应为门类字母加数字，如 C2614",
            "give the letter of a section and its digits, such as C2614",
        )
        yield Problem("industry", "unknown_industry", said)


def judging(*, actor: Actor, at: datetime) -> Judge:
    """Return what compares rows with regions, departments, rights and codes on record."""
    entries = EntryJudge(actor, at)

    def judge(rows: Sequence[ImportedRow]) -> Mapping[int, Sequence[Problem]]:
        taken = taken_codes(str(row.values["credit_code"] or "") for row in rows)
        found = {row.number: list(_problems(row.values, entries, taken)) for row in rows}
        return {number: problems for number, problems in found.items() if problems}

    return judge


def _problems(values: Values, entries: EntryJudge, taken: frozenset[str]) -> Iterator[Problem]:
    code = str(values["credit_code"] or "").upper()
    if code in taken:
        yield _problem(CodeTaken("credit_code", code))
    try:
        entries.judge(str(values["region"]), _departments(values))
    except DomainError as refused:
        yield _problem(refused)


def _problem(refused: DomainError) -> Problem:
    column = COLUMN_OF.get(refused.field or "", refused.field or "")
    return Problem(column, refused.code, Phrase(WORDS[f"error.{refused.code}"], refused.data))


def apply(rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
    """Enter the enterprises of a batch, all or none."""
    open_enterprises([_entering(row.values) for row in rows], actor=actor, at=at)


def _entering(values: Values) -> Entering:
    given: dict[str, Any] = dict(values)
    return Entering(
        facts=Facts(
            name=given["name"],
            industry=given["industry"] or "",
            headcount=given["headcount"],
            address=given["address"] or "",
            telephone=given["telephone"] or "",
        ),
        region=given["region"],
        since=given["since"],
        credit_code=given["credit_code"] or "",
        departments=_departments(values),
    )


def _departments(values: Values) -> tuple[str, ...]:
    return _listed(str(values["departments"] or ""))


@lru_cache(maxsize=1_024)
def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.upper() for part in BETWEEN.split(text) if part)


ENTERPRISES = ImportKind(
    name="registry.enterprises",
    word=Word("企业", "Enterprises"),
    columns=COLUMNS,
    right=("enterprise", "import"),
    check=check,
    judging=judging,
    batch=BATCH,
    apply=apply,
)
