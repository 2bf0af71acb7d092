"""How far an alarm has been dealt with, why it came, what runs beside its state."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.kernel.words import Word


class Progress(StrEnum):
    """How far people have dealt with an alarm."""

    NEW = "NEW"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    HANDLING = "HANDLING"
    CLEARED = "CLEARED"
    CLOSED = "CLOSED"


PROGRESS: Final[Mapping[Progress, Word]] = {
    Progress.NEW: Word("未确认", "Not acknowledged"),
    Progress.ACKNOWLEDGED: Word("已确认", "Acknowledged"),
    Progress.HANDLING: Word("处置中", "Being handled"),
    Progress.CLEARED: Word("已消警", "Cleared"),
    Progress.CLOSED: Word("已闭环", "Closed"),
}


class Reason(StrEnum):
    """Why an alarm came, as who looked says."""

    REAL = "REAL"
    INSTRUMENT = "INSTRUMENT"
    MAINTENANCE = "MAINTENANCE"
    CALIBRATION = "CALIBRATION"
    FALSE = "FALSE"
    TEST = "TEST"


REASONS: Final[Mapping[Reason, Word]] = {
    Reason.REAL: Word("真实报警", "Real"),
    Reason.INSTRUMENT: Word("仪表故障", "Instrument fault"),
    Reason.MAINTENANCE: Word("检维修", "Maintenance"),
    Reason.CALIBRATION: Word("标定", "Calibration"),
    Reason.FALSE: Word("误报", "False"),
    Reason.TEST: Word("测试", "Test"),
}


class Action(StrEnum):
    """What a person does with an alarm."""

    ACKNOWLEDGE = "ACKNOWLEDGE"
    FEEDBACK = "FEEDBACK"
    CHECK = "CHECK"
    CLOSE = "CLOSE"
    RESET = "RESET"
    SHELVE = "SHELVE"
    UNSHELVE = "UNSHELVE"
    TAKE_OUT = "TAKE_OUT"
    PUT_BACK = "PUT_BACK"


ACTIONS: Final[Mapping[Action, Word]] = {
    Action.ACKNOWLEDGE: Word("确认", "acknowledge"),
    Action.FEEDBACK: Word("反馈原因和处置", "give feedback"),
    Action.CHECK: Word("现场核实", "check on the spot"),
    Action.CLOSE: Word("闭环", "close"),
    Action.RESET: Word("复位", "reset"),
    Action.SHELVE: Word("搁置", "shelve"),
    Action.UNSHELVE: Word("取消搁置", "end shelving"),
    Action.TAKE_OUT: Word("停用", "take out of service"),
    Action.PUT_BACK: Word("恢复使用", "put back in service"),
}


class Mark(StrEnum):
    """What runs beside the state of an alarm, as the engine tells it."""

    SHELVED = "SHELVED"
    SUPPRESSED = "SUPPRESSED"
    OUT_OF_SERVICE = "OUT_OF_SERVICE"
    CHATTERING = "CHATTERING"
    STANDING = "STANDING"
    UNVERIFIED = "UNVERIFIED"


MARKS: Final[Mapping[Mark, Word]] = {
    Mark.SHELVED: Word("已搁置", "Shelved"),
    Mark.SUPPRESSED: Word("设计抑制", "Suppressed by design"),
    Mark.OUT_OF_SERVICE: Word("停用", "Out of service"),
    Mark.CHATTERING: Word("抖动", "Chattering"),
    Mark.STANDING: Word("长期未消", "Standing"),
    Mark.UNVERIFIED: Word("数据中断，未证实", "Unverified: no readings"),
}


STATES: Final[Mapping[AlarmState, Word]] = {
    AlarmState.NORM: Word("已恢复", "Gone"),
    AlarmState.UNACK: Word("报警未确认", "Active, not acknowledged"),
    AlarmState.ACKED: Word("报警已确认", "Active, acknowledged"),
    AlarmState.RTN_UNACK: Word("已恢复未确认", "Returned, not acknowledged"),
    AlarmState.LATCHED: Word("已恢复待复位", "Returned, to be reset"),
}
