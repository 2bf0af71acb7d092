"""Persons with grants, and who asks: a header of the request names him."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

START: Final = datetime(2026, 1, 1, tzinfo=UTC)
PERSON: Final = "HTTP_X_PERSON"


def by_header(request: Any) -> Any:
    """Return the person that a request names, with the grants on record."""
    from bazhua.infra.http.request import arrival  # noqa: PLC0415 -- models exist after the setup
    from bazhua.registry.api import actor_of  # noqa: PLC0415

    named = request.META.get(PERSON)
    return actor_of(UUID(named), at=arrival(request)) if named else None


def let_ask() -> None:
    """Let the site answer whomever the header names, without a built folder of static files."""
    from django.conf import settings  # noqa: PLC0415 -- as above

    settings.ACTOR_PROVIDER = f"{__name__}.by_header"
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def granted(limits: Mapping[str, Any]) -> UUID:
    """Return a new person who holds a role over a node, or of some departments there."""
    from django.db import connection  # noqa: PLC0415 -- as above

    uid = uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_person (uid, version, origin_instance, name, name_en, pinyin,"
            " identity_shown, phone_shown) VALUES (%s, 1, '', '示例', '', 'shi li', '', '')"
            " RETURNING id",
            [uid],
        )
        (person,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO registry_rolegrant (uid, version, origin_instance, person_id, role,"
            " node_id, departments, since, given_by, given_at, confirmed_by, confirmed_at, reason)"
            " VALUES (%s, 1, '', %s, %s, %s, %s, %s, %s, %s, %s, %s, '')",
            [
                uuid4(),
                person,
                limits["role"],
                limits["node_id"],
                limits.get("departments"),
                START,
                uid,
                START,
                uid,
                START,
            ],
        )
    return uid
