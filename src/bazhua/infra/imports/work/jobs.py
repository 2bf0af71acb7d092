"""The jobs of an import: read the file, take the rows, help to take many."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.imports.core.declaration import ImportKind
from bazhua.infra.imports.core.states import TABLE, WORKER, Action, State
from bazhua.infra.imports.files import files
from bazhua.infra.imports.kinds import kind_of
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.selectors import good_number, own_import
from bazhua.infra.imports.services import ASSIST, READ, TAKE, allowed
from bazhua.infra.imports.work.reading import judged, keep, sheet_of, staging_of
from bazhua.infra.imports.work.taking import BACKWARDS, FORWARDS, MovedOn, take_batches
from bazhua.infra.jobs.core.declaration import Retry, job
from bazhua.infra.jobs.core.refusals import JobDenied
from bazhua.infra.jobs.progress import Run
from bazhua.kernel.errors import DomainError
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang, Word

T = TypeVar("T")

CHUNK: Final = 2_000
"""Rows that are kept at a time."""

RETRY: Final = Retry(most=5, wait=timedelta(seconds=2))


@job(kind=READ, word=Word("读取导入文件", "Read an import"), retry=RETRY)
def read(run: Run) -> str:
    """Read and check every row of the file; or say why the file cannot be read."""
    row, kind = _mine(run)
    if row.state != State.READING:
        return reference(row)
    run.tell(phase=Word("正在读取文件", "reading the file"))
    try:
        sheet = sheet_of(files().read(row.file_ref), row.file_name)
        staging, columns = staging_of(kind, sheet)
    except DomainError as refusal:
        _move(row, Action.REFUSE, run, refusal=refusal)
        raise
    run.tell(total=staging.count(), phase=Word("正在逐行检查", "checking row by row"))
    judge = kind.judging(actor=run.actor, at=run.at) if kind.judging else None
    kept = run.reached or 0
    after = (line for line in staging.lines() if line.number > kept)
    for lines in _chunks(after, CHUNK):
        with run.step(lines[-1].number, done=run.done + len(lines)):
            keep(row, kind, judged(judge, staging, lines) if judge else lines)
    rows = StagedRow.objects.filter(owner=row).count()
    _move(row, Action.STAGE, run, columns=columns, rows=rows, good=good_number(row))
    return reference(row)


@job(kind=TAKE, word=Word("导入各行", "Import rows"), retry=RETRY)
def take(run: Run) -> str:
    """Take the good rows into the platform, batch by batch, each in one transaction."""
    row, kind = _mine(run)
    if row.state != State.APPLYING:
        return reference(row)
    run.tell(row.taken, total=row.good, phase=Word("正在导入", "importing"))
    try:
        take_batches(kind, row, run, order=FORWARDS)
        take_batches(kind, row, run, order=FORWARDS, wait=True)
    except DomainError as refusal:
        _move(Import.objects.get(pk=row.pk), Action.RETURN, run, refusal=refusal)
        raise
    with run.step(None, done=row.good):
        _move(Import.objects.get(pk=row.pk), Action.FINISH, run)
    return reference(row)


@job(kind=ASSIST, word=Word("协助导入", "Help to import"), retry=RETRY)
def assist(run: Run) -> str:
    """Take rows of a long import from its end, for as long as its own job is at it."""
    row, kind = _mine(run)
    if row.state == State.APPLYING:
        run.tell(row.taken, total=row.good, phase=Word("正在导入", "importing"))
        # What is refused here goes back: the import's own job comes to it and tells the asker.
        with suppress(DomainError, MovedOn):
            take_batches(kind, row, run, order=BACKWARDS)
    return reference(row)


def reference(row: Import) -> str:
    """Return how the result of a job names an import."""
    return f"import:{row.uid}"


def _mine(run: Run) -> tuple[Import, ImportKind]:
    row = own_import(UUID(run.arguments["import"]), actor=run.actor)
    kind = kind_of(row.kind)
    if not allowed(kind, run.actor, run.at):
        raise JobDenied
    return row, kind


@transaction.atomic
def _move(
    row: Import, action: Action, run: Run, *, refusal: DomainError | None = None, **changes: Any
) -> None:
    state = TABLE.step(State(row.state), action, WORKER, None)
    if refusal is not None:
        said = {lang.value: sentence(refusal, lang) for lang in Lang}
        changes |= {"refusal": refusal.code, "refusal_said": said}
    if state in {State.REFUSED, State.APPLIED}:
        changes["ended_at"] = run.at
    moved = swap(row, version=row.version, state=state, **changes)
    counts = {"rows": moved.rows, "good": moved.good, "taken": moved.taken}
    told = {"kind": moved.kind, "state": state, **counts}
    emit("import.moved", moved, actor=run.actor, at=run.at, data=told)


def _chunks(lines: Iterator[T], size: int) -> Iterator[list[T]]:
    while chunk := list(islice(lines, size)):
        yield chunk
