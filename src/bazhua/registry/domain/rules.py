"""The rules of law that `registry` answers."""

from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word
from bazhua.registry.domain import organisation_code, resident_id, staffing, uscc
from bazhua.registry.domain.policy import ENGINEER_ROWS, POST_ROWS, RESIDENT_ROWS, TRAINER_ROWS

STAFFING_ROWS = (*POST_ROWS, *TRAINER_ROWS, *ENGINEER_ROWS)

ROWS = (*RESIDENT_ROWS, *STAFFING_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "code.uscc",
        Word("统一社会信用代码校验", "Unified social credit code"),
        uscc.check_uscc,
        (uscc.CHECK,),
    ),
    Rule(
        "code.resident_id",
        Word("居民身份证号码校验", "Resident identity number"),
        resident_id.check_resident_id,
        (resident_id.CHECK, *(row.clause for row in RESIDENT_ROWS)),
    ),
    Rule(
        "code.organisation",
        Word("组织机构代码校验", "Organisation code"),
        organisation_code.check_organisation_code,
        (organisation_code.CHECK,),
    ),
    Rule(
        "staffing.required",
        Word("安全管理人员配备", "Safety staff an enterprise must have"),
        staffing.staffing_required,
        tuple(dict.fromkeys((staffing.HIGH_RISK_LIST, *(row.clause for row in STAFFING_ROWS)))),
    ),
)
