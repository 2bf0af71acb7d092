"""Who is on duty in the demonstration, and what posts owe: some of it soon, some of it missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Final
from uuid import UUID

from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.core.escalation import EscalationRule
from bazhua.infra.obligations.core.escalation import Level as Called
from bazhua.infra.obligations.services import Opening, open_each
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.registry.domain.demo.figures import Home
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Enterprise, Post
from bazhua.registry.services.demo.figures import Homes
from bazhua.registry.services.demo.stage import Stage, office_at, today
from bazhua.registry.services.who.posts import address_of, appoint
from bazhua.registry.services.who.rosters import plan_duty

OFFICES: Final = (
    (Home.PROVINCE, "R02", ("省安委办值班员", "Duty officer of the province")),
    (Home.CITY, "R04", ("市安委办值班员", "Duty officer of the city")),
    (Home.COUNTY, "R06", ("县安委办值班员", "Duty officer of the county")),
)
"""Where somebody is on duty, the figure who is, and what the post is called."""

HEADS: Final = (
    (Home.PROVINCE, "R01", ("省安委办主任", "Head of the Commission Office")),
    (Home.CITY, "R05", ("市应急局局长", "Head of the city's emergency bureau")),
    (Home.COUNTY, "R07", ("县应急局局长", "Head of the county's emergency bureau")),
)
"""Who signs for an office, the figure who does, and what the post is called."""

FIRM_POSTS: Final = (
    ("R19", ("主要负责人", "Principal"), PostKind.PRINCIPAL),
    ("R20", ("安全总监", "Safety director"), PostKind.SAFETY_DIRECTOR),
    ("R21", ("安全管理员", "Safety manager"), PostKind.SAFETY_MANAGER),
    ("R22", ("甲班班长", "Leader of team A"), PostKind.TEAM_LEADER),
)
CLAUSE: Final = "BZ/DEMONSTRATION"
CHECK: Final = "enterprise.check_facts"
NAME: Final = "enterprise.name_supervisor"
HOUR: Final = timedelta(hours=1)
DUES: Final = (-30, -6, -2, 0.25, 1, 3, 9, 26, 72)
"""When they are due, hours from the loading: three are missed already."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A post that owes something about an enterprise."""

    kind: str
    firm: Enterprise
    post: Post


def man_offices(stage: Stage, homes: Homes, persons: Mapping[str, UUID]) -> dict[Home, Post]:
    """Let offices be on duty day and night: the figure and a colleague on alternate days."""
    found = {}
    for home, role, name in OFFICES:
        office = office_at(homes.node(home).path)
        post, colleague = stage.held(office, name, PostKind.DUTY_OFFICER)
        appoint(post.uid, persons[role], since=stage.at, actor=stage.loader, at=stage.at)
        for on, person in enumerate((colleague.uid, persons[role])):
            _shift(stage, post, person, on)
        found[home] = post
    return found


def head_offices(stage: Stage, homes: Homes, persons: Mapping[str, UUID]) -> None:
    """Let figures be heads of the offices at home."""
    for home, role, name in HEADS:
        post = stage.post(office_at(homes.node(home).path), name, PostKind.HEAD)
        appoint(post.uid, persons[role], since=stage.at, actor=stage.loader, at=stage.at)


def man_firm(stage: Stage, firm: Enterprise, persons: Mapping[str, UUID]) -> list[Post]:
    """Let figures hold the posts of the first enterprise."""
    posts = []
    for role, name, kind in FIRM_POSTS:
        post = stage.post(firm, name, kind)
        appoint(post.uid, persons[role], since=stage.at, actor=stage.loader, at=stage.at)
        posts.append(post)
    return posts


def owe(stage: Stage, owing: Sequence[Owing], offices: Mapping[Home, Post]) -> None:
    """Let posts owe; the county's and the city's officer on duty are called after them."""
    openings = [
        _opening(stage, one, DUES[number % len(DUES)] * HOUR, offices)
        for number, one in enumerate(owing)
    ]
    open_each(openings, actor=stage.loader, at=stage.at)


def _opening(stage: Stage, one: Owing, due: timedelta, offices: Mapping[Home, Post]) -> Opening:
    calls = (one.post, offices[Home.COUNTY], offices[Home.CITY], offices[Home.PROVINCE])
    levels = tuple(
        Called(address, rank * HOUR / 6)
        for rank, address in enumerate(dict.fromkeys(map(address_of, calls)))
    )
    terms = Terms(
        holder=address_of(one.post),
        clause=CLAUSE,
        starts_at=stage.at - 48 * HOUR,
        rule=EscalationRule(levels, HOUR),
    )
    return Opening(
        kind=one.kind,
        subject_kind="enterprise",
        subject_uid=one.firm.uid,
        place=one.firm.place,
        terms=terms,
        due_at=stage.at + due,
    )


def _shift(stage: Stage, post: Post, person: UUID, on: int) -> None:
    rhythm = Rhythm(first=today(stage) - timedelta(days=1), cycle_days=2, on=frozenset({on}))
    shift = Shift(
        post=address_of(post),
        person=str(person),
        rhythm=rhythm,
        begins=time(8),
        lasts=24 * HOUR,
    )
    plan_duty(shift, actor=stage.loader, at=stage.at)
