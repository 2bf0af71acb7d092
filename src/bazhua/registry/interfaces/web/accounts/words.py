"""What the pages of accounts say."""

from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
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
