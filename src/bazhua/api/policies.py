"""`/api/v1/policies`: the rows of the book in force, and the province's additions to it."""

from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from bazhua.infra.policies.book import current_book, version_now
from bazhua.infra.policies.core.proposal import OWN_FIELDS, Proposal, State
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.ports import Affected
from bazhua.infra.policies.selectors import (
    RESOURCE,
    visible_addition,
    visible_additions,
    would_change,
)
from bazhua.infra.policies.services import propose, withdraw
from bazhua.infra.rest.endpoints import CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import NO_NUL, Code, Day, Given, Name, Page, Said, Words, inline
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.infra.tables.listing import Listing
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.policy.book import row_json
from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.shape.writing import written
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word

MOST_KEYS: Final = 40

router = Router(tags=["policies"])


class RowOut(Schema):
    """A row of the book: its table, its values, from when until when, by which clause."""

    table: str
    values: dict[str, Any]
    clause: str
    status: Annotated[Status, inline(Status)]
    since: str
    until: str | None


class BookOut(Schema):
    """The rows in force on a day; `version` counts the confirmed additions."""

    version: int
    digest: str
    on: str
    items: list[RowOut]


class BookQuery(Schema):
    """The day, today by default, and the table, all by default."""

    on: Day | None = None
    table: Annotated[str, Field(max_length=80, pattern=NO_NUL)] = ""


class ClauseIn(Given):
    """A clause that the catalogue does not have yet."""

    document: Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]
    article: Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]
    title: Words
    status: Annotated[Status, inline(Status)]
    source: Name


class AdditionIn(Given):
    """A row to be proposed.

    Attributes:
        values: of the table's own fields, as `items` of the book show them.
    """

    table: Code
    values: Annotated[dict[str, Any], Field(max_length=MOST_KEYS)]
    clause: Code
    since: Day
    until: Day | None = None
    reason: Annotated[str, Field(min_length=1, max_length=500, pattern=NO_NUL)]
    new_clause: ClauseIn | None = None


class AdditionOut(Schema):
    """A row that was proposed, and what became of it."""

    uid: UUID
    version: int
    state: Annotated[State, inline(State)]
    row: dict[str, Any]
    new_clause: dict[str, Any] | None
    reason: str
    proposed_by: UUID
    proposed_at: Said
    decided_by: UUID | None
    decided_at: Said | None
    number: int | None


class ChangeOut(Schema):
    """An open record that would change."""

    record: str
    href: str
    old: str
    new: str


class AffectedOut(Schema):
    """The open records of one kind that a row would change, and those that keep the old one."""

    kind: Words
    count: int
    changes: list[ChangeOut]
    keep: int


class Withdrawing(Given):
    """Why a row is withdrawn."""

    reason: Annotated[str, Field(min_length=1, max_length=500, pattern=NO_NUL)]


ADDITIONS: Final[Listing[Addition]] = Listing(
    name="policy-additions",
    model=Addition,
    title=Word("本省新增", "Additions of the province"),
    columns=(),
    href=lambda row: str(row.uid),
    order="-proposed_at",
    empty=Empty(Word("没有新增规则", "No addition"), Word("", "")),
)


@reads(router, "/rows", BookOut, Word("某日有效的规则参数", "The rows in force on a day"))
def list_policy_rows(request: HttpRequest, asked: Query[BookQuery]) -> Any:
    """Return the rows in force on a day, of all tables or of one."""
    who = asking(request)
    if not who["actor"].granted(RESOURCE, "view", who["at"]):
        raise Forbidden
    today = day_of(who["at"])
    on, book, version = asked.on or today, current_book(today), version_now()
    return BookOut(
        version=version[0] if version else 0,
        digest=book.digest,
        on=on.isoformat(),
        items=[
            row_out(row_json(row), book.clauses[row.clause].status)
            for kind in book.kinds.values()
            if asked.table in {"", kind.table}
            for row in book.rows(kind, on)
        ],
    )


@reads(
    router, "", Page[AdditionOut], Word("本省新增", "Additions of the province"), listing=ADDITIONS
)
def list_additions(request: HttpRequest) -> Any:
    """Return what was ever proposed."""
    return listed(request, ADDITIONS, (visible_additions(**asking(request)),), addition_out)


@reads(router, "/{uuid:uid}", AdditionOut, Word("一项新增", "One addition"))
def get_addition(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return an addition."""
    row = visible_addition(uid=uid, **asking(request))
    tagged(response, row.version)
    return addition_out(row)


@reads(
    router,
    "/{uuid:uid}/preview",
    list[AffectedOut],
    Word("新增会带来的变动", "What an addition would change"),
)
def get_addition_preview(request: HttpRequest, uid: UUID) -> Any:
    """Return which open records an addition would change when it is confirmed now."""
    who = asking(request)
    return [affected(one) for one in would_change(visible_addition(uid=uid, **who), **who)]


@writes(router, "", AdditionOut, Word("提出新值", "Propose a row"), MAKES)
def post_addition(request: HttpRequest, response: HttpResponse, given: AdditionIn) -> Any:
    """Propose a row; nothing changes until a person, another one, confirms it on the page."""
    row = propose(proposal(given), **asking(request))
    tagged(response, row.version)
    return made(addition_out(row))


@writes(router, "/{uuid:uid}/withdrawal", AdditionOut, Word("撤回新值", "Withdraw a row"), CHANGES)
def post_withdrawal(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: Withdrawing
) -> Any:
    """Withdraw a row that nobody has confirmed; it stays on record."""
    version = seen_version(request)
    row = withdraw(uid, reason=given.reason, version=version, **asking(request))
    tagged(response, row.version)
    return addition_out(row)


def proposal(given: AdditionIn) -> Proposal:
    """Return what is proposed."""
    new = given.new_clause
    clause = None
    if new is not None:
        title = Word(new.title.zh, new.title.en)
        clause = Clause(**new.dict(exclude={"title"}), title=title)
    own = given.dict(exclude={"new_clause"})
    return Proposal(**own, new_clause=clause)


def row_out(raw: dict[str, Any], status: Status) -> RowOut:
    """Return a row as it is answered."""
    own = {key: value for key, value in raw.items() if key not in OWN_FIELDS | {"table"}}
    return RowOut(
        table=raw["table"],
        values=own,
        clause=raw["clause"],
        status=status,
        since=raw["since"],
        until=raw["until"],
    )


def addition_out(row: Addition) -> AdditionOut:
    """Return an addition as it is answered."""
    return AdditionOut(
        uid=row.uid,
        version=row.version,
        state=State(row.state),
        row=row.row,
        new_clause=row.clause,
        reason=row.reason,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        number=row.number,
    )


def affected(found: Affected) -> AffectedOut:
    """Return what would change as it is answered."""
    return AffectedOut(
        kind=Words(zh=found.kind.zh, en=found.kind.en),
        count=found.count,
        changes=[
            ChangeOut(
                record=said(one.text), href=one.href, old=_plain(one.old), new=_plain(one.new)
            )
            for one in found.changes
        ],
        keep=found.keep,
    )


def _plain(value: Any) -> str:
    return str(written(value))
