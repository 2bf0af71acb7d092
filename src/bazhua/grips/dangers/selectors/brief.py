"""Hidden dangers found in a stretch of time at a region, as somebody may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count

from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Path

MOST: Final = 20


@dataclass(frozen=True, slots=True)
class DangersTold:
    """What was found, by grade, and the first major ones."""

    by_grade: Mapping[str, int]
    major: Sequence[HiddenDanger]


def dangers_told(
    actor: Actor, region: Path, since: datetime, until: datetime, *, at: datetime
) -> DangersTold:
    """Return the hidden dangers of a region found from an instant until before another."""
    seen = dangers().visible_to(actor, RESOURCE, VIEW, at=at)
    found = seen.filter(path_now__startswith=region.dotted, found_at__gte=since, found_at__lt=until)
    by_grade = found.values_list("grade").annotate(n=Count("pk")).order_by("grade")
    major = found.filter(grade=DangerGrade.MAJOR.value).order_by("found_at", "pk")
    return DangersTold(dict(by_grade), list(major[:MOST]))
