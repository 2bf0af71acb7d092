"""The rules of law that `registry` answers."""

from bazhua.kernel.policy.book import cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word
from bazhua.registry.domain import staffing
from bazhua.registry.domain.codes import organisation_code, resident_id, uscc
from bazhua.registry.domain.policy import ENGINEER_ROWS, POST_ROWS, RESIDENT_ROWS, TRAINER_ROWS
from bazhua.registry.domain.where.publishing import PUBLISHING_ROWS

STAFFING_ROWS = (*POST_ROWS, *TRAINER_ROWS, *ENGINEER_ROWS)

ROWS = (*RESIDENT_ROWS, *STAFFING_ROWS, *PUBLISHING_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "code.uscc",
        Word("统一社会信用代码校验", "Unified social credit code"),
        uscc.check_uscc,
        (uscc.CHECK,),
        example='{"code": "91370302MA3TEXT0UY"}',
    ),
    Rule(
        "code.resident_id",
        Word("居民身份证号码校验", "Resident identity number"),
        resident_id.check_resident_id,
        cited(resident_id.CHECK, *RESIDENT_ROWS),
        example='{"code": "370102190001010019"}',
    ),
    Rule(
        "code.organisation",
        Word("组织机构代码校验", "Organisation code"),
        organisation_code.check_organisation_code,
        (organisation_code.CHECK,),
        example='{"code": "D2143569-X"}',
    ),
    Rule(
        "staffing.required",
        Word("安全管理人员配备", "Safety staff an enterprise must have"),
        staffing.staffing_required,
        cited(staffing.HIGH_RISK_LIST, *STAFFING_ROWS),
        example='{"high_risk": true, "headcount": 601, "safety_managers": 12}',
    ),
)
