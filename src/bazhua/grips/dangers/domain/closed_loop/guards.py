"""The conditions of the moves of a hidden danger; none of them is a setting."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Facts
from bazhua.grips.dangers.domain.closed_loop.terms import Mark
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.terms import ENDED, Placement
from bazhua.kernel.words import Word
from bazhua.kernel.workflow import Guard

COMMISSION: Final = frozenset({"R02", "R04"})
"""Commission Offices that list for supervision: the province's and the cities'."""

REGULATORS: Final = frozenset({"R02", "R03", "R04", "R05", "R06", "R07"})
"""Departments with duties of work-safety supervision, county and above."""

TOWN: Final = frozenset({"R08"})

PLACEMENTS: Final[Mapping[DangerGrade, frozenset[Placement]]] = {
    DangerGrade.GENERAL: frozenset({Placement.PERSON, Placement.MEASURE, Placement.TIME_LIMIT}),
    DangerGrade.MAJOR: frozenset(Placement),
}
"""What must be placed before a danger of a grade is rectified."""

RANK: Final = {None: 0, DangerGrade.GENERAL: 1, DangerGrade.MAJOR: 2}


def _placed(facts: Facts) -> bool:
    grade = facts.danger.grade
    return grade is not None and PLACEMENTS[grade] <= facts.danger.placed


def _experts(facts: Facts) -> bool:
    if not facts.major:
        return True
    involved = facts.danger.fixers | facts.act.hand.persons
    return facts.act.signed and bool(facts.act.experts) and facts.act.experts.isdisjoint(involved)


def _twin(facts: Facts) -> bool:
    twin = facts.act.twin
    if twin is None or twin.uid == facts.danger.uid or twin.state in ENDED:
        return False
    return RANK[twin.grade] >= RANK[facts.danger.grade]


def _stands(mark: Mark, missing: Word) -> Guard[Facts]:
    return Guard(lambda facts: facts.marked(mark), missing)


def _stands_not(mark: Mark, missing: Word) -> Guard[Facts]:
    return Guard(lambda facts: not facts.marked(mark), missing)


GRADED = Guard[Facts](
    lambda facts: facts.act.grade is not None, Word("须确定隐患等级", "its grade must be decided")
)
PLACED = Guard[Facts](
    _placed,
    Word(
        "责任人、措施、时限未全部落实（重大隐患还须落实资金、应急预案）",
        "person, measures and time limit must be placed, for a major one also funds and emergency plan",
    ),
)
INDEPENDENT = Guard[Facts](
    lambda facts: facts.act.hand.independent_of(facts.danger.fixers),
    Word(
        "制定方案、整改或申请验收的人不得验收，委托他人或换用账号亦不可",
        "who planned, rectified or asked for it does not judge it, neither through a delegate nor by "
        "another account",
    ),
)
EXPERTS = Guard[Facts](
    _experts,
    Word(
        "重大隐患须有未参与整改的专家签字，验收人本人不算；请先提请专家签署",
        "a major one needs experts who took no part, beside the one who accepts; ask them to sign",
    ),
)
REGULATOR = Guard[Facts](
    lambda facts: not facts.major or not REGULATORS.isdisjoint(facts.act.hand.roles),
    Word("重大隐患须由监管部门办理", "a major one is for the regulating department"),
)
ORDERER = Guard[Facts](
    lambda facts: (
        not facts.marked(Mark.RECTIFICATION_ORDERED)
        or not facts.act.hand.roles.isdisjoint(REGULATORS | TOWN)
    ),
    Word("责令整改的隐患须由监管部门办理", "what was ordered is for the regulating department"),
)
GROUND = Guard[Facts](
    lambda facts: facts.act.ground.strip() != "", Word("须写明理由", "the reason must be given")
)
RECEIVER = Guard[Facts](
    lambda facts: facts.act.receiver != "",
    Word("须指明接收的部门", "the receiving authority must be named"),
)
TWIN = Guard[Facts](
    _twin,
    Word(
        "只能并入另一条未办结、等级不低的隐患",
        "it is merged only into another one that is open and of no lower grade",
    ),
)
MAJOR = Guard[Facts](lambda facts: facts.major, Word("只用于重大隐患", "it is for major ones only"))
GENERAL = Guard[Facts](lambda facts: not facts.major, Word("已是重大隐患", "it is a major one"))
REPORTED = Guard[Facts](
    lambda facts: not facts.major or facts.marked(Mark.REPORTED_UP),
    Word(
        "重大隐患尚未直报，请先补报",
        "a major one is closed after it was reported direct, late or not",
    ),
)
NOT_REPORTED = _stands_not(Mark.REPORTED_UP, Word("已经直报", "it has been reported direct"))
NOT_PROPOSED = _stands_not(
    Mark.DOWNGRADE_PROPOSED, Word("降级已提议，待复核", "a downgrade waits already")
)
PROPOSED = _stands(Mark.DOWNGRADE_PROPOSED, Word("没有降级提议", "no downgrade is proposed"))
SECOND_PERSON = Guard[Facts](
    lambda facts: facts.act.hand.independent_of(facts.danger.proposers | facts.danger.fixers),
    Word(
        "降级须由提议人和整改人以外的第二人复核",
        "a downgrade is confirmed by somebody who neither proposed it nor had a part in rectifying",
    ),
)
IN_TIME = Guard[Facts](
    lambda facts: facts.act.in_time,
    Word("已过申请延期的时限", "it is too late to ask for more time"),
)
NOT_ASKED = _stands_not(Mark.EXTENSION_REQUESTED, Word("延期申请待决定", "a request waits already"))
ASKED = _stands(Mark.EXTENSION_REQUESTED, Word("没有延期申请", "more time was not asked for"))
NOT_OWN_REQUEST = Guard[Facts](
    lambda facts: facts.act.hand.independent_of(facts.danger.extenders),
    Word("申请延期的人不得自行决定", "who asked for more time does not decide on it"),
)
LISTER = Guard[Facts](
    lambda facts: not facts.marked(Mark.LISTED) or not COMMISSION.isdisjoint(facts.act.hand.roles),
    Word("挂牌督办期间由省、市安委办决定", "while it is listed, the Commission Office decides"),
)
LISTED = _stands(Mark.LISTED, Word("未挂牌督办", "it is not listed"))
UNLISTED = _stands_not(Mark.LISTED, Word("正在挂牌督办", "it is listed for supervision"))
STOPPED = _stands(Mark.INTERIM_STOP, Word("没有自行停产", "it has not stopped of its own accord"))
NOT_STOPPED = _stands_not(Mark.INTERIM_STOP, Word("已自行停产", "it has stopped already"))
ORDERED = _stands(Mark.ORDERED_STOP, Word("没有停产决定", "no stop is ordered"))
NOT_ORDERED = _stands_not(
    Mark.ORDERED_STOP, Word("停产决定未解除", "the stop that was ordered stands")
)
COERCED = _stands(Mark.COERCED, Word("没有停供措施", "nothing is cut"))
NOT_COERCED = _stands_not(Mark.COERCED, Word("停供措施未解除", "power or explosives are still cut"))
REFUSED = Guard[Facts](
    lambda facts: facts.act.refused,
    Word(
        "须拒不执行停产决定且有现实危险",
        "the stop must have been refused, in real danger",
    ),
)
SIGNED = Guard[Facts](
    lambda facts: facts.act.signed,
    Word(
        "须先由主要负责人签批；请先提请签署",
        "those who must sign it have not signed; ask them to sign",
    ),
)
APPROVED = Guard[Facts](
    lambda facts: facts.act.signed,
    Word("须经部门主要负责人批准", "the head of the department must approve"),
)
NOTICED = Guard[Facts](
    lambda facts: facts.act.noticed,
    Word(
        "书面通知期限未满，且不属紧急情形",
        "the time of the notice is not over, and it is no emergency",
    ),
)
COMPLIED = Guard[Facts](
    lambda facts: facts.act.ground.strip() != "",
    Word("须写明如何查实停产决定已履行", "it must be said how the stop was seen to be carried out"),
)
