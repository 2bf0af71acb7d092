"""What the pages of accounts say."""

from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

ACCOUNT: Final = Word("账号", "Account")
STATE: Final = Word("账号状态", "State of the account")
LAST_IN: Final = Word("最近登录", "Last signed in")
LINK_UNTIL: Final = Word("一次性链接有效至", "One-time link good until")
FACTOR: Final = Word("第二因素", "Second factor")
ON: Final = Word("已启用", "on")
OFF: Final = Word("未启用", "off")
NEVER: Final = Word("尚无记录", "not on record")
NONE: Final = Mark(Word("未开通", "no account"), Tone.PLAIN, "info-circle")
INVITED: Final = Mark(Word("已邀请，未设密码", "invited, no password yet"), Tone.INFO, "clock")
OPEN: Final = Mark(Word("正常", "open"), Tone.GOOD, "circle-check")
CLOSED: Final = Mark(Word("已停用", "closed"), Tone.WARN, "alert-triangle")
INVITE: Final = Word("开通账号", "Make an account")
INVITE_LEAD: Final = Word(
    "登录名已按姓名拼音预填，可改；下一页给出一次性链接，只显示一次。",
    "The login name is proposed from the name; change it as you like. The next page shows a one-time link, once.",
)
INVITE_SUBMIT: Final = Word("开通并生成链接", "Make it and show the link")
RENEW: Final = Word("换发一次性链接", "Give a new link")
RENEW_LEAD: Final = Word(
    "用于忘记密码。原链接作废；本人用新链接设定密码后，其他登录全部退出。",
    "For who forgot the password. The older link ends; when the new password is set, all other sessions end.",
)
CLOSE: Final = Word("停用账号", "Close the account")
CLOSE_ASK: Final = Word(
    "停用后立即退出登录，链接和工卡一并作废，确定停用？",
    "It is signed out at once; link and badge end too. Close it?",
)
REOPEN: Final = Word("恢复账号", "Open the account again")
REOPEN_ASK: Final = Word(
    "恢复后可用原密码登录，确定恢复？", "The old password lets in again. Open it?"
)
LINK_FOR: Final = Word("一次性链接", "One-time link")
BADGE: Final = Word("工卡", "Badge")
BADGE_SINCE: Final = Word("工卡发放于", "Badge given at")
HAND_BADGE: Final = Word("制作工卡", "Make a badge")
BADGE_LEAD: Final = Word(
    "供无密码的从业人员在共用终端登录：刷卡后验证码发到本人手机。原工卡作废。",
    "For who has no password: he shows the badge on a shared device and a code comes to his phone. An older badge ends.",
)
TAKE_BADGE: Final = Word("作废工卡", "End the badge")
TAKE_ASK: Final = Word(
    "工卡立即作废，凭卡登录全部退出，确定？",
    "The badge and all sessions it opened end at once. End it?",
)
DEVICES: Final = Word("共用终端", "Shared devices")
DEVICE: Final = Word("共用终端", "Shared device")
DEVICE_NAME: Final = Word("名称", "Name")
PLACE: Final = Word("所在", "Where")
SINCE: Final = Word("登记于", "Registered")
USE: Final = Word("状态", "State")
IN_USE: Final = Mark(Word("在用", "in use"), Tone.GOOD, "circle-check")
ENDED: Final = Mark(Word("已注销", "ended"), Tone.PLAIN, "info-circle")
ENROL: Final = Word("把本机登记为共用终端", "Make this device a shared one")
ENROL_LEAD: Final = Word(
    "登记后本机退出您的登录，转入刷卡页面；他人在本机登录，闲置数分钟即自动退出。",
    "You are signed out and the device shows the page for badges. Whoever signs in here is signed out after a few idle minutes.",
)
END_DEVICE: Final = Word("注销终端", "End the device")
END_ASK: Final = Word(
    "该终端上的登录立即退出，确定注销？", "Sessions on it end at once. End the device?"
)
WHO_DEVICE: Final = Word("在该处有权查看终端者", "whoever may view devices there")
WHY_DEVICE: Final = Word("授权范围包含该处", "with a grant that reaches the place")
NO_DEVICES: Final = Empty(
    Word("范围内没有共用终端", "No shared device within your reach"),
    Word(
        "在车间或值班室的设备上登录后点“把本机登记为共用终端”。",
        "Sign in on a device in a workshop or duty room and make it a shared one.",
    ),
)
