"""A hidden danger at each of a million enterprises, most of them closed, over a year."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from bazhua.config.bench.pages.loading import bare
from bazhua.infra.search.lexemes import held
from bazhua.infra.search.spelling import normal

LOADED: Final = ("dangers_hiddendanger", "search_entry")

DANGERS: Final = """
INSERT INTO dangers_hiddendanger (
    uid, version, origin_instance, path_then, path_now, group_now, dept_mask, assignment_ids,
    number, subject_kind, subject_uid, state, marks, found_at, found_by, spot, wrong, origin,
    owner, overseer, responsible, measure, due_on, emergency_plan, fixers, extenders, acceptors,
    sector, grade, industry, item, proposers, asked_at, closed_at)
SELECT ('03' || substr(firm.uid::text, 3))::uuid, 1, '', firm.path_now, firm.path_now, '',
    firm.dept_mask, '{}', 'YH-2025-30-' || firm.id, 'enterprise', firm.uid, told.state,
    '{}', told.found_at, firm.uid, '生产车间', told.wrong, 'OWN_CHECK', 'post:' || firm.uid,
    'post:vacant', '{}', '', (told.found_at + interval '15 days')::date, '', '{a}', '{}',
    CASE WHEN told.state IN ('ACCEPTED', 'CLOSED') THEN ARRAY['b'] ELSE '{}' END, '',
    CASE WHEN told.state = 'FOUND' THEN '' WHEN firm.id % 50 = 0 THEN 'MAJOR' ELSE 'GENERAL' END,
    firm.section, '', '{}', NULL,
    CASE WHEN told.state = 'CLOSED' THEN told.found_at + interval '12 days' END
FROM registry_enterprise AS firm, LATERAL (SELECT
    CASE WHEN firm.id % 100 < 88 THEN 'CLOSED' ELSE (ARRAY['FOUND', 'REGISTERED', 'PLANNED',
        'RECTIFYING', 'RECTIFYING', 'ACCEPT_REQUESTED'])[1 + firm.id % 6] END AS state,
    now() - (firm.id * 7919 % 31536000) * interval '1 second' AS found_at,
    (ARRAY['配电箱无漏电保护', '可燃气体报警器失效', '安全出口堵塞', '灭火器过期', '护栏缺失',
        '特种作业人员无证', '有限空间未挂牌', '压力容器超期未检'])[1 + firm.id % 8] AS wrong
) AS told
"""
"""Nobody is invented: who had a part stands as a letter."""

RECORDED: Final = """
SELECT id, uid, path_now, dept_mask, wrong, number, found_at FROM dangers_hiddendanger
WHERE id > %s ORDER BY id LIMIT 50000
"""
ENTRIES: Final = (
    "COPY search_entry (kind, record_uid, path_now, group_now, dept_mask, assignment_ids, title,"
    " words, parts, key, indexed_at) FROM STDIN"
)


def load_dangers() -> None:
    """Enter a hidden danger at every enterprise on record."""
    with bare(*LOADED), connection.cursor() as cursor:
        cursor.execute(DANGERS)
        last = 0
        while rows := cursor.execute(RECORDED, [last]).fetchall():
            with cursor.copy(ENTRIES) as copy:
                for _, uid, path, mask, wrong, number, found_at in rows:
                    words = f"{wrong}\n{normal(number)}"
                    copy.write_row((
                        "danger", uid, path, "", mask, [], wrong, words, held(words), number,
                        found_at,
                    ))  # fmt: skip
            last = rows[-1][0]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) dangers_hiddendanger, search_entry")


def asked_of_dangers(person: UUID, sample: int) -> dict[str, list[str]]:
    """Return the pages of hidden dangers by name, each with addresses that a person may ask for."""
    found = [f"/dangers/{uid}/" for uid in _sampled(person, sample)]
    return {
        "dangers, first page": ["/dangers/"],
        "dangers, open": ["/dangers/?state=OPEN"],
        "dangers, open and major": ["/dangers/?state=OPEN&grade=MAJOR"],
        "dangers, by last day": ["/dangers/?sort=due_on"],
        "dangers, board": ["/dangers/board/"],
        "dangers, figures by region": ["/dangers/figures/?by=region"],
        "dangers, rectifying": ["/dangers/?state=RECTIFYING"],
        "dangers, overdue": ["/dangers/?overdue=true"],
        "dangers, major": ["/dangers/?grade=MAJOR"],
        "dangers, of a department": ["/dangers/?department=3"],
    } | ({"danger": found} if found else {})


def _sampled(person: UUID, sample: int) -> list[UUID]:
    from bazhua.grips.dangers.api import open_dangers  # noqa: PLC0415 -- models exist after the setup
    from bazhua.registry.api import actor_of  # noqa: PLC0415

    at = datetime.now(UTC)
    return [row.uid for row in open_dangers(actor_of(person, at=at), at=at, limit=sample)]
