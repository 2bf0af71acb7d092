"""Who holds the posts of a demonstration, for the parts that load more onto it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bazhua.kernel.scope import Place
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Enterprise, Holding, Organisation


@dataclass(frozen=True, slots=True)
class Cast:
    """An enterprise or a body with the persons who hold its posts, the first for each kind.

    Attributes:
        firm: whether it is an enterprise.
        industry: GB/T 4754-2017 code; of a body it is empty.
        body: kind of a body; of an enterprise it is empty.
    """

    uid: UUID
    firm: bool
    industry: str
    place: Place
    persons: Mapping[PostKind, UUID] = field(repr=False)
    body: str = ""


def demonstration_cast() -> list[Cast]:
    """Return every enterprise and body whose posts are held, in the order they were loaded."""
    held = Holding.objects.filter(until=None).select_related(
        "post", "post__firm", "post__organisation", "person"
    )
    homes: dict[UUID, Enterprise | Organisation] = {}
    persons: dict[UUID, dict[PostKind, UUID]] = {}
    for one in held.order_by("pk"):
        home = one.post.firm or one.post.organisation
        if home is not None:
            homes.setdefault(home.uid, home)
            persons.setdefault(home.uid, {}).setdefault(PostKind(one.post.kind), one.person.uid)
    return [_cast(home, persons[uid]) for uid, home in homes.items()]


def _cast(home: Enterprise | Organisation, persons: Mapping[PostKind, UUID]) -> Cast:
    if isinstance(home, Enterprise):
        return Cast(home.uid, True, home.industry, home.place, persons)  # noqa: FBT003 -- its second
    return Cast(home.uid, False, "", home.place, persons, home.kind)  # noqa: FBT003 -- its second
