"""Firms whose points are watched: a gateway each, limits, a duty officer who answers."""

from datetime import datetime
from typing import Final

from django.db import connection

from bazhua.config.bench.engine.plant import EACH, gateway, tag
from bazhua.config.bench.pages.persons import START
from bazhua.config.province.firms import pour_firms
from bazhua.config.province.telling import silent
from bazhua.registry.api import prepare_registry

NUMBERED: Final = """
CREATE TEMPORARY TABLE bench_firm AS
SELECT id, uid, path_now, dept_mask, gen_random_uuid() AS officer, gen_random_uuid() AS post,
    row_number() OVER (ORDER BY id) - 1 AS number
FROM registry_enterprise
"""
PEOPLE: Final = """
INSERT INTO registry_person (uid, version, origin_instance, name, name_en, pinyin, identity_shown,
    phone_shown)
SELECT officer, 1, '', '值班员', '', 'zhi ban yuan', '', '' FROM bench_firm
"""
POSTS: Final = """
INSERT INTO registry_post (uid, version, origin_instance, path_then, path_now, group_now,
    dept_mask, assignment_ids, name, name_en, pinyin, kind, firm_id)
SELECT firm.post, 1, '', firm.path_now, firm.path_now, '', firm.dept_mask, '{}',
    '值班员', '', 'zhi ban yuan', 'duty_officer', firm.id
FROM bench_firm AS firm
"""
HOLDINGS: Final = """
INSERT INTO registry_holding (uid, version, origin_instance, post_id, person_id, since)
SELECT gen_random_uuid(), 1, '', post.id, person.id, %(start)s FROM bench_firm AS firm
JOIN registry_post AS post ON post.uid = firm.post
JOIN registry_person AS person ON person.uid = firm.officer
"""
INSTALLATIONS: Final = """
INSERT INTO inherent_installation (uid, version, origin_instance, path_then, path_now, group_now,
    dept_mask, assignment_ids, name, kind, subject_kind, subject_uid, exposed_persons,
    classes, unclassed, filing_number, principal, technical, operation, level,
    identified_at, since)
SELECT gen_random_uuid(), 1, '', firm.path_now, firm.path_now, '', firm.dept_mask, '{}',
    '罐区', 'TANK_FARM', 'enterprise', firm.uid, 0, '{}', '{}', '', '', '', '', 1, %(start)s, %(start)s
FROM bench_firm AS firm
"""
GATEWAYS: Final = """
INSERT INTO inherent_gateway (uid, version, origin_instance, path_then, path_now, group_now,
    dept_mask, assignment_ids, code, name, way, subject_kind, subject_uid, since)
SELECT gen_random_uuid(), 1, '', firm.path_now, firm.path_now, '', firm.dept_mask, '{}',
    %(first)s::text::bigint + firm.number, '网关', 'HTTP',
    'enterprise', firm.uid, %(start)s
FROM bench_firm AS firm
"""
POINTS: Final = """
INSERT INTO inherent_point (uid, version, origin_instance, path_then, path_now, group_now,
    dept_mask, assignment_ids, tag, name, measured, unit, subject_kind, subject_uid,
    gateway_id, installation_id, period_s, low, high, resolution, set_by, since)
SELECT gen_random_uuid(), 1, '', firm.path_now, firm.path_now, '', firm.dept_mask, '{}',
    told.tag, told.tag, 'LIQUID_LEVEL', '%%', 'enterprise',
    firm.uid, gateway.id, installation.id, 1, 0, 100, 0, firm.officer, %(start)s
FROM bench_firm AS firm
JOIN inherent_gateway AS gateway ON gateway.subject_uid = firm.uid
JOIN inherent_installation AS installation ON installation.subject_uid = firm.uid,
    generate_series(0, %(each)s - 1) AS place,
    LATERAL (SELECT gateway.code || '01' || lpad(place::text, 3, '0') AS tag) AS told
"""
LIMITS: Final = """
INSERT INTO inherent_limit (uid, version, origin_instance, point_id, kind, set_point, dead_band,
    on_delay_s, off_delay_s, latching, re_alarm_s, colour, cause, consequence, response, approval,
    set_by, set_at)
SELECT gen_random_uuid(), 1, '', point.id, told.kind, told.set_point, 2, 0, 0, false, 0,
    told.colour, '', '', '', '', point.set_by, %(start)s
FROM inherent_point AS point,
    (VALUES ('L', 20, 'yellow'), ('H', 80, 'orange'), ('HH', 90, 'red'))
        AS told (kind, set_point, colour)
"""


def load_firms(points: int) -> dict[str, str]:
    """Enter firms of 100 points each; return the uid of the duty officer by gateway."""
    prepare_registry(at=START)
    pour_firms(points // EACH, silent)
    told: dict[str, datetime | str | int]
    told = {"start": START, "first": gateway(0), "each": EACH}
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED)
        for statement in (PEOPLE, POSTS, HOLDINGS, INSTALLATIONS, GATEWAYS, POINTS, LIMITS):
            cursor.execute(statement, told if "%(" in statement else None)
        cursor.execute("SELECT number, officer FROM bench_firm ORDER BY number")
        officers = {gateway(number): str(officer) for number, officer in cursor.fetchall()}
        cursor.execute("SELECT count(*) FROM inherent_point WHERE tag = %s", [tag(points - 1)])
        assert cursor.fetchone() == (1,)  # noqa: S101 -- the engine's plant has the same tags
        cursor.execute("VACUUM (ANALYZE)")
    return officers
