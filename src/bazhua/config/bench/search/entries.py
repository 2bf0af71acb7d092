"""A million entries of the search, loaded county by county: made-up names of firms with codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, Final
from uuid import UUID

from django.db import connection

from bazhua.infra.search.lexemes import held
from bazhua.infra.search.spelling import initials, normal, syllables

COUNTIES: Final = 136
SIGNS: Final = (
    "安博昌德恒福广海和宏华汇嘉金景康蓝利隆茂明宁鹏齐荣瑞盛顺泰天通万祥新兴旭益永裕源远泽振正中众卓"
)
TOWNS: Final = ("示例东", "示例西", "示例南", "示例北")
TRADES: Final = ("化工", "机械", "冷链", "矿业", "家居", "建材", "纺织", "粉体", "电子", "食品")
END: Final = "有限公司"
COLUMNS: Final = (
    "kind, record_uid, path_now, group_now, dept_mask, assignment_ids, title, words, parts, key,"
    " indexed_at"
)


@contextmanager
def filled(rows: int) -> Iterator[list[str]]:
    """Let the table hold so many entries; yield some of the names, apart from each other."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX search_entry_found")
        with cursor.copy(f"COPY search_entry ({COLUMNS}) FROM STDIN") as copy:
            names = []
            for number, row in enumerate(_rows(rows)):
                copy.write_row(row)
                if number % (rows // 100) == rows // 200:
                    names.append(row[6])
        cursor.execute(
            "CREATE INDEX search_entry_found ON search_entry USING gin (parts, place)"
            " WITH (fastupdate = off)"
        )
        cursor.execute("VACUUM (ANALYZE) search_entry")
        yield names
        cursor.execute("TRUNCATE search_entry")


def _rows(rows: int) -> Iterator[tuple[Any, ...]]:
    random = Random(7)  # noqa: S311 -- the same names in every run
    spoken = {sign: syllables(sign) for sign in SIGNS}
    known = {part: syllables(part) for part in (*TOWNS, *TRADES, END)}
    each = rows // COUNTIES + 1
    for number in range(rows):
        county = number // each
        core = "".join(random.choice(SIGNS) for _ in range(4))
        town, trade = random.choice(TOWNS), random.choice(TRADES)
        title = f"{town}{core}{trade}{END}"
        said = [
            *known[town],
            *(part for s in core for part in spoken[s]),
            *known[trade],
            *known[END],
        ]
        code = f"91370{county:03}{number:010}"
        words = "\n".join((title, code, initials(said, title), "".join(said)))
        path = (
            f".1.{2 + county * 16 // COUNTIES}.{100 + county}.{1000 + county}.{100_000 + number}."
        )
        key = f"{' '.join(said)} {normal(title)}"
        uid = UUID(int=number)
        mask = 1 << number % 20
        yield (
            "firm", uid, path, "", mask, [], title, words, held(words), key, "2026-01-01 00:00Z",
        )  # fmt: skip
