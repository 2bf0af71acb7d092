"""Who has some of the roles over a place, whatever batch or case his grant is for."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word
from bazhua.registry.models import Person, RoleGrant
from bazhua.registry.selectors.names import called


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person with those of the roles that he has."""

    uid: UUID
    name: Word
    roles: frozenset[str]


def persons_with(roles: Collection[str], region: Path, *, at: datetime) -> list[Bearer]:
    """Return the persons with a confirmed grant of a role over a node, ordered by name."""
    ids = region.ids()
    above = [Path.of(*ids[:depth]).dotted for depth in range(1, len(ids) + 1)]
    lasting = Q(until=None) | Q(until__gt=at)
    grants = RoleGrant.objects.filter(
        lasting, role__in=roles, node__path__in=above, since__lte=at, confirmed_at__isnull=False
    )
    found: dict[Person, set[str]] = defaultdict(set)
    for grant in grants.exclude(person=None).select_related("person"):
        if grant.person is not None:
            found[grant.person].add(grant.role)
    ordered = sorted(found, key=lambda person: (person.pinyin, person.pk))
    return [Bearer(one.uid, called(one), frozenset(found[one])) for one in ordered]
