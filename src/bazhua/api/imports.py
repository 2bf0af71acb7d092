"""`/api/v1/imports`: bring a table, see how far it is, read its errors, take its rows."""

from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from bazhua.infra.i18n.language import current
from bazhua.infra.imports.core.states import State
from bazhua.infra.imports.kinds import kinds
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.selectors import bad_rows, own_import, own_imports
from bazhua.infra.imports.services import allowed, choose, drop, upload
from bazhua.infra.jobs.core.states import State as JobState
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.selectors import asked_job
from bazhua.infra.rest.endpoints import CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.shapes import NO_NUL, Flag, Given, Said, Words, inline
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word

SIZE: Final = 50

imports = Router(tags=["imports"])
jobs = Router(tags=["jobs"])

Kind = Annotated[str, Field(min_length=1, max_length=80, pattern=NO_NUL)]


class KindOut(Schema):
    """A kind of table that the program may bring."""

    name: str
    word: Words
    columns: list[str]


class ImportOut(Schema):
    """A table on its way into the platform.

    Attributes:
        job: that reads or takes the rows, or did last.
        rows, good, taken: of the file, without errors, already taken.
    """

    uid: UUID
    version: int
    kind: str
    state: Annotated[State, inline(State)]
    job: UUID
    asked_at: Said
    rows: int
    good: int
    taken: int
    refusal: str


class JobOut(Schema):
    """Long work and how far it is."""

    uid: UUID
    version: int
    kind: str
    state: Annotated[JobState, inline(JobState)]
    done: int
    total: int | None
    result: str
    error: str
    asked_at: Said
    started_at: Said | None
    ended_at: Said | None


class CellError(Schema):
    """What is wrong in a cell of a row."""

    column: str
    code: str
    said: str


class RowErrors(Schema):
    """What is wrong in a row of the file."""

    number: int
    errors: list[CellError]


class ErrorPage(Schema):
    """Rows with errors, in the order of the file; `after` of the next page, or none."""

    items: list[RowErrors]
    after: int | None


class Uploading(Schema):
    """Of which kind a table is; again when the same file is brought on purpose."""

    kind: Kind
    again: bool = False


class After(Schema):
    """The number of the last row that was read."""

    after: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class Choosing(Given):
    """Whether the good rows are taken when others are wrong."""

    good_only: Flag = False


@reads(imports, "/kinds", list[KindOut], Word("可导入的表", "Kinds of tables"))
def list_import_kinds(request: HttpRequest) -> Any:
    """Return the kinds of tables that the program may bring."""
    who = asking(request)
    return [
        KindOut(
            name=kind.name,
            word=Words(zh=kind.word.zh, en=kind.word.en),
            columns=[column.key for column in kind.columns],
        )
        for kind in kinds().values()
        if allowed(kind, **who)
    ]


@reads(imports, "", list[ImportOut], Word("本程序的导入", "The program's own imports"))
def list_imports(request: HttpRequest) -> Any:
    """Return what the program has brought, the latest first."""
    return [import_out(row) for row in own_imports(asking(request)["actor"])]


@writes(imports, "", ImportOut, Word("上传表格", "Bring a table"), MAKES)
def post_import(
    request: HttpRequest,
    response: HttpResponse,
    given: Form[Uploading],
    file: File[UploadedFile],
) -> Any:
    """Keep a table (.xlsx or .csv) and ask for the job that reads it; nothing is taken yet."""
    row = upload(given.kind, file.read(), file.name or "", again=given.again, **asking(request))
    tagged(response, row.version)
    return made(import_out(row))


@reads(imports, "/{uuid:uid}", ImportOut, Word("一次导入", "One import"))
def get_import(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return how far an import is."""
    row = own_import(uid, actor=asking(request)["actor"])
    tagged(response, row.version)
    return import_out(row)


@reads(imports, "/{uuid:uid}/errors", ErrorPage, Word("有误的行", "Rows with errors"))
def list_import_errors(request: HttpRequest, uid: UUID, asked: Query[After]) -> Any:
    """Return the next rows that have errors, each with what to do."""
    row = own_import(uid, actor=asking(request)["actor"])
    found = list(bad_rows(row, after=asked.after, limit=SIZE))
    after = found[-1].number if len(found) == SIZE else None
    return ErrorPage(items=[row_errors(one) for one in found], after=after)


@writes(imports, "/{uuid:uid}/taking", ImportOut, Word("写入", "Take the rows"), CHANGES)
def post_taking(request: HttpRequest, response: HttpResponse, uid: UUID, given: Choosing) -> Any:
    """Ask for the job that takes the rows: all, or the good ones alone."""
    version = seen_version(request)
    row = choose(uid, good_only=given.good_only, version=version, **asking(request))
    tagged(response, row.version)
    return import_out(row)


@writes(imports, "/{uuid:uid}/dropping", ImportOut, Word("放弃导入", "Give an import up"), CHANGES)
def post_dropping(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Give an import up; rows that were taken stay taken."""
    row = drop(uid, version=seen_version(request), **asking(request))
    tagged(response, row.version)
    return import_out(row)


@reads(jobs, "/{uuid:uid}", JobOut, Word("一项后台任务", "One job"))
def get_job(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return how far a job is that the program asked for."""
    row = asked_job(uid, actor=asking(request)["actor"])
    tagged(response, row.version)
    return job_out(row)


def import_out(row: Import) -> ImportOut:
    """Return an import as it is answered."""
    return ImportOut(
        uid=row.uid,
        version=row.version,
        kind=row.kind,
        state=State(row.state),
        job=row.job_uid,
        asked_at=row.asked_at,
        rows=row.rows,
        good=row.good,
        taken=row.taken,
        refusal=row.refusal_said.get(current().value, row.refusal),
    )


def job_out(row: Job) -> JobOut:
    """Return a job as it is answered."""
    return JobOut.model_validate(row)


def row_errors(row: StagedRow) -> RowErrors:
    """Return what is wrong in a row, in the language asked."""
    return RowErrors(
        number=row.number,
        errors=[
            CellError(
                column=one["column"],
                code=one["code"],
                said=one[current().value],
            )
            for one in row.errors
        ],
    )
