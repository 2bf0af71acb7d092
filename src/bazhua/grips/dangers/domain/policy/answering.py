"""Which post answers for a hidden danger, which supervises it, how long who is called has."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between


class Answers(StrEnum):
    """For what a post is sought."""

    FIRM_POST = "FIRM_POST"
    BODY_POST = "BODY_POST"
    SUPERVISING_POST = "SUPERVISING_POST"


class PostSought(StrEnum):
    """A kind of post, by its name in the registry."""

    SAFETY_DIRECTOR = "SAFETY_DIRECTOR"
    SAFETY_MANAGER = "SAFETY_MANAGER"
    PRINCIPAL = "PRINCIPAL"
    OFFICER = "OFFICER"
    DUTY_OFFICER = "DUTY_OFFICER"
    HEAD = "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringPosts(PolicyRow):
    """The posts that are asked, the first that is there answers."""

    table: ClassVar[str] = "danger.answering"
    identity: ClassVar[tuple[str, ...]] = ("answers",)

    answers: Answers
    posts: tuple[PostSought, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWait(PolicyRow):
    """How long who is called has to answer, before the next is called or nobody has answered."""

    table: ClassVar[str] = "danger.answer_wait"

    minutes: Annotated[int, Between(1)]

    @property
    def wait(self) -> timedelta:
        """The same as a span of time."""
        return timedelta(minutes=self.minutes)


SINCE: Final = date(2021, 1, 1)

WAIT_ROWS: Final = (AnswerWait(clause="BZ/HAZ-CALLS", since=SINCE, minutes=60),)

ANSWERING_ROWS: Final = (
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.FIRM_POST,
        posts=(PostSought.SAFETY_DIRECTOR, PostSought.SAFETY_MANAGER, PostSought.PRINCIPAL),
    ),
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.BODY_POST,
        posts=(PostSought.OFFICER, PostSought.DUTY_OFFICER, PostSought.HEAD),
    ),
    AnsweringPosts(
        clause="BZ/HAZ-OWNER",
        since=SINCE,
        answers=Answers.SUPERVISING_POST,
        posts=(PostSought.OFFICER, PostSought.DUTY_OFFICER, PostSought.HEAD),
    ),
)
