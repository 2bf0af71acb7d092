"""How long a table of 100,000 rows takes from the upload to records, against reading it alone."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import seconds, summary
from bazhua.infra.db.actors import Actor
from bazhua.infra.imports.core.declaration import Column, ImportedRow, ImportKind, Kind
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word

ROWS: Final = 100_000
BUDGET_S: Final = 60.0
AT: Final = datetime(2026, 1, 5, tzinfo=UTC)
RIGHT: Final = ("bench", "import")
CLERK: Final = Actor(
    uid=UUID(int=1),
    grants=(Grant(role="clerk", region=Path.of(1), since=AT),),
    rights={RIGHT: frozenset({"clerk"})},
)
TRADES: Final = {"chemical": Word("化工", "chemicals"), "mine": Word("矿山", "mining")}
COLUMNS: Final = (
    Column(key="name", word=Word("企业名称", "Name")),
    Column(
        key="code", word=Word("代码", "Code"), kind=Kind.CODE, unique=True, form=r"[0-9A-Z]{18}"
    ),
    Column(key="trade", word=Word("行业", "Trade"), kind=Kind.CHOICE, choices=TRADES),
    Column(key="staff", word=Word("人数", "Staff"), kind=Kind.INTEGER),
    Column(key="capital", word=Word("资本", "Capital"), kind=Kind.DECIMAL),
    Column(key="since", word=Word("成立日期", "Founded on"), kind=Kind.DATE),
    Column(key="address", word=Word("地址", "Address")),
    Column(key="remark", word=Word("备注", "Remark"), required=False),
)
TABLE: Final = (
    "CREATE TABLE bench_firm (name text, code text PRIMARY KEY, trade text, staff integer,"
    " capital numeric, since date, address text, remark text)"
)
COPY: Final = "COPY bench_firm FROM STDIN"


def run(runs: int) -> dict[str, Any]:
    """Import a table of 100,000 rows and 8 columns into a plain table, and read it alone."""
    data = _file()
    with own_database():
        _ready()
        parts = [_import(data) for _ in range(runs)]
        rivals = [seconds(lambda: _rival(data)) for _ in range(runs)]
    whole = summary([read + take for read, take in parts])
    rival = summary(rivals)
    return {
        "input": {"rows": ROWS, "columns": len(COLUMNS), "bytes": len(data)},
        "read_and_check": summary([read for read, _ in parts]),
        "take": summary([take for _, take in parts]),
        "whole": whole,
        "budget_s": BUDGET_S,
        "rival": {"what": "openpyxl reads the same cells, read-only, and does nothing", **rival},
        "ratio": round(whole["median_s"] / rival["median_s"], 2),
    }


def apply(rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
    """Keep rows as the fastest service would."""
    from django.db import connection  # noqa: PLC0415 -- settings exist after the setup

    del actor, at
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in rows:
            copy.write_row(tuple(row.values.values()))


FIRMS: Final = ImportKind(
    name="bench.firms", word=Word("企业", "Firms"), columns=COLUMNS, right=RIGHT, apply=apply
)
IMPORTS: Final = (f"{__name__}.FIRMS",)


class BenchActors:
    """Knows the clerk of the benchmark."""

    def person(self, uid: UUID, at: datetime) -> Actor | None:
        """Return the clerk."""
        del at
        return CLERK if uid == CLERK.uid else None

    def system(self, name: str, at: datetime) -> None:
        """Return nobody."""


ACTORS: Final = BenchActors()


def _ready() -> None:
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.db import connection  # noqa: PLC0415

    settings.IMPORTS = f"{__name__}.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.OF_IMPORTS"
    settings.JOB_ACTORS = f"{__name__}.ACTORS"
    with connection.cursor() as cursor:
        cursor.execute(TABLE)


def _import(data: bytes) -> tuple[float, float]:
    from django.db import connection  # noqa: PLC0415 -- as above

    from bazhua.infra.imports.models import Import  # noqa: PLC0415
    from bazhua.infra.imports.services import choose, upload  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE bench_firm")
    row = upload("bench.firms", data, "bench.xlsx", actor=CLERK, at=AT, again=True)
    read = seconds(lambda: work(row.job_uid, AT))
    row = Import.objects.get(pk=row.pk)
    row = choose(row.uid, good_only=False, actor=CLERK, at=AT, version=row.version)
    take = seconds(lambda: work(row.job_uid, AT))
    taken = Import.objects.get(pk=row.pk).taken
    if taken != ROWS:
        raise RuntimeError(taken)
    return read, take


def work(uid: UUID, at: datetime) -> None:
    """Run a job here, as a worker would."""
    from bazhua.infra.jobs.running import Surroundings  # noqa: PLC0415 -- as above
    from bazhua.infra.jobs.running import run as run_job  # noqa: PLC0415

    run_job(uid, Surroundings(lambda: at, lambda: False))


def _rival(data: bytes) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 -- the rival alone needs it

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    read = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    if read != ROWS + 1:
        raise RuntimeError(read)


def _file() -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.word.zh for column in COLUMNS])
        for number, row in enumerate(_rows(), start=1):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _rows() -> Iterator[tuple[str | int | float, ...]]:
    words = [word.zh for word in TRADES.values()]
    for number in range(ROWS):
        yield (
            f"示例企业{number}",
            f"{number:018d}",
            words[number % 2],
            number % 900,
            number / 8,
            "2020-05-06",
            f"示例路 {number} 号",
            "无" if number % 3 else "",
        )
