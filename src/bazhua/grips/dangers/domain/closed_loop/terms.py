"""What is done with a hidden danger, the facts beside its state, and their words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class Action(StrEnum):
    """What a person does with a hidden danger."""

    REGISTER = "REGISTER"
    PLAN = "PLAN"
    RECTIFY = "RECTIFY"
    REQUEST_ACCEPTANCE = "REQUEST_ACCEPTANCE"
    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    CLOSE = "CLOSE"
    MERGE = "MERGE"
    TRANSFER = "TRANSFER"
    REPORT_UP = "REPORT_UP"
    UPGRADE = "UPGRADE"
    PROPOSE_DOWNGRADE = "PROPOSE_DOWNGRADE"
    CONFIRM_DOWNGRADE = "CONFIRM_DOWNGRADE"
    REFUSE_DOWNGRADE = "REFUSE_DOWNGRADE"
    REQUEST_EXTENSION = "REQUEST_EXTENSION"
    GRANT_EXTENSION = "GRANT_EXTENSION"
    REFUSE_EXTENSION = "REFUSE_EXTENSION"
    LIST = "LIST"
    DELIST = "DELIST"
    STOP = "STOP"
    ORDER_STOP = "ORDER_STOP"
    RESUME = "RESUME"
    LIFT_STOP = "LIFT_STOP"
    COERCE = "COERCE"
    END_COERCION = "END_COERCION"


class Mark(StrEnum):
    """A fact that stands beside the state."""

    REPORTED_UP = "REPORTED_UP"
    REGRADED = "REGRADED"
    DOWNGRADE_PROPOSED = "DOWNGRADE_PROPOSED"
    EXTENSION_REQUESTED = "EXTENSION_REQUESTED"
    LISTED = "LISTED"
    INTERIM_STOP = "INTERIM_STOP"
    ORDERED_STOP = "ORDERED_STOP"
    COERCED = "COERCED"
    RECTIFICATION_ORDERED = "RECTIFICATION_ORDERED"


ACTION_WORDS: Final[Mapping[Action, Word]] = {
    Action.REGISTER: Word("登记定级", "register"),
    Action.PLAN: Word("制定整改方案", "plan"),
    Action.RECTIFY: Word("开始整改", "begin to rectify"),
    Action.REQUEST_ACCEPTANCE: Word("申请验收", "request acceptance"),
    Action.ACCEPT: Word("验收通过", "accept"),
    Action.REJECT: Word("验收不通过", "reject"),
    Action.CLOSE: Word("销号", "close"),
    Action.MERGE: Word("并入重复隐患", "merge into another"),
    Action.TRANSFER: Word("移交其他部门监管", "transfer to another authority"),
    Action.REPORT_UP: Word("省级直报", "report direct to the province"),
    Action.UPGRADE: Word("升级为重大", "upgrade to major"),
    Action.PROPOSE_DOWNGRADE: Word("提议降为一般", "propose to downgrade"),
    Action.CONFIRM_DOWNGRADE: Word("复核同意降级", "confirm the downgrade"),
    Action.REFUSE_DOWNGRADE: Word("不同意降级", "refuse the downgrade"),
    Action.REQUEST_EXTENSION: Word("申请延期", "ask for more time"),
    Action.GRANT_EXTENSION: Word("同意延期", "grant more time"),
    Action.REFUSE_EXTENSION: Word("不同意延期", "refuse more time"),
    Action.LIST: Word("挂牌督办", "list for supervision"),
    Action.DELIST: Word("摘牌", "take off the list"),
    Action.STOP: Word("自行停产撤人", "stop and withdraw of one's own accord"),
    Action.ORDER_STOP: Word("责令停产撤人", "order a stop and withdrawal"),
    Action.RESUME: Word("自行恢复生产", "resume after one's own stop"),
    Action.LIFT_STOP: Word("审查同意恢复生产", "consent to resumption"),
    Action.COERCE: Word("停止供电、停止供应民用爆炸物品", "cut power or explosives"),
    Action.END_COERCION: Word("解除停供措施", "end the cut"),
}

MARK_WORDS: Final[Mapping[Mark, Word]] = {
    Mark.REPORTED_UP: Word("已直报", "reported direct"),
    Mark.REGRADED: Word("已重新定级", "graded anew"),
    Mark.DOWNGRADE_PROPOSED: Word("降级待复核", "downgrade proposed"),
    Mark.EXTENSION_REQUESTED: Word("延期待决定", "more time requested"),
    Mark.LISTED: Word("挂牌督办", "listed for supervision"),
    Mark.INTERIM_STOP: Word("自行停产", "stopped of its own accord"),
    Mark.ORDERED_STOP: Word("责令停产", "stopped by order"),
    Mark.COERCED: Word("已停供", "power or explosives cut"),
    Mark.RECTIFICATION_ORDERED: Word("已责令整改", "ordered to be put right"),
}
