"""The rules of law that `supervision` answers."""

from bazhua.grips.supervision.domain import gas
from bazhua.grips.supervision.domain.permits import height, hot_work, others
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.grips.supervision.domain.permits.validity import permit_validity
from bazhua.grips.supervision.domain.policy.gas import FLAMMABLE_ROWS, OXYGEN_ROWS
from bazhua.grips.supervision.domain.policy.levels import HEIGHT_ROWS, HOT_WORK_ROWS, OTHER_ROWS
from bazhua.grips.supervision.domain.policy.permits import APPROVER_ROWS, HOURS_ROWS, SINCE
from bazhua.kernel.policy.book import cited
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.rule import Rule
from bazhua.kernel.rules import PROVISIONAL_YEAR
from bazhua.kernel.words import Word

LEVEL_ROWS = (*HOT_WORK_ROWS, *HEIGHT_ROWS, *OTHER_ROWS, *APPROVER_ROWS, *HOURS_ROWS)
NOTICES = tuple(row for row in WORKDAY_ROWS if row.year >= SINCE.year)

ROWS = (*LEVEL_ROWS, *FLAMMABLE_ROWS, *OXYGEN_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "permit.level",
        Word("特殊作业分级与审批", "Level and approver of a special-operation permit"),
        permit_level,
        cited(
            *hot_work.CLAUSES,
            height.FACTORS,
            *others.CLAUSES,
            *LEVEL_ROWS,
            *NOTICES,
            PROVISIONAL_YEAR,
        ),
        given=Job,
        example='{"kind": "GC", "height_m": "5.0", "factors": ["SLIPPERY"]}',
    ),
    Rule(
        "permit.validity",
        Word("作业票有效期", "Validity of a special-operation permit"),
        permit_validity,
        cited(*HOURS_ROWS),
        example=(
            '{"kind": "DH", "level": "SPECIAL", "valid_from": "2026-11-23T08:00:00+08:00", '
            '"valid_to": "2026-11-23T16:00:00+08:00"}'
        ),
    ),
    Rule(
        "gas.work_test",
        Word("动火分析合格判定", "Gas test before work"),
        gas.work_test,
        cited(*FLAMMABLE_ROWS),
        example='{"lel_vol_percent": "5.0", "reading_lel_percent": 8}',
    ),
    Rule(
        "gas.confined_space",
        Word("受限空间氧含量判定", "Oxygen test before entering a confined space"),
        gas.confined_space_test,
        cited(*OXYGEN_ROWS),
        example='{"oxygen_percent": "20.9"}',
    ),
)
