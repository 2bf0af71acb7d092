"""The parties of official papers: whom one is about, and in whose name somebody issues it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.models import (
    Engagement,
    Enterprise,
    Holding,
    LetterCode,
    Organisation,
    Unit,
    all_bodies,
    all_enterprises,
)
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.who.duties import PREFIX

OFFICIAL = frozenset(
    {
        OrganisationKind.GOVERNMENT,
        OrganisationKind.DEPARTMENT,
        OrganisationKind.COMMISSION_OFFICE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An enterprise or a body as papers name it.

    Attributes:
        code: its credit code, empty where none is on record.
        street: its address, empty where none is on record.
        post: address of the post that somebody holds there, empty where he holds none.
    """

    uid: UUID
    name: Word
    code: str
    street: str = ""
    post: str = ""


def party_of(kind: str, uid: UUID) -> Party:
    """Return the party that a record is about; of a workshop or team it is the enterprise.

    Raises:
        NotFound: there is none.
    """
    if kind == "organisation":
        body = all_bodies().filter(uid=uid).first()
        if body is not None:
            return _body(body)
    firm = all_enterprises().filter(uid=_firm_of(kind, uid)).first()
    if firm is None:
        raise NotFound
    return _firm(firm)


def bodies_of(person: UUID, region: Path, *, at: datetime) -> list[Party]:
    """Return the bodies for which somebody acts at a place, the nearest first; then its enterprise.

    They are those where he works or holds a post: offices that stand at the region or above it,
    and the enterprise that the place belongs to.
    """
    ids = region.ids()
    above = [Path.of(*ids[:depth]).dotted for depth in range(1, len(ids) + 1)]
    found: dict[UUID, Party] = {}
    for home, post in _homes(person, at):
        known = found.get(home.uid)
        if home.path_now in above and (known is None or not known.post):
            found[home.uid] = (
                _firm(home, post) if isinstance(home, Enterprise) else _body(home, post)
            )
    return list(found.values())


def letter_code(organisation: UUID, on: date) -> str:
    """Return the letters of a body in numbers of its papers on a day; empty without any."""
    rows = LetterCode.objects.filter(organisation__uid=organisation, since__lte=on)
    return rows.order_by("-since").values_list("letters", flat=True).first() or ""


def letter_codes(row: Organisation) -> list[LetterCode]:
    """Return the letters of a body, those of the latest day first."""
    return list(LetterCode.objects.filter(organisation=row).order_by("-since"))


def _homes(person: UUID, at: datetime) -> Iterator[tuple[Enterprise | Organisation, str]]:
    """Yield offices before enterprises, the nearest first, each with a post that he holds there."""
    today = day_of(at)
    held = Holding.objects.filter(Q(until=None) | Q(until__gt=at), since__lte=at)
    engaged = Engagement.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
    posts = held.filter(person__uid=person).select_related("post__firm", "post__organisation")
    works = engaged.filter(person__uid=person).select_related("firm", "organisation")
    homes = [
        *((row.post.organisation or row.post.firm, f"{PREFIX}{row.post.uid}") for row in posts),
        *((row.organisation or row.firm, "") for row in works),
    ]
    standing = [(home, post) for home, post in homes if home is not None and _may_issue(home)]
    yield from sorted(standing, key=lambda one: (isinstance(one[0], Enterprise), _far(one[0])))


def _may_issue(home: Enterprise | Organisation) -> bool:
    return isinstance(home, Enterprise) or OrganisationKind(home.kind) in OFFICIAL


def _far(home: Enterprise | Organisation) -> tuple[int, int]:
    return (-len(Path(home.path_now).ids()), home.pk)


def _firm_of(kind: str, uid: UUID) -> UUID:
    if kind != "unit":
        return uid
    unit = Unit.objects.filter(uid=uid).select_related("enterprise").first()
    return uid if unit is None else unit.enterprise.uid


def _firm(row: Enterprise, post: str = "") -> Party:
    name = called(row)
    return Party(uid=row.uid, name=name, code=row.credit_code, street=row.address, post=post)


def _body(row: Organisation, post: str = "") -> Party:
    return Party(uid=row.uid, name=called(row), code=row.code, post=post)
