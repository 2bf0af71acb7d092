"""How long a roll of 100,000 people takes from the upload to records, and a second time."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.imports.hands import AT, BUDGET_S, HANDS, hands, imported
from bazhua.config.bench.timing import summary
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Grant, Path

ROWS: Final = 100_000
FIRMS: Final = 500
POSTS: Final = (
    "主要负责人",
    "安全总监",
    "安全管理人员",
    "班组长",
    "焊工",
    "电工",
    "叉车司机",
    "巡检工",
)
KIND: Final = "registry.people"
SINCE: Final = date(2020, 5, 6)
CLERK_UID: Final = UUID(int=1)
HEADS: Final = ("姓名", "身份证号", "电话", "单位统一社会信用代码", "岗位", "起始日期")
SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN: Final = "安平康宁顺和泰昌盛明亮清正义信诚实厚德仁"
IDENTITY_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
BIRTHDAYS: Final = 500
"""Days of birth; the sequence number of an identity number has a thousand values each day."""


def run(runs: int) -> dict[str, Any]:
    """Import a roll of 100,000 people of 500 enterprises, eight posts each; then the same again."""
    with own_database():
        _ready()
        data = _file(_firms())
        with hands(f"{__name__}.ACTORS"):
            first, *again = [
                imported(KIND, data, rows=ROWS, clerk=_clerk()) for _ in range(runs + 1)
            ]
    return {
        "input": {
            "rows": ROWS,
            "firms": FIRMS,
            "columns": len(HEADS),
            "bytes": len(data),
            "processes": HANDS,
        },
        "read_and_check": round(first[0], 2),
        "take": round(first[1], 2),
        "whole": round(sum(first), 2),
        "budget_s": BUDGET_S,
        "again": summary([sum(each) for each in again]),
    }


class BenchActors:
    """Knows the clerk of the benchmark."""

    def person(self, uid: UUID, at: datetime) -> Actor | None:
        """Return the clerk."""
        del at
        return _clerk() if uid == CLERK_UID else None

    def system(self, name: str, at: datetime) -> None:
        """Return nobody."""


ACTORS: Final = BenchActors()


def _clerk() -> Actor:
    from bazhua.registry.domain.roles.table import MATRIX  # noqa: PLC0415 -- after the setup

    grant = Grant(role="R02", region=Path.of(370000), since=AT)
    return Actor(uid=CLERK_UID, grants=(grant,), rights=MATRIX)


def _ready() -> None:
    from bazhua.registry.api import prepare_registry  # noqa: PLC0415 -- as above

    prepare_registry(at=AT)


def _firms() -> list[str]:
    """Enter enterprises of composed names; return their credit codes."""
    from bazhua.infra.imports.core.declaration import ImportedRow  # noqa: PLC0415
    from bazhua.registry.interfaces.imports import apply  # noqa: PLC0415 -- as above

    codes = [_credit_code(number) for number in range(FIRMS)]
    rows = [
        ImportedRow(
            number,
            {
                "name": f"示例企业{number}",
                "credit_code": code,
                "region": "370102001",
                "industry": "C2614",
                "headcount": ROWS // FIRMS,
                "address": None,
                "telephone": None,
                "since": SINCE,
                "departments": "YJ",
            },
        )
        for number, code in enumerate(codes)
    ]
    apply(rows, actor=_clerk(), at=AT)
    return codes


def _file(codes: list[str]) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        for number, row in enumerate(_rows(codes), start=1):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _rows(codes: list[str]) -> Iterator[tuple[str, ...]]:
    each = ROWS // FIRMS
    for number in range(ROWS):
        name = SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]
        post = POSTS[number % each % len(POSTS)]
        yield (
            name,
            _identity(number),
            f"139{number:08d}",
            codes[number // each],
            post,
            "2024-03-01",
        )


def _identity(number: int) -> str:
    born = date.fromordinal(date(1980, 1, 1).toordinal() + number % BIRTHDAYS)
    body = f"370102{born:%Y%m%d}{number // BIRTHDAYS:03d}"
    total = sum(int(sign) * weight for sign, weight in zip(body, IDENTITY_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _credit_code(number: int) -> str:
    from bazhua.registry.domain.codes.uscc import ALPHABET, WEIGHTS  # noqa: PLC0415 -- as above

    body = f"91370102{number:09d}"
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[-total % 31]
