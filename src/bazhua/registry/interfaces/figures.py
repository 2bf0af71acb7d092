"""How the figures of enterprises are shown, and what rates of a region are set against."""

from collections.abc import Mapping
from typing import Final

from bazhua.infra.rollup.showing.shown import Area, Shown
from bazhua.kernel.words import Word
from bazhua.registry.domain.enterprises import HIGH_RISK_WORDS, STATUS_WORDS, Status
from bazhua.registry.domain.where.indicators import HIGH_RISK, STANDING
from bazhua.registry.domain.where.measures import MEASURES
from bazhua.registry.selectors.codes import COMMON_CODES

__all__ = ("MEASURES", "SHOWN")

OPENS: Final = "enterprises:list"
ENTERPRISES: Final = Area("enterprises", Word("企业", "Enterprises"))
HIGH_RISKS: Final = Area("high-risk", Word("高危名单", "Lists of high risk"))


def _statuses() -> Mapping[str, Word]:
    standing = (Status.OPERATING, Status.STOPPED)
    return {status.value: STATUS_WORDS[status] for status in standing}


SHOWN: Final = (
    Shown(
        indicator=STANDING,
        heading=Word("在册企业", "Enterprises on record"),
        area=ENTERPRISES,
        opens=OPENS,
        codes={**COMMON_CODES, "status": _statuses},
    ),
    *(
        Shown(
            indicator=HIGH_RISK,
            part=risk.value,
            where={"list": risk.value},
            heading=word,
            area=HIGH_RISKS,
            opens=OPENS,
            codes=COMMON_CODES,
        )
        for risk, word in HIGH_RISK_WORDS.items()
    ),
)
"""Each list of high risk stands apart: an enterprise may be on several, so they do not add up."""
