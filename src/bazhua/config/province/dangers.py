"""Hidden dangers at enterprises over a year, most of them closed, each where it would be by now."""

from typing import Final

from django.db import connection

from bazhua.config.province.telling import Tell
from bazhua.infra.db.bare import bare
from bazhua.infra.search.lexemes import held
from bazhua.infra.search.spelling import normal
from bazhua.kernel.words import Word

LOADED: Final = ("dangers_hiddendanger", "search_entry")
DANGERS_COME: Final = Word("隐患", "Hidden dangers")
SEARCHED: Final = Word("隐患检索", "Search of dangers")
INDEXES: Final = Word("隐患索引", "Indexes of dangers")
BATCH: Final = 50_000

DANGERS: Final = """
INSERT INTO dangers_hiddendanger (
    uid, version, origin_instance, path_then, path_now, group_now, dept_mask, assignment_ids,
    number, subject_kind, subject_uid, state, marks, found_at, found_by, spot, wrong, origin,
    owner, overseer, responsible, measure, due_on, emergency_plan, fixers, extenders, acceptors,
    sector, grade, industry, item, proposers, asked_at, closed_at)
SELECT ('03' || substr(firm.uid::text, 3))::uuid, 1, '', firm.path_now, firm.path_now, '',
    firm.dept_mask, '{}', 'YH-2025-30-' || firm.id, 'enterprise', firm.uid, life.state,
    '{}', told.found_at, firm.uid, '生产车间', told.wrong, told.origin, 'post:' || firm.uid,
    'post:vacant', '{}', '',
    CASE WHEN life.state NOT IN ('FOUND', 'REGISTERED')
        THEN (told.found_at + interval '15 days')::date END,
    '', '{a}', '{}', CASE WHEN life.state = 'CLOSED' THEN ARRAY['b'] ELSE '{}' END, '',
    CASE WHEN life.state = 'FOUND' THEN '' WHEN firm.id %% 50 = 0 THEN 'MAJOR' ELSE 'GENERAL' END,
    firm.section, '', '{}',
    CASE WHEN life.state IN ('ACCEPT_REQUESTED', 'CLOSED') THEN told.asked_at END,
    CASE WHEN life.state = 'CLOSED' THEN told.closed_at END
FROM registry_enterprise AS firm
CROSS JOIN LATERAL (SELECT
    firm.id %% 31536000 * 7919 %% 31536000 * interval '1 second' AS age,
    CASE WHEN firm.id %% 100 < 95 THEN 2 + firm.id / 7 %% 23 ELSE 26 + firm.id / 7 %% 400 END
        * interval '1 day' AS lasts
) AS dice
CROSS JOIN LATERAL (SELECT
    now() - dice.age AS found_at,
    now() - dice.age + dice.lasts - interval '30 hours' AS asked_at,
    now() - dice.age + dice.lasts AS closed_at,
    (ARRAY['OWN_CHECK', 'OWN_CHECK', 'OWN_CHECK', 'PATROL', 'PATROL', 'OFFICER', 'GRID'])
        [1 + firm.id %% 7] AS origin,
    (ARRAY['配电箱无漏电保护', '可燃气体报警器失效', '安全出口堵塞', '灭火器过期', '护栏缺失',
        '特种作业人员无证', '有限空间未挂牌', '压力容器超期未检'])[1 + firm.id %% 8] AS wrong
) AS told
CROSS JOIN LATERAL (SELECT CASE
    WHEN told.closed_at < now() THEN 'CLOSED'
    WHEN told.asked_at < now() THEN 'ACCEPT_REQUESTED'
    WHEN dice.age > interval '3 days' THEN 'RECTIFYING'
    WHEN dice.age > interval '2 days' THEN 'PLANNED'
    WHEN dice.age > interval '1 day' THEN 'REGISTERED'
    ELSE 'FOUND' END AS state
) AS life
WHERE firm.id >= %s
"""
"""Nobody is invented: who had a part stands as a letter."""

RECORDED: Final = """
SELECT id, uid, path_now, dept_mask, wrong, number, found_at FROM dangers_hiddendanger
WHERE id > %s AND subject_uid IN (SELECT uid FROM registry_enterprise WHERE id >= %s)
ORDER BY id LIMIT %s
"""
ENTRIES: Final = (
    "COPY search_entry (kind, record_uid, path_now, group_now, dept_mask, assignment_ids, title,"
    " words, parts, key, indexed_at) FROM STDIN"
)


def pour_dangers(first: int, rows: int, tell: Tell) -> None:
    """Enter a hidden danger at every enterprise from an id on, of which there are so many."""
    with bare(*LOADED), connection.cursor() as cursor:
        tell(DANGERS_COME, 0, rows)
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute(DANGERS, [first])
        last = done = 0
        while found := cursor.execute(RECORDED, [last, first, BATCH]).fetchall():
            tell(SEARCHED, done, rows)
            with cursor.copy(ENTRIES) as copy:
                for _, uid, path, mask, wrong, number, found_at in found:
                    words = f"{wrong}\n{normal(number)}"
                    copy.write_row((
                        "danger", uid, path, "", mask, [], wrong, words, held(words), number,
                        found_at,
                    ))  # fmt: skip
            last, done = found[-1][0], done + len(found)
        tell(INDEXES, rows, rows)
