"""What the page says of a report on its way, and why two dangers may be the same."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.dangers.selectors.similar import Why
from bazhua.kernel.words import Word

STATES: Final[Mapping[str, Word]] = {
    "waiting": Word("待发送：等待网络", "Waiting for the network"),
    "sign-in": Word("待发送：请先登录", "Waiting: sign in first"),
    "sending": Word("正在发送", "Sending"),
    "photos": Word("文字已收到，正在发送照片", "Text received, sending photos"),
    "done": Word("已登记，编号", "On record under"),
    "again": Word("已计入现有隐患，编号", "Added to the danger on record under"),
    "arrived": Word("已登记入企", "Arrived"),
    "walked": Word("已交，本次巡查完成", "Handed in, the patrol is done"),
    "partly": Word("已交，还有项目未答", "Handed in, questions are open"),
    "differs": Word("已交，与同事所答不一致", "Handed in, colleagues answered differently"),
    "refused": Word("未被受理", "Not taken"),
    "photo-refused": Word("有照片未被受理", "A photo was not taken"),
    "leaving": Word(
        "还有未发送的上报，退出登录会删除它们。仍要退出吗？",
        "Reports have not been sent; signing out deletes them. Sign out?",
    ),
    "located": Word("已定位", "Located"),
    "locating": Word("正在定位…", "Locating…"),
    "nowhere": Word("没有定位，可不填", "No position; not needed"),
    "photo": Word("照片", "Photo"),
    "until": Word("截止", "Until"),
    "not-now": Word("现在没有要做的巡查", "Nothing to walk now"),
    "answered": Word("已答", "answered"),
    "look-again": Word("同事所答不同，请再看一次", "A colleague answered differently: look again"),
}
"""State of a report → what the page says of it."""

WHY: Final[Mapping[Why, Word]] = {
    Why.PLACE: Word("同一位置", "same place"),
    Why.NEAR: Word("就在附近", "close by"),
    Why.WORDS: Word("用词相近", "like words"),
}
