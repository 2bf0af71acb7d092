"""What a file names, as it is on record."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from bazhua.grips.inherent.models import gateways, installations, points
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.infra.db.actors import Actor


def gateways_by_code(
    codes: Collection[str], actor: Actor, *, at: datetime
) -> Mapping[str, tuple[UUID, UUID]]:
    """Return the gateways in use that somebody may set up, and their subjects, by code."""
    reach = gateways().visible_to(actor, MONITORING, SET, at=at)
    rows = reach.filter(code__in=codes, until=None).values_list("code", "uid", "subject_uid")
    return {code: (uid, subject) for code, uid, subject in rows}


def installations_by_name(subjects: Collection[UUID]) -> Mapping[tuple[UUID, str], UUID]:
    """Return the open installations of subjects by subject and name."""
    rows = installations().filter(subject_uid__in=subjects, until=None).order_by("pk")
    return {(row.subject_uid, row.name): row.uid for row in rows}


def tags_in_use(tags: Collection[str]) -> frozenset[str]:
    """Return which of some tags points in use have."""
    found = points().filter(tag__in=tags, until=None)
    return frozenset(found.values_list("tag", flat=True))
