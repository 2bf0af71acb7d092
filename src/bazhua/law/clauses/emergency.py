"""Clauses cited by the rules of `emergency`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

CLAUSES: tuple[Clause, ...] = (
    Clause(
        document="SDAIR",
        article="COVER",
        title=Word(
            "航空救援飞行时间三十分钟覆盖全省",
            "Thirty minutes of flying time cover the whole province",
        ),
        status=Status.REPORTED,
        source="press of 2019 and 2022",
    ),
    Clause(
        document="BZ",
        article="HELICOPTER",
        title=Word(
            "救援直升机的巡航速度与起飞准备时间",
            "Cruising speed and take-off preparation of a rescue helicopter",
        ),
        status=Status.OURS,
        source="platform",
    ),
    Clause(
        document="BZ",
        article="DUTY-BRIEF",
        title=Word(
            "值班日的起止时刻和值班快报的内容",
            "When a day of duty ends, and what its brief tells",
        ),
        status=Status.OURS,
        source="platform",
    ),
)
