"""Enterprises of the real regions, county by county, as real data would come."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final
from uuid import UUID

from django.db import connection

from bazhua.config.province.telling import Tell
from bazhua.infra.db.bare import bare
from bazhua.infra.search.lexemes import held
from bazhua.infra.search.spelling import initials, normal, syllables
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.demo import Spots

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
APART: Final = 9
"""A trade has the department of its number, or the one so far behind it."""

RARE: Final = 19
"""Bit of a department that supervises one enterprise in 50,000."""

ONE_IN: Final = 50_000
SINCE: Final = "2015-03-01"
TOLD_EVERY: Final = 50
FIRMS_COME: Final = Word("企业", "Enterprises")
INDEXES: Final = Word("企业索引", "Indexes of enterprises")
LOADED: Final = ("registry_enterprise", "search_entry")
"""Tables whose indexes are made after the rows, as a bulk load would."""

NODES: Final = "COPY registry_node (id, parent_id, kind, path, depth) FROM STDIN"
SPELLS: Final = "COPY registry_nodespell (node_id, parent_id, since) FROM STDIN"
FIRMS: Final = (
    "COPY registry_enterprise (id, node_id, uid, version, origin_instance, path_then, path_now,"
    " group_now, dept_mask, assignment_ids, name, name_en, pinyin, credit_code, code_exempt,"
    " industry, headcount, high_risk, status, address, longitude, latitude, telephone, doubled,"
    " since) FROM STDIN"
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


def pour_firms(rows: int, tell: Tell) -> None:
    """Enter so many enterprises, the same number in each town, county by county."""
    towns, spots = _towns(), Spots.read()
    with bare(*LOADED), connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        each = -(-rows // len(towns))
        for number, (node, path, code) in enumerate(towns):
            first = number * each
            near = spots.near(code, max(0, min(each, rows - first)))
            batch = list(_firms(node, path, first, near))
            for statement, place in ((NODES, 0), (SPELLS, 1), (FIRMS, 2), (ENTRIES, 3)):
                with cursor.copy(statement) as copy:
                    for lines in batch:
                        copy.write_row(lines[place])
            if number % TOLD_EVERY == 0:
                tell(FIRMS_COME, first, rows)
        tell(INDEXES, rows, rows)
        cursor.execute(SUPERVISIONS)


def _towns() -> list[tuple[int, str, str]]:
    """Return node, path and code of every town, county by county."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT node.id, node.path, town.code FROM registry_node AS node"
            " JOIN registry_region AS town ON town.node_id = node.id"
            " WHERE node.depth = 4 AND town.until IS NULL ORDER BY node.path"
        )
        return list(cursor.fetchall())


def _firms(
    town: int, above: str, first: int, near: Sequence[tuple[float, float]]
) -> Iterator[tuple[Line, ...]]:
    random = Random(first)  # noqa: S311 -- the same names in every run
    for number, (east, north) in enumerate(near, first):
        node = FIRST + number
        path = f"{above}{node}."
        core = "".join(random.choice(SIGNS) for _ in range(4))
        kind = random.randrange(len(TRADES))
        trade, industry = TRADES[kind]
        title = f"{core}{trade}{END}"
        said = [*SPOKEN[trade], *SPOKEN[END]]
        said = [*(part for sign in core for part in SPOKEN[sign]), *said]
        key = f"{' '.join(said)} {normal(title)}"
        code = f"91{town % 10**6:06}{number:010}"
        words = "\n".join((title, code, initials(said, title), "".join(said)))
        mask = 1 << (RARE if number % ONE_IN == ONE_IN // 2 else kind + number % 2 * APART)
        uid = UUID(int=(0x7 << 76) | (0x2 << 62) | number)
        risk = ["staffing"] if number % 40 == 0 else []
        yield (
            (node, town, "enterprise", path, 5),
            (node, town, SINCE),
            (
                node, node, uid, 1, "", path, path, "", mask, [], title, "", key, code, "",
                industry, number % 900, risk, "operating", "示例路 1 号", east, north, "", False,
                SINCE,
            ),
            (
                "enterprise", uid, path, "", mask, [], title, words, held(words), key,
                "2026-01-01 00:00Z",
            ),
        )  # fmt: skip


SPOKEN: Final = {part: syllables(part) for part in (*SIGNS, *(name for name, _ in TRADES), END)}
