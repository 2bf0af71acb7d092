"""A million enterprises of the real regions, loaded county by county, as real data would be."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, Final
from uuid import UUID

from django.db import connection

from bazhua.infra.search.lexemes import held
from bazhua.infra.search.spelling import initials, normal, syllables

FIRST: Final = 10**13
"""Beyond every code of a region and far from the sequence."""

SIGNS: Final = (
    "安博昌德恒福广海和宏华汇嘉金景康蓝利隆茂明宁鹏齐荣瑞盛顺泰天通万祥新兴旭益永裕源远泽振正中众卓"
)
TRADES: Final = (
    ("化工", "C2614"),
    ("机械", "C3411"),
    ("冷链", "G5930"),
    ("矿业", "B0610"),
    ("家居", "C2110"),
    ("建材", "C3031"),
    ("纺织", "C1711"),
    ("商贸", "F5211"),
    ("物流", "G5430"),
    ("食品", "C1411"),
)
END: Final = "有限公司"
DEPARTMENTS: Final = 19
RARE: Final = 19
"""Bit of a department that supervises one enterprise in 50,000."""

ONE_IN: Final = 50_000
SINCE: Final = "2015-03-01"
LOADED: Final = ("registry_enterprise", "search_entry")
"""Tables whose indexes are made after the rows, as a bulk load would."""

NODES: Final = "COPY registry_node (id, parent_id, kind, path, depth) FROM STDIN"
SPELLS: Final = "COPY registry_nodespell (node_id, parent_id, since) FROM STDIN"
FIRMS: Final = (
    "COPY registry_enterprise (id, node_id, uid, version, origin_instance, path_then, path_now,"
    " group_now, dept_mask, assignment_ids, name, name_en, pinyin, credit_code, code_exempt,"
    " industry, headcount, high_risk, status, address, telephone, doubled, since) FROM STDIN"
)
ENTRIES: Final = (
    "COPY search_entry (kind, record_uid, path_now, group_now, dept_mask, assignment_ids, title,"
    " words, parts, key, indexed_at) FROM STDIN"
)
SUPERVISIONS: Final = """
INSERT INTO registry_supervision
    (uid, version, origin_instance, enterprise_id, department_id, kind, basis, since)
SELECT gen_random_uuid(), 1, '', firm.id, department.id, 'industry', '', firm.since
FROM registry_enterprise AS firm
JOIN registry_department AS department ON firm.dept_mask = 1::bigint << department.bit
"""
Line = tuple[Any, ...]


@contextmanager
def bare(*tables: str) -> Iterator[None]:
    """Let tables be without those indexes that no constraint needs; make them anew afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [list(tables)],
        )
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, definition in found:
            cursor.execute(definition)


def load(rows: int) -> None:
    """Enter so many enterprises, the same number in each county, town after town."""
    towns = _towns()
    with bare(*LOADED), connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        each = -(-rows // len(towns))
        for number, (node, path) in enumerate(towns):
            batch = list(_firms(node, path, number * each, min(each, rows - number * each)))
            for statement, place in ((NODES, 0), (SPELLS, 1), (FIRMS, 2), (ENTRIES, 3)):
                with cursor.copy(statement) as copy:
                    for lines in batch:
                        copy.write_row(lines[place])
        cursor.execute(SUPERVISIONS)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _towns() -> list[tuple[int, str]]:
    """Return node and path of every place where enterprises stand, county by county."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, path FROM registry_node WHERE depth = 4 ORDER BY path")
        return list(cursor.fetchall())


def _firms(town: int, above: str, first: int, count: int) -> Iterator[tuple[Line, ...]]:
    random = Random(first)  # noqa: S311 -- the same names in every run
    for number in range(first, first + count):
        node = FIRST + number
        path = f"{above}{node}."
        core = "".join(random.choice(SIGNS) for _ in range(4))
        trade, industry = TRADES[random.randrange(len(TRADES))]
        title = f"{core}{trade}{END}"
        said = [*SPOKEN[trade], *SPOKEN[END]]
        said = [*(part for sign in core for part in SPOKEN[sign]), *said]
        key = f"{' '.join(said)} {normal(title)}"
        code = f"91{town % 10**6:06}{number:010}"
        words = "\n".join((title, code, initials(said, title), "".join(said)))
        mask = 1 << (RARE if number % ONE_IN == ONE_IN // 2 else number % DEPARTMENTS)
        uid = UUID(int=(0x7 << 76) | (0x2 << 62) | number)
        risk = ["staffing"] if number % 40 == 0 else []
        yield (
            (node, town, "enterprise", path, 5),
            (node, town, SINCE),
            (
                node, node, uid, 1, "", path, path, "", mask, [], title, "", key, code, "",
                industry, number % 900, risk, "operating", "示例路 1 号", "", False, SINCE,
            ),
            (
                "enterprise", uid, path, "", mask, [], title, words, held(words), key,
                "2026-01-01 00:00Z",
            ),
        )  # fmt: skip


SPOKEN: Final = {part: syllables(part) for part in (*SIGNS, *(name for name, _ in TRADES), END)}
