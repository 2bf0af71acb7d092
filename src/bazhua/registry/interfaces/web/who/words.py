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
NO_ENGAGEMENTS: Final = Empty(
    Word("没有任职", "No engagement"),
    Word("登记任职后出现在这里。", "They appear here once noted."),
)
HOLDS_NONE: Final = Empty(
    Word("未持有岗位", "Holds no post"),
    Word("在岗位页面任命后出现在这里。", "They appear here when he is appointed on a post's page."),
)
NOT_ENGAGED: Final = Empty(
    Word("今天没有任职", "Works nowhere today"),
    Word("在“任职”中登记任职。", "Engage him under “Engaged”."),
)
OVERVIEW: Final = Word("概况", "Overview")
ON_RECORD: Final = Word("登记信息", "On record")
TODAY: Final = Word("今天", "Today")
WHO_SEES: Final = Word("谁能看到", "Who can see this")
EMPLOYER: Final = Word("用人单位", "Employer")
NEW_PERSON: Final = Word("登记人员", "Engage a person")
NEW_PERSON_LEAD: Final = Word(
    "已登记过的身份证号会找到原人员，不重复登记。",
    "An identity number that is on record finds the person; nobody is there twice.",
)
ENGAGE: Final = Word("登记任职", "Note an engagement")
END_ENGAGEMENT: Final = Word("结束任职", "End the engagement")
END_ENGAGEMENT_LEAD: Final = Word(
    "在该单位持有的岗位须先移交或卸任。",
    "Posts that he holds there are handed over or left first.",
)
REACH: Final = Word("修改联系方式", "Change telephone and mail")
REACH_LEAD: Final = Word(
    "留空即删除；原值不显示。", "An empty field is forgotten; what was there is not shown."
)
NEW_POST: Final = Word("设立岗位", "Open a post")
NEW_POST_LEAD: Final = Word(
    "责任事项由岗位承担，无论谁持有。", "Obligations are owed by the post, whoever holds it."
)
APPOINT: Final = Word("任命", "Appoint")
APPOINT_LEAD: Final = Word(
    "自现在起持有，可与他人同时持有；须在该单位任职。",
    "From now on, alone or with others; he must work where the post is.",
)
RELIEVE: Final = Word("卸任", "Relieve")
RELIEVE_ASK: Final = Word(
    "自现在起不再持有该岗位，确定？", "He holds the post no longer from now on. Relieve him?"
)
CLOSE_POST: Final = Word("撤销岗位", "Close the post")
CLOSE_POST_ASK: Final = Word(
    "撤销后不再承担责任事项，记录保留，确定？",
    "A closed post owes nothing more; the record stays. Close it?",
)
ROSTER: Final = Word("值班表", "Duty roster")
CLIENTS: Final = Word("接口客户端", "API clients")
CLIENT: Final = Word("接口客户端", "API client")
ISSUED: Final = Word("签发", "Issued")
ISSUED_BY: Final = Word("签发人", "Issued by")
ENDED: Final = Word("终止", "Ended")
TOKEN: Final = Word("令牌", "Token")
TOKEN_KEPT: Final = Word("只在签发时显示一次", "was shown once, when it was issued")
NEW_CLIENT: Final = Word("签发令牌", "Issue a token")
NEW_CLIENT_LEAD: Final = Word(
    "令牌只显示一次；授予角色之前不能访问任何数据。",
    "The token is shown once; until roles are given to it, it may nothing.",
)
END_CLIENT: Final = Word("终止令牌", "End the token")
END_CLIENT_ASK: Final = Word(
    "终止后令牌立即失效，其授权同时结束，确定？",
    "The token is refused at once and its grants end. End it?",
)
WHO_CLIENT: Final = Word("安全管理员和审计员", "security administrators and auditors")
WHY_CLIENT: Final = Word("有权查看接口客户端", "may view API clients")
NO_CLIENTS: Final = Empty(
    Word("没有接口客户端", "No API client"),
    Word("签发令牌后出现在这里。", "They appear here once a token is issued."),
)
