"""How long 100,000 enterprises take from the upload to records, against reading the cells alone."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import cycle
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.imports.hands import AT, BUDGET_S, HANDS, hands, imported
from bazhua.config.bench.timing import seconds, summary
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.domain.codes.uscc import ALPHABET, WEIGHTS

ROWS: Final = 100_000
KIND: Final = "registry.enterprises"
CLERK: Final = Actor(
    uid=UUID(int=1),
    grants=(Grant(role="clerk", region=Path.of(370000), since=AT),),
    rights={("enterprise", action): frozenset({"clerk"}) for action in ("import", "create")},
)
HEADERS: Final = (
    "企业名称",
    "统一社会信用代码",
    "所在地",
    "行业代码",
    "从业人数",
    "地址",
    "电话",
    "成立日期",
    "监管部门",
)
SIGNS: Final = "安博昌德恒福广海和宏华汇嘉金景康蓝利隆茂明宁鹏齐荣瑞盛顺泰天通万祥新兴旭益永裕源"
TRADES: Final = (("化工", "C2614"), ("机械", "C3411"), ("冷链", "G5930"), ("矿业", "B0610"))
TOWNS: Final = """
SELECT town.code, county.name || town.name FROM registry_region AS town
JOIN registry_region AS county ON county.node_id = town.county_id
WHERE town.level = 'town' AND town.until IS NULL ORDER BY town.code
"""


def run(runs: int) -> dict[str, Any]:
    """Import so many enterprises by code and by name of their towns, and read the cells alone."""
    with own_database():
        towns = _ready()
        files = [_file(number * ROWS, towns) for number in range(runs)]
        with hands(f"{__name__}.ACTORS"):
            parts = [imported(KIND, data, rows=ROWS, clerk=CLERK) for data in files]
        rivals = [seconds(lambda: _rival(files[0])) for _ in range(runs)]
    whole = summary([read + take for read, take in parts])
    rival = summary(rivals)
    return {
        "input": {
            "rows": ROWS,
            "columns": len(HEADERS),
            "bytes": len(files[0]),
            "processes": HANDS,
        },
        "read_and_check": summary([read for read, _ in parts]),
        "take": summary([take for _, take in parts]),
        "whole": whole,
        "budget_s": BUDGET_S,
        "rival": {"what": "openpyxl reads the same cells, read-only, and does nothing", **rival},
        "ratio": round(whole["median_s"] / rival["median_s"], 2),
    }


class BenchActors:
    """Knows the clerk of the benchmark."""

    def person(self, uid: UUID, at: datetime) -> Actor | None:
        """Return the clerk."""
        del at
        return CLERK if uid == CLERK.uid else None

    def system(self, name: str, at: datetime) -> None:
        """Return nobody."""


ACTORS: Final = BenchActors()


def _ready() -> list[tuple[str, str]]:
    """Return code and name of every town, each on record."""
    from django.db import connection  # noqa: PLC0415 -- settings exist after the setup

    from bazhua.registry.api import prepare_registry  # noqa: PLC0415

    prepare_registry(at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(TOWNS)
        return list(cursor.fetchall())


def _rival(data: bytes) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 -- the rival alone needs it

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    read = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    if read != ROWS + 1:
        raise RuntimeError(read)


def _file(first: int, towns: list[tuple[str, str]]) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        for number, row in enumerate(_rows(first, towns), start=1):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _rows(first: int, towns: list[tuple[str, str]]) -> Iterator[tuple[str | int, ...]]:
    places = cycle(towns)
    for number in range(first, first + ROWS):
        code, name = next(places)
        trade, industry = TRADES[number % len(TRADES)]
        yield (
            f"{_brand(number)}{trade}有限公司",
            _credit_code(code[:6], number),
            name if number % 2 else code,
            industry,
            number % 900,
            f"示例路 {number} 号",
            f"0531-{number % 10**8:08}",
            "2020-05-06",
            "YJ" if number % 3 else "GX、YJ",
        )


def _brand(number: int) -> str:
    signs = []
    for _ in range(4):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def _credit_code(region: str, number: int) -> str:
    body = f"91{region}{number:09}"
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[-total % 31]
