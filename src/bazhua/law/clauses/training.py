"""Clauses cited by the rules of `training`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

TRANSCRIPTION = "public transcription"
NOTICE = "public reprint, readable to art. 7(2)"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "AQPX",
            "HOURS-MANAGERS",
            Status.REPORTED,
            TRANSCRIPTION,
            "主要负责人和安全生产管理人员的培训学时",
            "Training hours of principals and safety managers",
        ),
        (
            "AQPX",
            "HOURS-WORKERS",
            Status.REPORTED,
            TRANSCRIPTION,
            "从业人员岗前和每年的培训学时",
            "Training hours of workers, before their post and each year",
        ),
        (
            "TZZY",
            "REVIEW-TRAINING",
            Status.REPORTED,
            TRANSCRIPTION,
            "特种作业操作证复审前培训不少于 8 学时",
            "At least 8 hours of training before the review of a special operator's certificate",
        ),
        (
            "TZZY",
            "VALIDITY",
            Status.REPORTED,
            TRANSCRIPTION,
            "特种作业操作证有效期六年，每三年复审，期满前六十日内提出申请",
            "Valid six years, reviewed every three; applied for within the last sixty days",
        ),
        (
            "TZZY",
            "OFF-TRADE",
            Status.REPORTED,
            TRANSCRIPTION,
            "离岗六个月以上，重新进行实际操作考试",
            "Six months or more off the trade: the practical examination again",
        ),
        (
            "ZGKS",
            "PASS-MARK",
            Status.REPORTED,
            TRANSCRIPTION,
            "满分一百分，八十分以上为合格，不合格可补考一次",
            "Of 100 points 80 pass; one resit after a failure",
        ),
        (
            "CH2022",
            "LENGTH",
            Status.REPORTED,
            NOTICE,
            "晨会在开工前召开，一般不少于 5 分钟",
            "The pre-shift meeting is held before work and normally lasts at least 5 minutes",
        ),
        (
            "CH2022",
            "ATTENDANCE",
            Status.REPORTED,
            NOTICE,
            "当班人员全员参加，本人签字",
            "Every worker of the shift attends and signs in person",
        ),
        (
            "BZ",
            "CERTIFICATE-DATES",
            Status.OURS,
            "platform",
            "期满日为周年日前一日，2 月 29 日在平年的周年日为 3 月 1 日",
            "A term ends the day before the anniversary; that of 29 February is 1 March in a "
            "common year",
        ),
    )
)
