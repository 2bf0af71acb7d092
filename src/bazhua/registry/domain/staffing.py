"""The safety staff that an enterprise must have."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Annotated, Final

from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, Word, say
from bazhua.registry.domain.policy import EngineerShare, Post, PostThreshold, TrainerShare

HIGH_RISK_LIST = "SDTL/19"
PER_MILLE: Final = Decimal(1_000)
PER_CENT: Final = Decimal(100)

POST_WORDS: Final = {
    Post.SAFETY_DIRECTOR: Word("安全总监", "safety director"),
    Post.SAFETY_COMMITTEE: Word("安全生产委员会", "safety committee"),
    Post.FULL_TIME_STAFF: Word(
        "安全管理机构或专职安全管理人员", "safety department or full-time safety manager"
    ),
}


@dataclass(frozen=True, slots=True)
class StaffingNeed:
    """The safety staff that an enterprise needs.

    Attributes:
        full_time_staff: a safety department or a full-time safety manager; otherwise
            part-time will do.
        trainers: how many trainers of its own.
        registered_engineers: how many registered safety engineers.
    """

    safety_director: bool
    safety_committee: bool
    full_time_staff: bool
    trainers: int
    registered_engineers: int


@dataclass(frozen=True, slots=True)
class _Found:
    """One part of the answer."""

    number: int
    clause: str
    step: Phrase


def staffing_required(
    book: PolicyBook,
    *,
    high_risk: bool,
    headcount: Annotated[int, Between(1)],
    safety_managers: Annotated[int, Between(0)] = 0,
    above_scale: bool = True,
) -> Answer[StaffingNeed]:
    """Return the safety staff that an enterprise must have.

    Args:
        high_risk: on Shandong's list of high-risk enterprises (not the training list).
        headcount: all staff, those of subsidiaries and branches included.
        safety_managers: how many of them manage safety.
        above_scale: above the statistical scale.

    Raises:
        BadInput: there are more safety managers than staff.
    """
    if safety_managers > headcount:
        problem = say(
            "安全管理人员 {managers} 人多于职工总数 {staff} 人，请核对",
            "{managers} safety managers are more than the {staff} staff; check both figures",
            managers=safety_managers,
            staff=headcount,
        )
        raise BadInput("safety_managers", problem)
    posts = {post: _post(book, post, headcount, high_risk=high_risk) for post in Post}
    trainers = _trainers(book, headcount, high_risk=high_risk, above_scale=above_scale)
    engineers = _engineers(book, headcount, safety_managers, high_risk=high_risk)
    found = (*posts.values(), trainers, engineers)
    need = StaffingNeed(
        safety_director=bool(posts[Post.SAFETY_DIRECTOR].number),
        safety_committee=bool(posts[Post.SAFETY_COMMITTEE].number),
        full_time_staff=bool(posts[Post.FULL_TIME_STAFF].number),
        trainers=trainers.number,
        registered_engineers=engineers.number,
    )
    clauses = dict.fromkeys((HIGH_RISK_LIST, *(part.clause for part in found)))
    return Answer(need, tuple(clauses), tuple(part.step for part in found))


def _post(book: PolicyBook, post: Post, headcount: int, *, high_risk: bool) -> _Found:
    row = book.row(PostThreshold, post=post, high_risk=high_risk)
    step = say(
        "{post}：{staff} 人，满 {least} 人应设",
        "{post}: {staff} staff, needed from {least} on",
        post=POST_WORDS[post],
        staff=headcount,
        least=row.least_headcount,
    )
    return _Found(int(headcount >= row.least_headcount), row.clause, step)


def _trainers(book: PolicyBook, headcount: int, *, high_risk: bool, above_scale: bool) -> _Found:
    row = book.row(TrainerShare, high_risk=high_risk)
    if row.above_scale_only and not above_scale:
        step = say(
            "内训师：规模以下的一般企业不作要求",
            "trainers: none are asked of an ordinary enterprise below the scale",
        )
        return _Found(0, row.clause, step)
    number = max(_up(headcount * row.per_mille / PER_MILLE), row.least)
    step = say(
        "内训师：{staff} × {share}‰ 进位取整，至少 {least} 人，得 {number} 人",
        "trainers: {staff} × {share} ‰ rounded up, at least {least}: {number}",
        staff=headcount,
        share=row.per_mille,
        least=row.least,
        number=number,
    )
    return _Found(number, row.clause, step)


def _engineers(book: PolicyBook, headcount: int, managers: int, *, high_risk: bool) -> _Found:
    row = book.row(EngineerShare)
    if not high_risk or headcount < row.least_headcount:
        step = say(
            "注册安全工程师：高危单位满 {least} 人才有比例要求",
            "registered safety engineers: a share is asked of high-risk enterprises from {least} staff on",
            least=row.least_headcount,
        )
        return _Found(0, row.clause, step)
    share = _up(managers * row.percent / PER_CENT)
    number = row.least if managers <= row.few_managers else max(share, row.least)
    step = say(
        "注册安全工程师（矿山、建筑施工、危险物品单位）：安全管理人员 {managers} 人 × {percent} % "
        "进位取整，{few} 人以下至少 {least} 人，得 {number} 人",
        "registered safety engineers (mines, construction, dangerous goods): {managers} safety "
        "managers × {percent} % rounded up, {least} for up to {few} of them: {number}",
        managers=managers,
        percent=row.percent,
        few=row.few_managers,
        least=row.least,
        number=number,
    )
    return _Found(number, row.clause, step)


def _up(quantity: Decimal) -> int:
    return int(quantity.to_integral_value(ROUND_CEILING))
