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
NOT_YET: Final = Word("未落实", "not placed yet")
FREE: Final = Word("不需资金", "costs nothing")
YUAN: Final = Word("{yuan} 元", "{yuan} yuan")

FOUND: Final = Word("发现隐患", "Found")
KEPT: Final = Word("随隐患收存", "kept with the danger")
SEEN: Final = Word("又有人看到：{wrong}", "Seen by one more: {wrong}")
DID: Final = Word("{act}：{ground}", "{act}: {ground}")
PAPER_ISSUED: Final = Word("签发{kind}，{number}", "{kind} issued, {number}")
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

SURE: Final = Word("{act} {number}？", "{act}: {number}?")
ORIGIN: Final = Word("来源", "How it became known")

OPEN_ONES: Final = Word("未销号的隐患", "Open hidden dangers")
NONE_OPEN: Final = Word("没有未销号的隐患", "No hidden danger is open")
NONE_OPEN_FILL: Final = Word(
    "本企业新发现的隐患会出现在这里。", "What is found at this enterprise appears here."
)
