"""Many people put on record where they work, all or none; nobody and nothing is there twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.pouring import LEAVE_OUT, pour
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Happened, Subject, emit_apart
from bazhua.infra.search.indexing import Findable, Standing, index_each
from bazhua.kernel.errors import BadInput, Forbidden, NotFound
from bazhua.kernel.times import BEIJING
from bazhua.registry.domain.people import POST_WORDS, EngagementKind, PostKind
from bazhua.registry.domain.who.refusals import IdentityTaken
from bazhua.registry.models import Engagement, Enterprise, Holding, Organisation, Person, Post
from bazhua.registry.selectors.who.enrolling import SEVERAL_HOMES, Enrolment, enrols_at
from bazhua.registry.selectors.who.homes import Home, HomeNamed, homes_named
from bazhua.registry.selectors.who.people import PERSON, POST
from bazhua.registry.services.naming import named
from bazhua.registry.services.who.persons import Registration, columns_of, told_of

EMPLOYEE: Final = EngagementKind.EMPLOYEE.value
KINDS: Final = {word.zh: kind for kind, word in POST_WORDS.items()}
"""Kinds of posts by their word; a post that is called otherwise is one of a worker or officer."""

Key: TypeAlias = tuple[int | None, int | None]
"""Ids of an enterprise and of a body, one of them none."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person on record, as far as a roll asks for him."""

    id: int
    uid: UUID
    name: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A person of a roll beside where he works."""

    person: Known
    home: Home
    wanted: Enrolment

    @property
    def key(self) -> Key:
        """Where he works."""
        is_firm = isinstance(self.home, Enterprise)
        return (self.home.pk, None) if is_firm else (None, self.home.pk)

    def columns(self, at: datetime) -> dict[str, Any]:
        """Return what every new row about his place says."""
        firm, body = self.key
        return {
            "uid": new_uid(at),
            "path_then": self.home.path_now,
            "path_now": self.home.path_now,
            "group_now": self.home.group_now,
            "dept_mask": self.home.dept_mask,
            "assignment_ids": self.home.assignment_ids,
            "firm_id": firm,
            "organisation_id": body,
        }


@transaction.atomic
def enrol(enrolments: Sequence[Enrolment], *, actor: Actor, at: datetime) -> None:
    """Put people on record, engage them as employees, open the posts named and give them to them.

    Who is on record, is engaged or holds the post stays so; his telephone is not changed.

    Raises:
        NotFound: a code, or a name in a region, is of no open enterprise or body.
        Forbidden: the actor may not register people, or not engage them there.
        BadInput, MissingKey, OutOfRange: number, telephone or name is refused; or several
            enterprises or bodies within his reach have the name.
        IdentityTaken: a number is on record under another name.
    """
    if not actor.granted(PERSON, "create", at):
        raise Forbidden
    homes = _homes({one.where for one in enrolments}, actor, at)
    persons = _persons(enrolments, actor, at)
    placed = [
        Placed(who, homes[one.where], one) for one, who in zip(enrolments, persons, strict=True)
    ]
    _engage(placed, actor, at)
    _give_posts([each for each in placed if each.wanted.post], actor, at)


def _homes(asked: Set[HomeNamed], actor: Actor, at: datetime) -> Mapping[HomeNamed, Home]:
    found = homes_named(asked)
    if not all(found.values()):
        raise NotFound("code")
    mine = {
        one: [home for home in homes if enrols_at(home, actor, at=at)]
        for one, homes in found.items()
    }
    if not all(mine.values()):
        raise Forbidden
    if any(len(homes) > 1 for homes in mine.values()):
        raise BadInput(SEVERAL_HOMES.field, SEVERAL_HOMES.said)
    homes = {one: only for one, (only,) in mine.items()}
    _hold(QuerySet(Enterprise), homes.values())
    _hold(QuerySet(Organisation), homes.values())
    return homes


def _hold(rows: QuerySet[Any], homes: Iterable[Home]) -> None:
    """Let a second roll of the same homes wait, so that it opens and engages nothing again."""
    keys = [home.pk for home in homes if isinstance(home, rows.model)]
    held = rows.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
    list(held.values_list("pk"))


def _persons(enrolments: Sequence[Enrolment], actor: Actor, at: datetime) -> list[Known]:
    drafts: dict[bytes, dict[str, Any]] = {}
    told: dict[UUID, dict[str, bool]] = {}
    digests = []
    for one in enrolments:
        given = Registration(name=one.name, identity=one.identity, phone=one.phone)
        uid = new_uid(at)
        columns = columns_of(given, uid, at)
        digest = columns["identity_hash"]
        digests.append((digest, columns["name"]))
        drafts.setdefault(digest, {"uid": uid, **columns})
        told.setdefault(uid, told_of(given))
    # In one order, so that two rolls with the same people wait for each other and no more.
    new = pour(Person, [drafts[digest] for digest in sorted(drafts)], clash=LEAVE_OUT)
    found = Person.objects.filter(identity_hash__in=list(drafts))
    values = found.values_list("identity_hash", "id", "uid", "name", "pinyin")
    known = {
        bytes(digest or b""): Known(pk, uid, name, pinyin)
        for digest, pk, uid, name, pinyin in values
    }
    if any(known[digest].name != name for digest, name in digests):
        raise IdentityTaken("identity")
    registered = [(Subject(uid), at, told[uid]) for uid in new]
    emit_apart("person.registered", registered, actor=actor)
    return [known[digest] for digest, _ in digests]


def _engage(placed: Sequence[Placed], actor: Actor, at: datetime) -> None:
    persons = {each.person.id for each in placed}
    engaged = Engagement.objects.filter(person__in=persons, kind=EMPLOYEE)
    ends: dict[tuple[int, Key], list[date | None]] = defaultdict(list)
    for person, firm, body, until in engaged.values_list("person", "firm", "organisation", "until"):
        ends[person, (firm, body)].append(until)
    new = []
    for each in placed:
        spells = ends[each.person.id, each.key]
        if all(until is not None and until <= each.wanted.since for until in spells):
            new.append((each, _engagement(each, at)))
            spells.append(None)
    pour(Engagement, [row for _, row in new])
    titled = (Findable(record=Standing.of(row), title=each.person.name) for each, row in new)
    index_each("person", titled, at=at, new=True)
    told = [
        (
            Subject(row["uid"], row["path_then"]),
            at,
            {"person": each.person.uid, "kind": EMPLOYEE, "since": row["since"], "until": None},
        )
        for each, row in new
    ]
    emit_apart("engagement.begun", told, actor=actor)


def _engagement(each: Placed, at: datetime) -> dict[str, Any]:
    return each.columns(at) | {
        "person_id": each.person.id,
        "pinyin": each.person.pinyin,
        "kind": EMPLOYEE,
        "title": each.wanted.post,
        "since": each.wanted.since,
    }


def _give_posts(placed: Sequence[Placed], actor: Actor, at: datetime) -> None:
    posts = _posts(placed, actor, at)
    held = Holding.objects.filter(person__in={each.person.id for each in placed})
    there = set(held.filter(Q(until=None) | Q(until__gt=at)).values_list("post", "person"))
    rows = []
    taken: dict[int, list[Happened]] = defaultdict(list)
    for each in placed:
        post, subject = posts[each.key, each.wanted.post]
        if (post, each.person.id) in there:
            continue
        there.add((post, each.person.id))
        since = datetime.combine(each.wanted.since, time(), BEIJING)
        row = {"uid": new_uid(at), "post_id": post, "person_id": each.person.id, "since": since}
        rows.append(row)
        taken[post].append((subject, at, {"person": each.person.uid, "since": since}))
    pour(Holding, rows)
    for turn in zip_longest(*taken.values()):
        # A record has one event in a stroke: those who take the same post follow each other.
        emit_apart("post.taken", [one for one in turn if one], actor=actor)


def _posts(
    placed: Sequence[Placed], actor: Actor, at: datetime
) -> Mapping[tuple[Key, str], tuple[int, Subject]]:
    """Return id and subject of the open post of each name at each home; opens those missing."""
    firms, bodies = ({each.key[side] for each in placed} - {None} for side in (0, 1))
    rows = Post.objects.filter(
        Q(firm__in=firms) | Q(organisation__in=bodies),
        name__in={each.wanted.post for each in placed},
        until=None,
        unit=None,
    ).order_by("-pk")
    found: dict[tuple[Key, str], tuple[int, Subject]] = {
        ((firm, body), name): (pk, Subject(uid, path))
        for firm, body, name, pk, uid, path in rows.values_list(
            "firm", "organisation", "name", "pk", "uid", "path_then"
        )
    }
    new: dict[tuple[Key, str], tuple[Placed, dict[str, Any]]] = {}
    for each in placed:
        key = (each.key, each.wanted.post)
        if key not in found and key not in new:
            new[key] = each, _post(each, at)
    ids = pour(Post, [row for _, row in new.values()])
    titled = (
        Findable(record=Standing.of(row), title=row["name"], text=each.home.name)
        for each, row in new.values()
    )
    index_each(POST, titled, at=at, new=True)
    opened = {key: Subject(row["uid"], row["path_then"]) for key, (_, row) in new.items()}
    told = [
        (opened[key], at, {"kind": row["kind"], "name": row["name"]})
        for key, (_, row) in new.items()
    ]
    emit_apart("post.opened", told, actor=actor)
    return found | {key: (ids[subject.uid], subject) for key, subject in opened.items()}


def _post(each: Placed, at: datetime) -> dict[str, Any]:
    name = each.wanted.post
    kind = KINDS.get(name, PostKind.OFFICER)
    return each.columns(at) | named(name) | {"kind": kind.value}
