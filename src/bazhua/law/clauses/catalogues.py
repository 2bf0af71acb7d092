"""Clauses of the catalogues of major hidden dangers: when they hold, and their items by status.

What was read of one article is one clause, what was not is another.
"""

from datetime import date
from typing import Final

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

DIRECTORY: Final = "third-party directory of standards in force, 2026-10-01; metadata only"
SUMMARY: Final = "rule book on hidden dangers, §2.6; the text was not read"
READ: Final = "text, public law collection"
READ_IN_PART: Final = "text, read in part"

DATED: Final = (
    ("GM-2023", date(2023, 5, 15), Status.REPORTED),
    ("COAL", date(2024, 5, 1), Status.UNCONFIRMED),
    ("COAL-2026", date(2026, 7, 1), Status.REPORTED),
    ("MINE-2022", date(2022, 9, 1), Status.REPORTED),
    ("FIRE-2025", date(2025, 11, 1), Status.REPORTED),
)
UNDATED: Final = (
    ("CHEM-2017", 2017),
    ("FW-2017", 2017),
    ("COAL-2020", 2020),
    ("MINE-2024S", 2024),
    ("CONS-2024", 2024),
    ("GAS-2023", 2023),
    ("EXPL-2024", 2024),
    ("POWER-2026", 2026),
)
"""Catalogues of which only the year was seen; they are taken as in force from its first day."""

ITEMS: Final = (
    ("GM-2023", "3", Status.CONFIRMED, READ, "管理类", "management"),
    ("GM-2023", "4(1-4)", Status.CONFIRMED, READ, "冶金企业（一）至（四）", "metallurgy, 1 to 4"),
    (
        "GM-2023",
        "4(5-8)",
        Status.UNCONFIRMED,
        SUMMARY,
        "冶金企业（五）至（八）",
        "metallurgy, 5 to 8",
    ),
    ("GM-2023", "5", Status.UNCONFIRMED, SUMMARY, "有色企业", "non-ferrous metals"),
    ("GM-2023", "6", Status.UNCONFIRMED, SUMMARY, "建材企业", "building materials"),
    ("GM-2023", "7", Status.UNCONFIRMED, SUMMARY, "机械企业", "machinery"),
    ("GM-2023", "8", Status.UNCONFIRMED, SUMMARY, "轻工企业", "light industry"),
    ("GM-2023", "9", Status.UNCONFIRMED, SUMMARY, "纺织企业", "textile"),
    ("GM-2023", "10", Status.UNCONFIRMED, SUMMARY, "烟草企业", "tobacco"),
    (
        "GM-2023",
        "11(1-5)",
        Status.CONFIRMED,
        READ,
        "粉尘涉爆（一）至（五）",
        "explosive dust, 1 to 5",
    ),
    (
        "GM-2023",
        "11(6-10)",
        Status.UNCONFIRMED,
        SUMMARY,
        "粉尘涉爆（六）至（十）",
        "explosive dust, 6 to 10",
    ),
    ("GM-2023", "12", Status.UNCONFIRMED, SUMMARY, "使用液氨制冷", "ammonia refrigeration"),
    ("GM-2023", "13", Status.UNCONFIRMED, SUMMARY, "有限空间作业", "confined space"),
    (
        "GM-2023",
        "14",
        Status.UNCONFIRMED,
        SUMMARY,
        "监测报警、防护装置失效",
        "failed alarm or protection devices",
    ),
    ("CHEM-2017", "1-20", Status.CONFIRMED, READ, "化工和危险化学品", "chemicals"),
    ("COAL", "36", Status.CONFIRMED, READ, "煤矿", "coal mines"),
    (
        "MINE-2022",
        "UG(1-5)",
        Status.CONFIRMED,
        READ_IN_PART,
        "地下矿山（一）至（五）",
        "underground mines, 1 to 5",
    ),
    (
        "MINE-2022",
        "UG(6-32)",
        Status.UNCONFIRMED,
        SUMMARY,
        "地下矿山（六）至（三十二）",
        "underground mines, 6 to 32",
    ),
    ("MINE-2022", "OP", Status.UNCONFIRMED, SUMMARY, "露天矿山", "open-pit mines"),
    ("MINE-2022", "TP", Status.UNCONFIRMED, SUMMARY, "尾矿库", "tailings ponds"),
)

CLAUSES: tuple[Clause, ...] = (
    *(
        Clause(
            document=document,
            article="IN-FORCE",
            title=Word(f"自 {since} 施行", f"In force from {since}"),
            status=status,
            source=DIRECTORY,
        )
        for document, since, status in DATED
    ),
    *(
        Clause(
            document=document,
            article="IN-FORCE",
            title=Word(
                f"{year} 年起施行，具体日期未见，按当年首日计",
                f"In force from a day of {year} that was not seen; taken as its first",
            ),
            status=Status.UNCONFIRMED,
            source=DIRECTORY,
        )
        for document, year in UNDATED
    ),
    *(
        Clause(
            document=document,
            article=article,
            title=Word(f"重大事故隐患：{zh}", f"Major hidden dangers: {en}"),
            status=status,
            source=source,
        )
        for document, article, status, source, zh, en in ITEMS
    ),
)
