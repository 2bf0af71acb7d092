"""Rolls of people beside what is on record: where each is to work, and who he is already."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import BadInput
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say
from bazhua.registry.domain.who.masks import IDENTITY_BOOK, checked_identity
from bazhua.registry.models import Person
from bazhua.registry.selectors.who.homes import Home, HomeNamed, homes_named
from bazhua.registry.selectors.who.people import POST, identity_hash

ENGAGEMENT: Final = "engagement"
NEEDED: Final = ((ENGAGEMENT, "create"), (POST, "create"), (POST, "appoint"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A person of a roll, who works somewhere.

    Attributes:
        code: credit code of the enterprise or body where he works; else ``home`` is its full name
            and ``region`` the code or name of the region where it stands.
        post: name of the post there that he holds, or empty.
    """

    name: str = field(repr=False)
    identity: str = field(repr=False)
    phone: str = field(default="", repr=False)
    code: str = ""
    home: str = ""
    region: str = ""
    post: str = ""
    since: date

    @property
    def where(self) -> HomeNamed:
        """Where he works, as the roll names it; a code says all."""
        if self.code:
            return HomeNamed(code=self.code)
        return HomeNamed(name=self.home, region=self.region)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an enrolment: field, code, and what to do."""

    field: str
    code: str
    said: Phrase


def enrols_at(home: Home, actor: Actor, *, at: datetime) -> bool:
    """Return whether an actor may engage people there and give them posts."""
    return all(actor.may(*right, home.place, at) for right in NEEDED)


class Roll:
    """A roll as far as it was read: finds what contradicts the records or the rows before."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self._actor = actor
        self._at = at
        self._homes: dict[HomeNamed, Sequence[Home]] = {}
        self._names: dict[bytes, tuple[str, int]] = {}
        self._seen: dict[tuple[bytes, object], int] = {}

    def faults(self, rows: Sequence[tuple[int, Enrolment]]) -> Mapping[int, Sequence[Fault]]:
        """Return what is wrong, by number of the row; rows that are right are left out."""
        self._know_homes({row.where for _, row in rows})
        hashes, refused = self._hashes(rows)
        known = dict(
            Person.objects.filter(identity_hash__in=hashes.values()).values_list(
                "identity_hash", "name"
            )
        )
        names = {bytes(key or b""): name for key, name in known.items()}
        found = {
            number: (
                *refused.get(number, ()),
                *self._faults(number, row, hashes.get(number), names),
            )
            for number, row in rows
        }
        return {number: faults for number, faults in found.items() if faults}

    def _faults(
        self, number: int, row: Enrolment, digest: bytes | None, known: Mapping[bytes, str]
    ) -> Iterable[Fault]:
        homes = self._homes[row.where]
        if len(homes) != 1:
            yield _no_home(row.where, several=bool(homes))
        if digest is None:
            return
        if known.get(digest, row.name) != row.name:
            yield OTHER_NAME
        name, first = self._names.setdefault(digest, (row.name, number))
        if name != row.name:
            yield Fault("name", "identity_taken", _at_row(first))
        place = (type(homes[0]), homes[0].pk) if len(homes) == 1 else row.where
        before = self._seen.setdefault((digest, place), number)
        if before != number:
            yield Fault("identity", "repeated", _repeated(before))

    def _hashes(
        self, rows: Sequence[tuple[int, Enrolment]]
    ) -> tuple[dict[int, bytes], dict[int, tuple[Fault]]]:
        """Return by what each is found again, and what is wrong with the other numbers."""
        hashes, refused = {}, {}
        for number, row in rows:
            try:
                plain = checked_identity(row.identity, book=IDENTITY_BOOK, on=day_of(self._at))
            except BadInput as error:
                refused[number] = (Fault("identity", "bad_identity", error.problem),)
            else:
                hashes[number] = identity_hash(plain)
        return hashes, refused

    def _know_homes(self, asked: Set[HomeNamed]) -> None:
        for one, found in homes_named(asked - self._homes.keys()).items():
            self._homes[one] = [home for home in found if enrols_at(home, self._actor, at=self._at)]


UNKNOWN_CODE: Final = Fault(
    "code",
    "unknown_home",
    say(
        "您的范围内没有这个代码的在册单位；请核对代码",
        "no enterprise or body within your reach has this code; check it",
    ),
)
UNKNOWN_NAME: Final = Fault(
    "home",
    "unknown_home",
    say(
        "您的范围内，该区划没有这个全称的在册单位；请核对全称和区划，或填代码",
        "no enterprise or body within your reach has this name in this region; check both, or give the code",
    ),
)
SEVERAL_HOMES: Final = Fault(
    "home",
    "several_homes",
    say(
        "该区划有多个单位叫这个名称；请填统一社会信用代码或更小的区划",
        "several have this name in this region; give the credit code, or a smaller region",
    ),
)
OTHER_NAME: Final = Fault(
    "name",
    "identity_taken",
    say(
        "该身份证号已以另一姓名登记；请核对姓名和号码",
        "this identity number is on record under another name; check both",
    ),
)


def _at_row(row: int) -> Phrase:
    return say(
        "同一身份证号在第 {row} 行是另一姓名；请核对",
        "row {row} has another name for this identity number; check both",
        row=row,
    )


def _repeated(row: int) -> Phrase:
    return say(
        "与第 {row} 行是同一人、同一单位；请删去一行",
        "row {row} names the same person at the same place; delete one of them",
        row=row,
    )


def _no_home(asked: HomeNamed, *, several: bool) -> Fault:
    if several:
        return SEVERAL_HOMES
    return UNKNOWN_CODE if asked.code else UNKNOWN_NAME
