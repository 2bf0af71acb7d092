"""An uploaded file as lines to be kept, and keeping them."""

from collections.abc import Sequence
from typing import Final

from django.db import connection

from bazhua.infra.imports.core.declaration import ImportedRow, ImportKind, Judge
from bazhua.infra.imports.core.headers import find_header
from bazhua.infra.imports.core.staging import StagedLine, Staging
from bazhua.infra.imports.core.stored import JSON, stored
from bazhua.infra.imports.covers import covered
from bazhua.infra.imports.files import LIMITS
from bazhua.infra.imports.models import Import
from bazhua.infra.workbook.delimited import read_delimited
from bazhua.infra.workbook.reading import read_workbook
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Sheet
from bazhua.kernel.words import say

ZIP: Final = b"PK\x03\x04"
OLD: Final = b"\xd0\xcf\x11\xe0"
"""A spreadsheet of before 2007, or one with a password."""

COPY: Final = "COPY imports_stagedrow (owner_id, number, cells, errors, bad, taken) FROM STDIN"


def sheet_of(data: bytes, name: str) -> Sheet:
    """Return the table of a file, by what it holds and not by what it is called.

    Raises:
        TableRefused: it cannot be read.
    """
    if data.startswith(OLD) or name.lower().endswith(".xls"):
        raise TableRefused(
            say(
                "是旧版 .xls 或带密码的文件；请另存为不带密码的 .xlsx",
                "it is an .xls of old or has a password; save it as .xlsx without password",
            )
        )
    return read_workbook(data, LIMITS) if data.startswith(ZIP) else read_delimited(data, LIMITS)


def staging_of(kind: ImportKind, sheet: Sheet) -> tuple[Staging, list[list[str]]]:
    """Return what reads the rows of a sheet, and its columns in their order.

    Raises:
        TableRefused: the headers do not fit.
    """
    header = find_header(kind, sheet)
    shown = sheet.rows[header.row - 1]
    ordered = sorted(header.places.items(), key=lambda pair: pair[1])
    columns = [[key, str(shown[place]).strip()] for key, place in ordered]
    return Staging(kind, header, sheet), columns


def judged(judge: Judge, staging: Staging, lines: Sequence[StagedLine]) -> list[StagedLine]:
    """Return lines after their good ones were compared with the records."""
    good = [ImportedRow(line.number, line.cells) for line in lines if not line.errors]
    wrong = judge(good)
    return [
        staging.refused(line, wrong[line.number]) if line.number in wrong else line
        for line in lines
    ]


def keep(row: Import, kind: ImportKind, lines: Sequence[StagedLine]) -> None:
    """Keep lines of a file in one stroke."""
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for line in lines:
            cells, errors = stored(covered(kind, line.cells)), JSON.encode(line.errors).decode()
            copy.write_row((row.pk, line.number, cells, errors, bool(line.errors), False))
