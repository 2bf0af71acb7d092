"""What the pages of dead deliveries say."""

from typing import Final

from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

TITLE: Final = Word("失败的投递", "Failed deliveries")
LEAD: Final = Word(
    "事件十次未能送达其订阅者，同一记录的后续事件在此等候；请排除原因后重试，或说明理由后放弃。",
    "Ten attempts to tell a subscriber of an event have failed, and later events of the record "
    "wait: remove the cause and retry, or give up with a reason.",
)
KIND: Final = Word("投递", "Delivery")
EVENT: Final = Word("事件", "Event")
SUBSCRIBER: Final = Word("订阅者", "Subscriber")
RECORD: Final = Word("记录", "Record")
SEQ: Final = Word("序号", "Number in its record")
ATTEMPTS: Final = Word("失败次数", "Failures")
ERROR: Final = Word("错误", "Error")
HAPPENED: Final = Word("发生时刻", "Happened")
PLACE: Final = Word("组织路径", "Path of its place")
WAITING: Final = Word("等候的后续事件", "Later events that wait")
FAILED: Final = Word("投递失败", "delivery failed")
DECIDED: Final = Word("重试或放弃", "retried or given up")
RETRY: Final = Word("重试", "Retry")
BURY: Final = Word("放弃此投递", "Give up")
BURY_LEAD: Final = Word(
    "放弃后，此订阅者不再获知这一事件，同一记录的后续事件继续投递；决定与理由记入事件。",
    "This subscriber will not learn of the event; later events of the record go on. The decision "
    "and its reason become an event.",
)
WHO: Final = Word("有权查看投递的人员", "Whoever may view deliveries")
WHY: Final = Word("授权范围包含该记录所在区域", "with a grant that reaches the place of the record")
EMPTY: Final = Empty(
    Word("没有失败的投递", "No failed delivery"),
    Word(
        "事件十次未能送达某一订阅者时，会出现在这里等候处理。",
        "An event that could not be told to a subscriber ten times appears here and waits for you.",
    ),
)
