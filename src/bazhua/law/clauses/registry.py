"""Clauses cited by the rules of `registry`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

COLLECTION = "full text, public law collection"
PAGES = "public pages on the standard, cross-checked by computation"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(
        document=document,
        article=article,
        title=Word(zh, en),
        status=status,
        source=source,
    )
    for document, article, zh, en, status, source in (
        (
            "GB32100",
            "CHECK",
            "统一社会信用代码的构成与校验码",
            "Layout and check character of the unified social credit code",
            Status.REPORTED,
            PAGES,
        ),
        (
            "GB11643",
            "CHECK",
            "公民身份号码的构成与校验码",
            "Layout and check character of the resident identity number",
            Status.REPORTED,
            PAGES,
        ),
        (
            "GB11714",
            "CHECK",
            "组织机构代码的构成与校验码",
            "Layout and check character of the organisation code",
            Status.REPORTED,
            PAGES,
        ),
        (
            "BZ",
            "RESIDENT-AGE",
            "身份证号码所示年龄的上限",
            "Highest age that a resident identity number may say",
            Status.OURS,
            "platform",
        ),
        (
            "AQF",
            "24",
            "安全生产管理机构和专职安全生产管理人员的配备",
            "Safety department and full-time safety managers",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "AQF",
            "75",
            "居民委员会、村民委员会发现事故隐患应当报告",
            "Residents' and village committees report dangers that they find",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "BZ",
            "ROLE-MATRIX",
            "各类人员的角色与权限（依公开报道整理）",
            "Roles and what each may do, compiled from public reports",
            Status.REPORTED,
            "compiled from reports on the organisation",
        ),
        (
            "BZ",
            "RIGHTS",
            "权限矩阵的补充：平台自设的角色、资源与操作",
            "Additions of the platform to the matrix of rights",
            Status.OURS,
            "platform",
        ),
        (
            "BZ",
            "DEMONSTRATION",
            "演示数据中的责任事项",
            "Obligations of the demonstration",
            Status.OURS,
            "platform",
        ),
        (
            "SDTL",
            "5",
            "安全生产委员会及其办公室的设立与职责",
            "The Work Safety Commission, its office, and what they guide and supervise",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "SDTL",
            "47",
            "乡镇街道、功能区的检查、责令排除与报告",
            "Towns and functional zones check, order removal of dangers, and report",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "SDTL",
            "19",
            "高危生产经营单位的范围及其安全管理机构",
            "High-risk enterprises and their safety departments",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "SDTL",
            "21",
            "安全总监的设置",
            "Which enterprises need a safety director",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "SDTL",
            "22",
            "安全生产委员会的设置",
            "Which enterprises need a safety committee",
            Status.CONFIRMED,
            COLLECTION,
        ),
        (
            "SDPX",
            "TRAINERS",
            "内训师的配备比例",
            "Share of trainers among the staff",
            Status.REPORTED,
            "news of the guidance",
        ),
        (
            "ZCAQ",
            "6",
            "注册安全工程师的配备比例",
            "Share of registered safety engineers",
            Status.REPORTED,
            "public page quoting the article",
        ),
        (
            "BZ",
            "PUBLISHED",
            "向社会公布的统计指标和不予公布的小数",
            "Which figures are published, and which numbers are too small for it",
            Status.OURS,
            "platform",
        ),
    )
)
