"""Kinds of engagements and of posts."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class EngagementKind(StrEnum):
    """How a person comes to work somewhere."""

    EMPLOYEE = "employee"
    CONTRACTOR = "contractor"
    DISPATCHED = "dispatched"
    VISITOR = "visitor"


ENGAGEMENT_WORDS: Final = {
    EngagementKind.EMPLOYEE: Word("从业人员", "Employee"),
    EngagementKind.CONTRACTOR: Word("承包商人员", "Contractor's person"),
    EngagementKind.DISPATCHED: Word("被派遣劳动者", "Dispatched worker"),
    EngagementKind.VISITOR: Word("外来人员", "Visitor"),
}


class PostKind(StrEnum):
    """What a post is for; the law binds principals and safety staff by these."""

    PRINCIPAL = "principal"
    SAFETY_DIRECTOR = "safety_director"
    SAFETY_MANAGER = "safety_manager"
    WORKSHOP_HEAD = "workshop_head"
    TEAM_LEADER = "team_leader"
    DUTY_OFFICER = "duty_officer"
    HEAD = "head"
    OFFICER = "officer"


POST_WORDS: Final = {
    PostKind.PRINCIPAL: Word("主要负责人", "Principal"),
    PostKind.SAFETY_DIRECTOR: Word("安全总监", "Safety director"),
    PostKind.SAFETY_MANAGER: Word("安全管理人员", "Safety manager"),
    PostKind.WORKSHOP_HEAD: Word("车间主任", "Workshop head"),
    PostKind.TEAM_LEADER: Word("班组长", "Team leader"),
    PostKind.DUTY_OFFICER: Word("值班员", "Duty officer"),
    PostKind.HEAD: Word("负责人", "Head"),
    PostKind.OFFICER: Word("工作人员", "Officer"),
}
