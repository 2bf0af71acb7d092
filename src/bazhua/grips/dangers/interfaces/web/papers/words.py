"""What the pages of papers say."""

from typing import Final

from bazhua.grips.dangers.domain.terms import Way
from bazhua.infra.papers.core.workflow import State
from bazhua.kernel.words import Word

PAPER: Final = Word("隐患文书", "Paper")
PAPERS: Final = Word("隐患文书", "Papers")
DANGER: Final = Word("查看隐患", "The hidden danger")
ALL: Final = Word("全部文书和待拟制的文书", "All papers, and those that are due")
DRAW: Final = Word("拟制{kind}", "Draw up: {kind}")
DUE: Final = Word("待拟制：{kinds}", "To be drawn up: {kinds}")
NONE_DUE: Final = Word("没有待拟制的文书", "No paper is due")
NOT_NUMBERED: Final = Word("未编号", "no number yet")

KIND: Final = Word("文书", "Paper")
NUMBER: Final = Word("文号", "Number")
STATE: Final = Word("状态", "State")
SERVICE: Final = Word("送达", "Service")
LAST_DAY: Final = Word("整改期限", "Put right by")
ISSUED_AT: Final = Word("签发时间", "Issued")
DRAWN_AT: Final = Word("拟制时间", "Drawn up")
PRINTED_AT: Final = Word("首次打印", "First printed")
LETTERS: Final = Word("机关代字", "Letter code")
NO_LETTERS: Final = Word(
    "未登记，编号不含机关代字；可在该机构页面登记",
    "none on record, so the number has none; it is entered on the page of the organisation",
)
ISSUER: Final = Word("发文单位", "Issued by")
DAYS: Final = Word("责令期限", "Days it gives")
COUNTED: Final = Word("送达之日起 {n} 日", "{n} days from its service")
SERVED_AT: Final = Word("送达时间", "Served")
EFFECTIVE_AT: Final = Word("生效时间", "Effective from")
RECIPIENT: Final = Word("受送达人", "Recipient")
REFUSAL: Final = Word("拒收事由", "Why he refused")
WITNESSES: Final = Word("见证人", "Witnesses")
NOTE: Final = Word("送达凭据", "Proof of service")
SERVED_BY: Final = Word("送达人", "Served by")

STATES: Final = {
    State.DRAFT: Word("草稿", "draft"),
    State.ISSUED: Word("已签发", "issued"),
    State.VOID: Word("已作废", "void"),
}
SERVED: Final = Word("已送达", "served")
NOT_SERVED: Final = Word("待送达", "to be served")
SERVED_BY_WAY: Final = Word("{way}，{at}", "{way}, {at}")
NOT_FOR_SERVICE: Final = Word("报送，不送达", "reported, not served")

ISSUE: Final = Word("签发", "Issue")
BY_ANOTHER: Final = Word("由拟稿人以外的人签发", "by somebody else than who drafted it")
SURE_ISSUE: Final = Word(
    "签发后编号，内容不能再改。签发这份文书？",
    "Once issued it has its number and stays as it is. Issue it?",
)
GIVE_UP: Final = Word("放弃草稿", "Give up the draft")
SURE_GIVE_UP: Final = Word("放弃这份草稿？", "Give up this draft?")
VOID: Final = Word("作废", "Void")
PRINT: Final = Word("打印", "Print")
DOWNLOAD: Final = Word("下载预览", "Download the preview")
SERVE: Final = Word("登记送达", "Put the service on record")
SERVE_BY: Final = {
    Way.HANDED_OVER: Word("当面签收", "Signed for"),
    Way.LEFT_AT_PLACE: Word("拒签留置", "Refused, left there"),
    Way.BY_POST: Word("邮寄送达", "By post"),
    Way.ELECTRONIC: Word("电子送达", "Electronically"),
    Way.BY_NOTICE: Word("公告送达", "By public notice"),
}

DRAWN: Final = Word("拟制", "Drawn up")
HAPPENED: Final = {
    "paper.drafted": DRAWN,
    "paper.issued": Word("签发，编号 {number}", "Issued as {number}"),
    "paper.printed": Word("打印", "Printed"),
    "paper.bound": Word("收存签字件照片", "Photograph of the signed sheet kept"),
    "paper.voided": Word("作废", "Voided"),
    "paper.served": Word("送达：{way}", "Served: {way}"),
}
ABOUT: Final = Word("涉及隐患", "About")
PICTURE: Final = Word("{kind}全文", "The whole of the {kind}")
OFFICES: Final = Word("属地与主管部门有权人员", "Authorities granted this region and department")
OFFICES_WHY: Final = Word("按文书权限可见", "by their rights to papers")
OWN: Final = Word("本单位有权人员", "Those granted it at the subject")
OWN_WHY: Final = Word("签发后可见", "from its issue on")
EMPTY: Final = Word("还没有文书", "No paper yet")
EMPTY_FILL: Final = Word(
    "拟制的文书直接取用登记的信息，签发后编号。",
    "Papers are filled from the records and have a number once issued.",
)
