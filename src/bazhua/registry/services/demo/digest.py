"""What a demonstration shows, as one number: the same for the same seed and day."""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from bazhua.infra.obligations.models import obligations
from bazhua.registry.models import (
    Contract,
    Engagement,
    Holding,
    RoleGrant,
    Supervision,
    all_enterprises,
)


def digest_of(at: datetime) -> str:
    """Return the digest of all that is loaded, without identifiers, which are drawn anew."""
    told = sha256()
    for line in sorted(json.dumps(line, ensure_ascii=False, default=str) for line in _lines(at)):
        told.update(line.encode())
    return told.hexdigest()


def _lines(at: datetime) -> Iterator[tuple[Any, ...]]:
    firms = all_enterprises().values_list(
        "name", "name_en", "credit_code", "path_now", "industry", "headcount", "since", "dept_mask"
    )
    yield from (("firm", *row[:3], row[3].rsplit(".", 2)[0], *row[4:]) for row in firms)
    engaged = Engagement.objects.values_list(
        "person__name", "kind", "title", "firm__name", "organisation__name", "since"
    )
    yield from (("engaged", *row) for row in engaged)
    held = Holding.objects.values_list("post__name", "post__firm__name", "person__name")
    yield from (("holds", *row) for row in held)
    given = RoleGrant.objects.values_list("person__name", "role", "departments", "assignment")
    yield from (("may", *row) for row in given)
    working = Contract.objects.values_list("host__name", "contractor__name", "work", "since")
    yield from (("works at", *row) for row in working)
    watched = Supervision.objects.values_list("enterprise__name", "department__code", "kind")
    yield from (("watched", *row) for row in watched)
    owed = obligations().values_list("kind", "due_at", "path_now")
    yield from (("owes", kind, due - at, path.rsplit(".", 2)[0]) for kind, due, path in owed)
