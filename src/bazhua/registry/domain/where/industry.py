"""The classification of industries GB/T 4754-2017: sections, and what a code looks like."""

import re
from functools import lru_cache
from typing import Final

from bazhua.kernel.words import Word
from bazhua.registry.domain.where.refusals import UnknownIndustry

A_CODE: Final = re.compile(r"[A-T](\d{2,4})?")

SECTIONS: Final = {
    "A": Word("农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery"),
    "B": Word("采矿业", "Mining"),
    "C": Word("制造业", "Manufacturing"),
    "D": Word("电力、热力、燃气及水生产和供应业", "Electricity, heat, gas and water"),
    "E": Word("建筑业", "Construction"),
    "F": Word("批发和零售业", "Wholesale and retail trade"),
    "G": Word("交通运输、仓储和邮政业", "Transport, storage and post"),
    "H": Word("住宿和餐饮业", "Accommodation and catering"),
    "I": Word("信息传输、软件和信息技术服务业", "Information and software"),
    "J": Word("金融业", "Finance"),
    "K": Word("房地产业", "Real estate"),
    "L": Word("租赁和商务服务业", "Leasing and business services"),
    "M": Word("科学研究和技术服务业", "Research and technical services"),
    "N": Word("水利、环境和公共设施管理业", "Water, environment and public facilities"),
    "O": Word("居民服务、修理和其他服务业", "Household services and repair"),
    "P": Word("教育", "Education"),
    "Q": Word("卫生和社会工作", "Health and social work"),
    "R": Word("文化、体育和娱乐业", "Culture, sports and entertainment"),
    "S": Word("公共管理、社会保障和社会组织", "Public administration and social organisations"),
    "T": Word("国际组织", "International organisations"),
}

LAST_DIVISIONS: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRST",
        (5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97),
        strict=True,
    )
)
"""Section → its last division; each begins where the one before it ends."""


@lru_cache(maxsize=4_096)
def industry_of(code: str, *, field: str = "industry") -> str:
    """Return an industry's code in upper case; empty stays empty.

    Raises:
        UnknownIndustry: no letter of a section, or a division of another section.
    """
    text = code.strip().upper()
    if not text:
        return ""
    if not A_CODE.fullmatch(text) or (len(text) > 1 and _section(int(text[1:3])) != text[0]):
        raise UnknownIndustry(field, code)
    return text


def _section(division: int) -> str:
    found = (letter for letter, last in LAST_DIVISIONS.items() if division <= last)
    return next(found, "") if division else ""
