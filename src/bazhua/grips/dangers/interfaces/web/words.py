"""What the pages of hidden dangers say."""

from typing import Final

from bazhua.kernel.words import Word

KIND: Final = Word("隐患", "Hidden danger")
WHOLE: Final = Word("隐患内容", "What is wrong")
DANGERS: Final = Word("隐患", "Hidden dangers")
SUBJECT: Final = Word("单位", "Subject")
SPOT: Final = Word("位置", "Place")
NO_SPOT: Final = Word("未写明位置", "no place given")
FOUND_AT: Final = Word("发现时间", "Found")
FOUND_BY: Final = Word("发现人", "Found by")
SECTOR: Final = Word("行业", "Sector")
GRADE: Final = Word("等级", "Grade")
ITEM: Final = Word("判定标准条目", "Item of the catalogue")
OWNER: Final = Word("责任岗位", "Answers for it")
OVERSEER: Final = Word("监管岗位", "Supervises")
DEPARTMENTS: Final = Word("监管部门", "Departments")
CLOSED_AT: Final = Word("销号时间", "Closed")
ACCEPTORS: Final = Word("验收人", "Accepted by")
NOT_YET: Final = Word("未落实", "Not placed yet")
FREE: Final = Word("不需资金", "costs nothing")
YUAN: Final = Word("{yuan} 元", "{yuan} yuan")

FOUND: Final = Word("发现隐患", "Found")
KEPT: Final = Word("随隐患收存", "kept with the danger")
PHOTO_AFTER: Final = Word("补充整改后照片", "A photo of how it is now was added")
BEFORE: Final = Word("整改前", "Before")
AFTER: Final = Word("整改后", "After")
PHOTO_ADDED: Final = Word("补充照片", "A photo was added")
SEEN: Final = Word("又有人看到：{wrong}", "Seen by one more: {wrong}")
DID: Final = Word("{act}：{ground}", "{act}: {ground}")
PAPER_ISSUED: Final = Word("签发{kind}，{number}", "{kind} issued, {number}")
PAPER_VOIDED: Final = Word("{kind}作废，{number}", "{kind} voided, {number}")
ORDERED: Final = Word(
    "{order} 已送达，须在 {last_day} 前整改", "{order} was served: put right by {last_day}"
)
FOR: Final = Word("{person}（代 {other}）", "{person} for {other}")

TWIN: Final = Word("已并入", "Merged into")
EARLIER: Final = Word("反复出现，上次为", "Has come back; it was")
DUPLICATE: Final = Word("重复隐患", "Duplicate of this one")
FIRM: Final = Word("所在企业", "At the enterprise")

REGULATORS: Final = Word("属地与主管部门有权人员", "Authorities granted this region and department")
BY_SCOPE: Final = Word("按授权范围可见：{place}", "by the scope of their grants: {place}")
OWN: Final = Word("本单位有权人员", "Those granted it at the subject")
OWN_WHY: Final = Word(
    "隐患在本单位；看不到隐患来源", "it is at their own; how it came to be known is not shown"
)

ASK: Final = Word("提请签署：{act}", "Ask for signatures: {act}")
ASK_THEM: Final = Word("提请签署", "Ask for signatures")
SURE: Final = Word("{act} {number}？", "{act}: {number}?")
OVERTAKEN: Final = Word(
    "{by} 已先一步办理：{what}（{at}）。现为“{state}”，您的操作没有办理。",
    "{by} was faster: {what} ({at}). It is now “{state}”; what you did was not done.",
)
OWN_STEP: Final = Word(
    "您已于 {at} 办理：{what}。现为“{state}”，本次操作没有办理。",
    "You did this yourself at {at}: {what}. It is now “{state}”; this press was not taken.",
)
SOMEBODY: Final = Word("他人", "Somebody else")
ORIGIN: Final = Word("来源", "How it became known")

OPEN_ONES: Final = Word("未销号的隐患", "Open hidden dangers")
NONE_OPEN: Final = Word("没有未销号的隐患", "No hidden danger is open")
NONE_OPEN_FILL: Final = Word(
    "本企业新发现的隐患会出现在这里。", "What is found at this enterprise appears here."
)

BOARD: Final = Word("隐患看板", "Board of hidden dangers")
BOARD_LEAD: Final = Word(
    "未销号的隐患按状态排列，最急的在前；点状态名看全部。",
    "Open dangers by state, the most urgent first; the name of a state opens all of them.",
)
LIST: Final = Word("台账", "Ledger")
AS_BOARD: Final = Word("看板", "Board")
OVERDUE_ONES: Final = Word("逾期未改", "Overdue")

ASSIGN_CHOSEN: Final = Word("指派所选", "Assign the chosen")
ASSIGN: Final = Word("批量指派整改", "Assign many")
ASSIGN_LEAD: Final = Word(
    "所选隐患采用同一整改方案；每条单独办理，不能办理的逐条说明原因。",
    "The chosen dangers get the same plan; each by itself, and each that is refused says why.",
)
ASSIGNED: Final = Word("已指派", "Assigned")
RESULT: Final = Word("结果", "Result")
NONE_TO_ASSIGN: Final = Word("没有可指派的隐患", "No danger to assign")
NONE_TO_ASSIGN_FILL: Final = Word(
    "本单位已登记、尚未申请验收的隐患会出现在这里。",
    "What is registered at your own and not yet put right appears here.",
)
SUMS: Final = Word("季报年报", "Sums by quarter")
FIGURES: Final = Word("统计", "Figures")
