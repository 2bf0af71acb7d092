"""Clauses cited by the rules of `enforcement`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

FULL_TEXT = "full text, public law collection"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "CFF",
            "72",
            Status.CONFIRMED,
            FULL_TEXT,
            "逾期不缴罚款，每日按 3 % 加处罚款，不超过罚款数额",
            "A fine paid late grows by 3 % a day, never by more than itself",
        ),
        (
            "AQF",
            "95",
            Status.CONFIRMED,
            FULL_TEXT,
            "主要负责人按事故等级处上一年年收入 40 %、60 %、80 %、100 % 的罚款",
            "The principal pays 40, 60, 80 or 100 % of last year's income according to the grade",
        ),
        (
            "SDTL",
            "73",
            Status.CONFIRMED,
            FULL_TEXT,
            "主要负责人的事故罚款比例，与安全生产法相同",
            "Fines of the principal after an accident, the same shares as in the national law",
        ),
        (
            "AQF",
            "110",
            Status.CONFIRMED,
            FULL_TEXT,
            "主要负责人谎报、瞒报事故的，处上一年年收入 60 % 至 100 % 的罚款",
            "A principal who conceals or falsely reports pays 60 to 100 % of last year's income",
        ),
        (
            "AQF",
            "112",
            Status.CONFIRMED,
            FULL_TEXT,
            "拒不改正的，自责令改正次日起按原处罚数额按日连续处罚",
            "Who refuses to correct is fined the original amount daily from the day after the order",
        ),
        (
            "AQF",
            "114",
            Status.CONFIRMED,
            FULL_TEXT,
            "对事故负有责任的单位，按事故等级处 30 万元至 2000 万元罚款",
            "An enterprise responsible for an accident is fined 300,000 to 20,000,000 yuan by grade",
        ),
        (
            "AQF",
            "114(2)",
            Status.CONFIRMED,
            FULL_TEXT,
            "情节特别严重、影响特别恶劣的，处二倍以上五倍以下罚款",
            "An especially serious and vile case is fined twice to five times as much",
        ),
        (
            "SC493",
            "36",
            Status.CONFIRMED,
            FULL_TEXT,
            "单位谎报、瞒报事故的，处 100 万元至 500 万元罚款",
            "An enterprise that conceals or falsely reports is fined 1,000,000 to 5,000,000 yuan",
        ),
        (
            "BZ",
            "DAILY-FINE-LAST-DAY",
            Status.OURS,
            "platform",
            "按日连续处罚计至查实拒不改正之日，含当日",
            "Daily fines run to the day on which the refusal is found, that day included",
        ),
    )
)
