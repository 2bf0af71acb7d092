"""The rules of law that `supervision` answers."""

from bazhua.grips.supervision.domain import gas
from bazhua.grips.supervision.domain.permits import height, hot_work, others
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.grips.supervision.domain.permits.validity import permit_validity
from bazhua.grips.supervision.domain.policy.gas import FLAMMABLE_ROWS, OXYGEN_ROWS
from bazhua.grips.supervision.domain.policy.levels import HEIGHT_ROWS, HOT_WORK_ROWS, OTHER_ROWS
from bazhua.grips.supervision.domain.policy.permits import APPROVER_ROWS, HOURS_ROWS, SINCE
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.rule import Rule
from bazhua.kernel.rules import PROVISIONAL_YEAR
from bazhua.kernel.words import Word

LEVEL_ROWS = (*HOT_WORK_ROWS, *HEIGHT_ROWS, *OTHER_ROWS, *APPROVER_ROWS, *HOURS_ROWS)
NOTICES = tuple(row.clause for row in WORKDAY_ROWS if row.year >= SINCE.year)

ROWS = (*LEVEL_ROWS, *FLAMMABLE_ROWS, *OXYGEN_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "permit.level",
        Word("特殊作业分级与审批", "Level and approver of a special-operation permit"),
        permit_level,
        tuple(
            dict.fromkeys(
                (
                    *hot_work.CLAUSES,
                    height.FACTORS,
                    *others.CLAUSES,
                    *(row.clause for row in LEVEL_ROWS),
                    *NOTICES,
                    PROVISIONAL_YEAR,
                )
            )
        ),
        Job,
    ),
    Rule(
        "permit.validity",
        Word("作业票有效期", "Validity of a special-operation permit"),
        permit_validity,
        tuple(dict.fromkeys(row.clause for row in HOURS_ROWS)),
    ),
    Rule(
        "gas.work_test",
        Word("动火分析合格判定", "Gas test before work"),
        gas.work_test,
        tuple(dict.fromkeys(row.clause for row in FLAMMABLE_ROWS)),
    ),
    Rule(
        "gas.confined_space",
        Word("受限空间氧含量判定", "Oxygen test before entering a confined space"),
        gas.confined_space_test,
        tuple(dict.fromkeys(row.clause for row in OXYGEN_ROWS)),
    ),
)
