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
    )
)
