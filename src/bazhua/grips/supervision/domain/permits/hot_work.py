"""Levels of hot work by its place (GB 30871 5.1.2 to 5.1.4)."""

from bazhua.grips.supervision.domain.permits.decision import Decision, day_asked, needed
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.permits.upgrade import upgrade_grounds
from bazhua.grips.supervision.domain.policy.levels import HotWorkUpgrade
from bazhua.grips.supervision.domain.terms import PermitLevel
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import say
from bazhua.law.codes import CODES

OUTSIDE_FIXED_AREAS = "GB30871/5.1.1"
SPECIAL = "GB30871/5.1.2"
LEVEL_1 = "GB30871/5.1.3"
LEVEL_2 = "GB30871/5.1.4"
CLAUSES = (OUTSIDE_FIXED_AREAS, SPECIAL, LEVEL_1, LEVEL_2)


def decide_hot_work(book: PolicyBook, job: Job) -> Decision:
    """Return the level of hot work, upgraded where it must be.

    Raises:
        MissingKey: a fact that decides was not given.
        BadInput: facts contradict each other, or the wind forbids the work.
    """
    _refuse_contradictions(job)
    grounds = upgrade_grounds(book, job)
    if job.fixed_area:
        step = say(
            "在固定动火区内，不分级、不办动火作业票",
            "in a fixed hot-work area: no level and no hot-work permit",
        )
        return Decision(None, (OUTSIDE_FIXED_AREAS,), (step,), required=False)
    placed = _by_place(job)
    if placed.level is None or not grounds.reasons:
        return Decision(placed.level, (*placed.clauses, *grounds.clauses), placed.steps)
    row = book.row(HotWorkUpgrade, day_asked(job), level=placed.level)
    steps = [
        *placed.steps,
        *grounds.reasons,
        say(
            "应升级管理：{level}按{higher}管理",
            "to be upgraded: {level} is managed as {higher}",
            level=CODES[placed.level],
            higher=CODES[row.managed_as],
        ),
    ]
    if row.extra_approval:
        steps.append(
            say("已是最高级，增加一级审批", "no level is higher: one more person approves")
        )
    clauses = (*placed.clauses, OUTSIDE_FIXED_AREAS, *grounds.clauses, row.clause)
    return Decision(row.managed_as, clauses, tuple(steps))


def _by_place(job: Job) -> Decision:
    if job.shutdown_approved:
        step = say(
            "装置全部停车、清洗置换分析合格并隔离，经批准按二级管理",
            "the process unit is shut down, cleaned, analysed and isolated: level 2 as approved",
        )
        return Decision(PermitLevel.LEVEL_2, (LEVEL_2,), (step,))
    if job.mhi_dike:
        step = say(
            "重大危险源罐区防火堤内为特级",
            "inside the dike of a major-hazard tank farm: special level",
        )
        return Decision(PermitLevel.SPECIAL, (SPECIAL,), (step,))
    if job.on_pipe_rack and job.in_operation is False:
        return _pipe_rack()
    if needed(job.explosive_place, "explosive_place"):
        return _in_explosive_place(job)
    if job.on_pipe_rack:
        return _pipe_rack()
    step = say("其他场所为二级", "any other place: level 2")
    return Decision(PermitLevel.LEVEL_2, (LEVEL_2,), (step,))


def _in_explosive_place(job: Job) -> Decision:
    if needed(job.in_operation, "in_operation"):
        step = say(
            "火灾爆炸危险场所内运行的设备、管道、储罐上为特级",
            "on equipment in operation in a place with danger of fire or explosion: special level",
        )
        return Decision(PermitLevel.SPECIAL, (SPECIAL,), (step,))
    step = say(
        "火灾爆炸危险场所内、非运行设备上为一级",
        "in a place with danger of fire or explosion, nothing in operation: level 1",
    )
    return Decision(PermitLevel.LEVEL_1, (LEVEL_1,), (step,))


def _pipe_rack() -> Decision:
    step = say("管廊上为一级", "on a pipe rack: level 1")
    return Decision(PermitLevel.LEVEL_1, (LEVEL_1,), (step,))


def _refuse_contradictions(job: Job) -> None:
    exclusive = (
        ("fixed_area", "explosive_place"),
        ("fixed_area", "mhi_dike"),
        ("shutdown_approved", "in_operation"),
        ("shutdown_approved", "mhi_dike"),
    )
    for one, other in exclusive:
        if getattr(job, one) and getattr(job, other):
            problem = say(
                "“{one}”与“{other}”不能同时成立，请核对",
                "“{one}” and “{other}” cannot both hold; check them",
                one=one,
                other=other,
            )
            raise BadInput(one, problem)
