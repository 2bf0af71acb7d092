"""Figures about alarms, kept at every node of the tree for every day.

An enterprise sees its own; nothing of them is published, since an alarm is no danger yet.
"""

from typing import Final

from bazhua.infra.rollup.core.declare import DEPARTMENT, Audience, Dimension, Indicator, Kind
from bazhua.kernel.words import Word

NONE: Final = "none"
"""Stands where an alarm has no department."""

COLOUR: Final = "colour"
MEASURED: Final = "measured"
ALARMS: Final = Word("条", "alarms")
BY_DEPARTMENT: Final = Dimension(DEPARTMENT, Word("部门", "department"))
BY_COLOUR: Final = Dimension(COLOUR, Word("报警颜色", "colour"))
BY_MEASURED: Final = Dimension(MEASURED, Word("监测类型", "what is measured"))
ALL: Final = (BY_DEPARTMENT, BY_COLOUR, BY_MEASURED)

MINUTES_TO_ANSWER: Final = (5, 15, 30, 60, 240, 1_440)
"""Where the buckets of minutes from announcement to answer begin, the last after a day."""

RAISED: Final = Indicator(
    key="alarm.raised",
    kind=Kind.FLOW,
    unit=ALARMS,
    definition=Word(
        "当日产生的报警，含被搁置、抑制而未通知人员的；同一限值未恢复前再次超限不另计",
        "alarms that came up on the day, also those that were shelved or suppressed and told to "
        "nobody; a limit that is passed again before its alarm has gone counts once",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
)
STANDING: Final = Indicator(
    key="alarm.standing",
    kind=Kind.STOCK,
    unit=ALARMS,
    definition=Word(
        "当日终了时尚未闭环的报警，已恢复而未闭环的仍计入",
        "alarms not closed at the end of the day, also those that have gone",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
)
UNANSWERED: Final = Indicator(
    key="alarm.unanswered",
    kind=Kind.STOCK,
    unit=ALARMS,
    definition=Word(
        "当日终了时已通知人员、尚无人反馈或核实原因的报警；仅确认不算",
        "alarms that people were told of and nobody has given the reason of at the end of the day; "
        "to acknowledge is not to answer",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
)
ANSWERED: Final = Indicator(
    key="alarm.answered",
    kind=Kind.FLOW,
    unit=ALARMS,
    definition=Word(
        "当日首次反馈或核实原因的报警，按通知至答复的分钟数分档；未曾通知的不计",
        "alarms whose reason was first given on the day, by the minutes since people were told; "
        "those that nobody was told of do not count",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
    edges=MINUTES_TO_ANSWER,
)
ANSWERED_IN_TIME: Final = Indicator(
    key="alarm.answered_in_time",
    kind=Kind.FLOW,
    unit=ALARMS,
    definition=Word(
        "当日首次反馈或核实原因的报警中，在规则 alarm.handling 的反馈时限内答复的",
        "of the alarms whose reason was first given on the day, those within the time for feedback "
        "of the rule alarm.handling",
    ),
    audience=Audience.SUBJECT,
    dimensions=ALL,
)
INDICATORS: Final = (RAISED, STANDING, UNANSWERED, ANSWERED, ANSWERED_IN_TIME)
