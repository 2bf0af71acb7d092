"""What the pages of persons, posts and grants say."""

from typing import Final

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.kernel.words import Word

PEOPLE: Final = Word("人员", "People")
PERSON: Final = Word("人员", "Person")
NAME: Final = Word("姓名", "Name")
PLACE: Final = Word("单位", "Where")
KIND: Final = Word("类别", "Kind")
TITLE: Final = Word("职务", "Title")
SINCE: Final = Word("起", "Since")
UNTIL: Final = Word("止", "Until")
LASTS: Final = Word("至今", "lasts")
IDENTITY: Final = Word("身份证号", "Identity number")
PHONE: Final = Word("电话", "Telephone")
MAIL: Final = Word("邮箱", "Mail")
KNOWN: Final = Word("已登记", "on record")
UNKNOWN: Final = Word("未登记", "not on record")
SHOW_IDENTITY: Final = Word("查看身份证号原文", "Show the identity number")
SHOW_CONTACT: Final = Word("查看联系方式原文", "Show telephone and mail")
SHOW_ASK: Final = Word(
    "查看原文会留下记录，确定查看？", "Seeing it in clear is put on record. Show it?"
)
GIVE: Final = Word("授予角色", "Give a role")
ENGAGED: Final = Word("任职", "Engaged")
HOLDS: Final = Word("持有岗位", "Holds the post")
POSTS: Final = Word("岗位", "Posts")
POST: Final = Word("岗位", "Post")
OPEN: Final = Word("在用", "open")
CLOSED: Final = Word("已撤销", "closed")
HOLDER: Final = Word("持有人", "Holder")
NOBODY: Final = Word("暂无", "nobody")
ON_DUTY: Final = Word("当前值班", "On duty now")
GAPS: Final = Word("24 小时内无人可联系", "Nobody can be called within 24 h")
NO_GAP: Final = Word("无空档", "no gap")
OWES: Final = Word("未办结的责任事项", "Open obligations")
HAND_OVER: Final = Word("移交岗位", "Hand over the post")
HAND_OVER_LEAD: Final = Word(
    "未办结的责任事项随岗位移交，催办自移交时刻起通知新持有人。",
    "Open obligations follow the post; from now on the new holder is called.",
)
TO: Final = Word("移交给", "To")
GRANTS: Final = Word("授权", "Grants")
GRANT: Final = Word("授权", "Grant")
ROLE: Final = Word("角色", "Role")
TO_WHOM: Final = Word("被授权人", "Given to")
OVER: Final = Word("范围", "Over")
DEPARTMENTS: Final = Word("部门", "Departments")
ALL: Final = Word("全部", "all")
STATE: Final = Word("状态", "State")
REASON: Final = Word("依据", "Reason")
HOLDS_NOW: Final = Mark(Word("有效", "in force"), Tone.GOOD, "circle-check")
WAITS: Final = Mark(Word("待复核", "waits for a second person"), Tone.WARN, "clock")
COMING: Final = Mark(Word("未生效", "not yet in force"), Tone.INFO, "clock")
OVER_NOW: Final = Mark(Word("已结束", "ended"), Tone.PLAIN, "info-circle")
GIVEN: Final = Word("授予", "Given")
CONFIRMED: Final = Word("复核", "Confirmed")
CONFIRM: Final = Word("复核确认", "Confirm")
CONFIRM_ASK: Final = Word(
    "复核后该授权立即生效，确定？", "The grant is in force at once when you confirm. Confirm it?"
)
END: Final = Word("终止授权", "End the grant")
END_LEAD: Final = Word(
    "终止后立即失去该角色，记录保留。", "The role is lost at once; the record stays."
)
GIVE_LEAD: Final = Word(
    "先填写，核对预览的权限范围后勾选确认。",
    "Fill it in, check the preview of what it reaches, then tick the box.",
)
MAY: Final = Word("可以", "May")
WHO_PERSON: Final = Word(
    "任职单位所在范围内有权查看人员者", "whoever may view people where he works"
)
WHY_PERSON: Final = Word("敏感信息一律遮盖", "personal values are masked for all")
WHO_POST: Final = Word("范围内有权查看岗位者", "whoever may view posts there")
WHO_GRANT: Final = Word(
    "范围内有权查看授权者和本人", "whoever looks after grants there, and its holder"
)
WHY_SCOPE: Final = Word("授权范围包含该记录", "with a grant that reaches the record")
NO_PEOPLE: Final = Empty(
    Word("范围内没有人员", "No person within your reach"),
    Word("登记任职或导入名册后出现在这里。", "They appear here when they are engaged or imported."),
)
NO_POSTS: Final = Empty(
    Word("范围内没有岗位", "No post within your reach"),
    Word("单位设立岗位后出现在这里。", "They appear here when a body or enterprise opens them."),
)
NO_GRANTS: Final = Empty(
    Word("没有授权", "No grant"),
    Word("在人员页面授予角色后出现在这里。", "Give a role on the page of a person."),
)
