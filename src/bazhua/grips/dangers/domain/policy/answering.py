"""Which post answers for a hidden danger, and which supervises that it is put right."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from bazhua.kernel.policy.book import PolicyRow


class Answers(StrEnum):
    """Who is asked for a post."""

    ENTERPRISE = "ENTERPRISE"
    BODY = "BODY"
    SUPERVISOR = "SUPERVISOR"


class PostSought(StrEnum):
    """A kind of post, by the code under which the registry keeps it."""

    SAFETY_DIRECTOR = "safety_director"
    SAFETY_MANAGER = "safety_manager"
    PRINCIPAL = "principal"
    OFFICER = "officer"
    DUTY_OFFICER = "duty_officer"
    HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringPosts(PolicyRow):
    """The posts that are asked, the first that is there answers."""

    table: ClassVar[str] = "danger.answering"
    identity: ClassVar[tuple[str, ...]] = ("answers",)

    answers: Answers
    posts: tuple[PostSought, ...]


SINCE: Final = date(2021, 1, 1)

ANSWERING_ROWS: Final = (
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.ENTERPRISE,
        posts=(PostSought.SAFETY_DIRECTOR, PostSought.SAFETY_MANAGER, PostSought.PRINCIPAL),
    ),
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.BODY,
        posts=(PostSought.OFFICER, PostSought.DUTY_OFFICER, PostSought.HEAD),
    ),
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.SUPERVISOR,
        posts=(PostSought.OFFICER, PostSought.DUTY_OFFICER, PostSought.HEAD),
    ),
)
