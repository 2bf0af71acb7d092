"""What poured-in enterprises and dangers count in: the contributions that their events would make."""

from typing import Any, Final
from uuid import UUID

from django.db import connection

from bazhua.config.province.telling import Tell
from bazhua.grips.dangers.domain.closed_loop.indicators import DAYS_OPEN
from bazhua.grips.dangers.domain.closed_loop.origins import SELF_FOUND
from bazhua.infra.db.bare import bare
from bazhua.kernel.words import Word

COUNTED: Final = Word("数字来源", "What figures come from")

OF_FIRMS: Final = """
INSERT INTO rollup_contribution (event_uid, indicator, record_uid, path, day, dims, value)
SELECT %(event)s, one.indicator, firm.uid, firm.path_now, firm.since, one.dims, 1
FROM registry_enterprise AS firm
JOIN registry_department AS department ON firm.dept_mask = 1::bigint << department.bit
CROSS JOIN LATERAL (
    SELECT 'enterprise.standing' AS indicator, jsonb_build_object('department', department.code,
        'industry', firm.section, 'status', firm.status) AS dims
    UNION ALL
    SELECT 'enterprise.high_risk', jsonb_build_object('department', department.code, 'list', risk)
    FROM unnest(firm.high_risk) AS risk
) AS one
WHERE firm.id >= %(first)s
"""

OF_DANGERS: Final = """
INSERT INTO rollup_contribution (event_uid, indicator, record_uid, path, day, dims, value)
SELECT %(event)s, one.indicator, danger.uid, danger.path_now, one.day, one.dims, one.value
FROM registry_enterprise AS firm
JOIN dangers_hiddendanger AS danger ON danger.subject_uid = firm.uid
JOIN registry_department AS department ON danger.dept_mask = 1::bigint << department.bit
CROSS JOIN LATERAL (SELECT
    (danger.found_at AT TIME ZONE 'Asia/Shanghai')::date AS found,
    (danger.asked_at AT TIME ZONE 'Asia/Shanghai')::date AS asked,
    (danger.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS closed,
    danger.due_on + 1 AS late,
    jsonb_build_object('department', department.code, 'industry', danger.industry) AS ungraded
) AS on_day
CROSS JOIN LATERAL (SELECT
    ungraded || jsonb_build_object('grade', COALESCE(NULLIF(danger.grade, ''), 'none')) AS graded
) AS told
CROSS JOIN LATERAL (VALUES
    ('danger.found', found, ungraded, 1),
    ('danger.self_found', CASE WHEN danger.origin = ANY(%(self_found)s) THEN found END,
        ungraded, 1),
    ('danger.open', found, graded, 1),
    ('danger.open', closed, graded, -1),
    ('danger.closed', closed, graded || jsonb_build_object('bucket',
        width_bucket(closed - found, %(days_open)s)::text), 1),
    ('danger.closed_in_time', CASE WHEN asked < late THEN closed END, graded, 1),
    ('danger.overdue', CASE WHEN late < COALESCE(asked, 'infinity') THEN late END, graded, 1),
    ('danger.overdue', CASE WHEN late < asked THEN asked END, graded, -1)
) AS one (indicator, day, dims, value)
WHERE firm.id >= %(first)s AND one.day IS NOT NULL
"""


def pour_counts(first: int, event: UUID, rows: int, tell: Tell) -> None:
    """Write what enterprises from an id on, and their dangers, count in; no folder waits for it."""
    given: dict[str, Any] = {
        "event": event,
        "first": first,
        "self_found": sorted(origin.value for origin in SELF_FOUND),
        "days_open": list(DAYS_OPEN),
    }
    tell(COUNTED, 0, rows)
    with bare("rollup_contribution"), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE rollup_contribution DISABLE TRIGGER rollup_waits")
        cursor.execute(OF_FIRMS, given)
        cursor.execute(OF_DANGERS, given)
        cursor.execute("ALTER TABLE rollup_contribution ENABLE TRIGGER rollup_waits")
        tell(COUNTED, rows, rows)
