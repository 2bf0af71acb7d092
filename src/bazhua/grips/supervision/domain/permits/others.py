"""The other six kinds: lifting by mass, excavation by depth, one blind, whose power (GB 30871)."""

from bazhua.grips.supervision.domain.permits.decision import (
    Decision,
    HoursLine,
    day_asked,
    level_of,
    needed,
)
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.policy.levels import (
    BlindPlates,
    ExcavationDepth,
    LiftingExempt,
    LiftingLevels,
)
from bazhua.grips.supervision.domain.terms import PermitKind, PermitLevel
from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import say
from bazhua.law.codes import CODES

CONFINED_SPACE = "GB30871/3.6"
ROAD_CLOSURE = "GB30871/3.12"
PLAN = "GB30871/9.2.1"
SAME_TIME = "GB30871/10.8"

CLAUSES = (CONFINED_SPACE, ROAD_CLOSURE, PLAN, SAME_TIME)

SERVED = (PermitKind.HOT_WORK, PermitKind.CONFINED_SPACE)


def decide_lifting(book: PolicyBook, job: Job) -> Decision:
    """Return the level of lifting; light loads may go without a permit, never without analysis.

    Raises:
        MissingKey: the mass was not given.
    """
    day, mass = day_asked(job), needed(job.weight_t, "weight_t")
    row, exempt = book.row(LiftingLevels, day), book.row(LiftingExempt, day)
    level = PermitLevel.LEVEL_3
    if mass > row.level_1_above_t:
        level = PermitLevel.LEVEL_1
    elif mass >= row.level_2_from_t:
        level = PermitLevel.LEVEL_2
    step = say(
        "{mass} 吨（一级 > {first} 吨，二级 ≥ {second} 吨，其余三级）：{level}",
        "{mass} t (level 1 > {first} t, level 2 ≥ {second} t, else level 3): {level}",
        mass=mass,
        first=row.level_1_above_t,
        second=row.level_2_from_t,
        level=CODES[level],
    )
    if mass < exempt.below_t:
        light = say(
            "小于 {least} 吨，可不办作业票，仍应进行风险分析",
            "less than {least} t: no permit is needed, a risk analysis is",
            least=exempt.below_t,
        )
        return Decision(level, (row.clause, exempt.clause), (step, light), required=False)
    if level is PermitLevel.LEVEL_3:
        return Decision(level, (row.clause,), (step,))
    plan = say("应编制吊装作业方案并经审批", "an approved lifting plan is needed")
    return Decision(level, (row.clause, PLAN), (step, plan))


def decide_excavation(book: PolicyBook, job: Job) -> Decision:
    """Return whether digging is excavation.

    Raises:
        MissingKey: neither machine filling or levelling nor the depth was told.
    """
    row = book.row(ExcavationDepth, day_asked(job))
    if job.machine_levelling:
        step = say("机械填土或平整场地", "filling or levelling by machine")
        return Decision(None, (row.clause,), (step,))
    depth = needed(job.depth_m, "depth_m")
    step = say(
        "入土深度 {depth} 米，超过 {most} 米为动土作业",
        "{depth} m deep; more than {most} m is excavation",
        depth=depth,
        most=row.more_than_m,
    )
    return Decision(None, (row.clause,), (step,), required=depth > row.more_than_m)


def decide_blind_plate(book: PolicyBook, job: Job) -> Decision:
    """Return that blind-plate work needs a permit for each blind.

    Raises:
        BadInput: the permit is for more blinds than one permit may cover.
    """
    row = book.row(BlindPlates, day_asked(job))
    if job.blinds is not None and job.blinds > row.most:
        problem = say(
            "一张作业票只能办 {most} 块盲板的一项作业（{clause}），{given} 块请分别办票",
            "one permit covers {most} blind and one action ({clause}); {given} blinds need a "
            "permit each",
            most=row.most,
            given=job.blinds,
            clause=row.clause,
        )
        raise BadInput("blinds", problem)
    step = say("一块盲板、抽或堵一项，一张票", "one blind, fitted or removed: one permit")
    return Decision(None, (row.clause,), (step,))


def decide_temporary_power(_book: PolicyBook, job: Job) -> Decision:
    """Return whose hours temporary power follows.

    Raises:
        MissingKey: the work it serves, or the level of that work, was not given.
        NotAChoice: it cannot be tied to that kind, or the level is none of that kind.
        BadInput: keys were given that exclude each other.
    """
    if job.serves is None:
        return _power_of_its_own(job)
    if job.serves not in SERVED:
        raise NotAChoice("serves", job.serves, SERVED)
    if job.extended:
        problem = say(
            "为动火、受限空间作业供电的，时间随该作业，不能填 extended",
            "power for hot work or confined space entry lasts as long as that work; leave out "
            "extended",
        )
        raise BadInput("extended", problem)
    step = say(
        "与所服务的{work}时间一致",
        "as long as the {work} that it serves",
        work=CODES[job.serves],
    )
    hours = HoursLine(job.serves, level_of(job.serves, job.serves_level, "serves_level"))
    return Decision(None, (SAME_TIME,), (step,), hours=hours)


def _power_of_its_own(job: Job) -> Decision:
    if job.serves_level is not None:
        raise MissingKey("serves")
    step = (
        say("特殊情况下的临时用电", "temporary power in special circumstances")
        if job.extended
        else say("一般临时用电", "ordinary temporary power")
    )
    hours = HoursLine(PermitKind.TEMPORARY_POWER, extended=bool(job.extended))
    return Decision(None, (), (step,), hours=hours)


def decide_confined_space(_book: PolicyBook, _job: Job) -> Decision:
    """Return that every confined space entry needs a permit."""
    step = say("进入或探入受限空间都要办票", "entering or reaching in always needs a permit")
    return Decision(None, (CONFINED_SPACE,), (step,))


def decide_road_closure(_book: PolicyBook, _job: Job) -> Decision:
    """Return that every road closure needs a permit."""
    step = say("影响厂内正常交通的作业都要办票", "work that hinders traffic always needs a permit")
    return Decision(None, (ROAD_CLOSURE,), (step,))
