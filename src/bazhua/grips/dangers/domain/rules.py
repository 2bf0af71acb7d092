"""The rules of law that `dangers` answers."""

from bazhua.grips.dangers.domain.accidents.calendar import accident_calendar
from bazhua.grips.dangers.domain.accidents.clocks import accident_clocks
from bazhua.grips.dangers.domain.accidents.grade import accident_grade
from bazhua.grips.dangers.domain.catalogues import danger_catalogue
from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.diagnosis import diagnosis_grade
from bazhua.grips.dangers.domain.grading import CATALOGUE_FIRST, DEFINITION, danger_grade
from bazhua.grips.dangers.domain.hidden_dangers import closure_proposal, danger_direct_report
from bazhua.grips.dangers.domain.papers.service import Serving, paper_service
from bazhua.grips.dangers.domain.periodic import periodic_report
from bazhua.grips.dangers.domain.policy.accidents import CALENDAR_ROWS, CLOCK_ROWS, GRADE_ROWS
from bazhua.grips.dangers.domain.policy.answering import ANSWERING_ROWS, WAIT_ROWS
from bazhua.grips.dangers.domain.policy.catalogues.shipped import CATALOGUE_ROWS, ITEM_ROWS
from bazhua.grips.dangers.domain.policy.clocks import CLOCK_ROWS as DANGER_CLOCK_ROWS
from bazhua.grips.dangers.domain.policy.dangers import (
    CLOSURE_ROWS,
    DIRECT_REPORT_ROWS,
    RECURRENCE_ROWS,
)
from bazhua.grips.dangers.domain.policy.patrols import QUESTION_ROWS, TIMES_ROWS
from bazhua.grips.dangers.domain.policy.reports import REPORT_ROWS
from bazhua.grips.dangers.domain.policy.risk import BAND_ROWS, DIAGNOSIS_ROWS, SCALE_ROWS
from bazhua.grips.dangers.domain.policy.service import (
    ORDER_ROWS,
    SERVICE_ROWS,
    WAY_ROWS,
    WITNESS_ROWS,
)
from bazhua.grips.dangers.domain.policy.signatures import SIGNATURE_ROWS
from bazhua.grips.dangers.domain.policy.sources import SOURCE_ROWS
from bazhua.grips.dangers.domain.policy.visits import BAR_ROWS, CAP_ROWS, VISIT_ROWS
from bazhua.grips.dangers.domain.recurrence import danger_recurrence
from bazhua.grips.dangers.domain.risk import risk_lec, risk_ls, risk_mes
from bazhua.grips.dangers.domain.terms import Method
from bazhua.grips.dangers.domain.visiting.acts import visit_acts
from bazhua.kernel.policy.book import PolicyRow, cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (
    *DIRECT_REPORT_ROWS,
    *CLOSURE_ROWS,
    *RECURRENCE_ROWS,
    *CATALOGUE_ROWS,
    *ITEM_ROWS,
    *DANGER_CLOCK_ROWS,
    *ANSWERING_ROWS,
    *SIGNATURE_ROWS,
    *REPORT_ROWS,
    *WAIT_ROWS,
    *SOURCE_ROWS,
    *TIMES_ROWS,
    *QUESTION_ROWS,
    *VISIT_ROWS,
    *BAR_ROWS,
    *CAP_ROWS,
    *SERVICE_ROWS,
    *SCALE_ROWS,
    *BAND_ROWS,
    *DIAGNOSIS_ROWS,
    *GRADE_ROWS,
    *CLOCK_ROWS,
    *CALENDAR_ROWS,
)


def _of(method: Method) -> tuple[str, ...]:
    scales = (row for row in SCALE_ROWS if row.method is method)
    bands = (row for row in BAND_ROWS if row.method is method)
    return cited(*scales, *bands)


RULES: tuple[Rule, ...] = (
    Rule(
        "danger.direct_report",
        Word("重大隐患直报时限", "Direct report of a major hidden danger"),
        danger_direct_report,
        cited(*DIRECT_REPORT_ROWS),
        example='{"found_at": "2026-11-23T16:40:00+08:00"}',
    ),
    Rule(
        "danger.catalogue",
        Word("重大事故隐患判定标准", "Catalogues of major hidden dangers"),
        danger_catalogue,
        cited(*CATALOGUE_ROWS, *ITEM_ROWS),
        example='{"query": "速冻", "found_on": "2026-11-26"}',
    ),
    Rule(
        "danger.grade",
        Word("事故隐患分级", "Grade of a hidden danger"),
        danger_grade,
        cited(CATALOGUE_FIRST, DEFINITION, *CATALOGUE_ROWS, *ITEM_ROWS),
        example='{"item": "GM-12.2", "found_on": "2026-11-26"}',
    ),
    Rule(
        "danger.deadlines",
        Word("隐患办理期限", "Deadlines of a hidden danger"),
        danger_deadlines,
        cited(*DIRECT_REPORT_ROWS, *DANGER_CLOCK_ROWS),
        example=(
            '{"grade": "MAJOR", "found_at": "2026-11-23T16:40:00+08:00", '
            '"acceptance_requested_on": "2026-12-10"}'
        ),
        given=DangerEvents,
    ),
    Rule(
        "danger.closure_proposal",
        Word("提请关闭的条件", "Whether closure is proposed"),
        closure_proposal,
        cited(*CLOSURE_ROWS),
        example=(
            '{"penalties": ["2024-01-10", "2024-04-01", "2024-07-05"], "major_danger": '
            'true, "on": "2024-07-05"}'
        ),
    ),
    Rule(
        "danger.recurrence",
        Word("隐患重复发生", "Whether a hidden danger recurs"),
        danger_recurrence,
        cited(*RECURRENCE_ROWS),
        example='{"closed_on": "2026-06-01", "found_on": "2026-11-26"}',
    ),
    Rule(
        "danger.periodic_report",
        Word("隐患统计分析表报送时限", "Report that sums up hidden dangers"),
        periodic_report,
        cited(*REPORT_ROWS),
        example='{"period": "QUARTER", "day": "2026-10-08"}',
    ),
    Rule(
        "visit.acts",
        Word("入企活动的法定类别", "What a visit to an enterprise allows"),
        visit_acts,
        cited(*VISIT_ROWS, *BAR_ROWS),
        example='{"kind": "OVERSIGHT", "on": "2026-11-26"}',
    ),
    Rule(
        "paper.service",
        Word("文书送达", "Service of a paper"),
        paper_service,
        cited(*WAY_ROWS, *WITNESS_ROWS, *ORDER_ROWS),
        example=(
            '{"way": "LEFT_AT_PLACE", "served_at": "2026-11-26T10:30:00+08:00", '
            '"proofs": ["REFUSAL"], "witnesses": 2, "ordered_days": 15}'
        ),
        given=Serving,
    ),
    Rule(
        "risk.lec",
        Word("作业条件危险性评价（LEC）", "Risk of working conditions (LEC)"),
        risk_lec,
        _of(Method.LEC),
        example='{"L": 3, "E": 6, "C": 15}',
    ),
    Rule(
        "risk.ls",
        Word("风险矩阵（LS）", "Risk matrix (LS)"),
        risk_ls,
        _of(Method.LS),
        example='{"L": 3, "S": 5}',
    ),
    Rule(
        "risk.mes",
        Word("风险评价（MES）", "Risk score (MES)"),
        risk_mes,
        _of(Method.MES),
        example='{"M": 3, "E": 6, "S": 10}',
    ),
    Rule(
        "diagnosis.grade",
        Word("安全诊断分级", "Grade of a safety diagnosis"),
        diagnosis_grade,
        cited(*DIAGNOSIS_ROWS),
        example='{"score": "74.9"}',
    ),
    Rule(
        "accident.grade",
        Word("事故等级和调查主体", "Grade of an accident and its investigator"),
        accident_grade,
        cited(*GRADE_ROWS),
        example='{"deaths": 2, "serious_injuries": 10, "loss_yuan": 9000000}',
    ),
    Rule(
        "accident.clocks",
        Word("事故报告时限", "Clocks of reporting an accident"),
        accident_clocks,
        cited("SC493/3", *CLOCK_ROWS),
        example=(
            '{"unit_head_informed_at": "2026-11-23T09:00:00+08:00", "county_received_at": '
            '"2026-11-23T10:00:00+08:00", "deaths": 3}'
        ),
    ),
    Rule(
        "accident.calendar",
        Word("事故调查时限", "Days of an accident's investigation"),
        accident_calendar,
        cited(*CALENDAR_ROWS),
        example='{"occurred_on": "2024-03-01"}',
    ),
)
