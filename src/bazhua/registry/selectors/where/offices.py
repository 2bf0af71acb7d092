"""Departments and their offices as choices of a form."""

from datetime import datetime

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang
from bazhua.registry.models import Department, Enterprise, all_bodies
from bazhua.registry.models.named import Named

MOST_OFFERED = 200


def department_codes() -> list[tuple[str, str]]:
    """Return the departments in use by code, in the language of the page."""
    rows = Department.objects.filter(until=None).order_by("bit")
    return [(row.code, named(row)) for row in rows]


def office_choices(row: Enterprise, actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """Return the offices of departments over an enterprise, the nearest first."""
    ids = row.path_now.split(".")[1:-1]
    above = ["." + ".".join(ids[:depth]) + "." for depth in range(1, len(ids))]
    seen = all_bodies().visible_to(actor, "organisation", VIEW, at=at)
    rows = seen.filter(path_now__in=above, department__isnull=False, until=None)
    nearest = rows.order_by("-path_now", "pinyin", "pk")
    return [(str(one.uid), named(one)) for one in nearest[:MOST_OFFERED]]


def named(row: Named) -> str:
    """Return a name in the language of the page."""
    return row.name if current() is Lang.ZH else row.name_en or row.name
