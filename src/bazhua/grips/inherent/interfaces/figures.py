"""How the figures of alarms are shown."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bazhua.grips.inherent.domain.handling import indicators
from bazhua.grips.inherent.domain.handling.indicators import COLOUR, MEASURED
from bazhua.grips.inherent.domain.watching.terms import MEASURED as WHAT_IS_MEASURED
from bazhua.infra.rollup.core.declare import DEPARTMENT
from bazhua.infra.rollup.showing.shown import Area, CodeWords, Shown, Spread
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES as WORDS
from bazhua.law.terms import Colour
from bazhua.registry.api import COMMON_CODES

AREA: Final = Area("alarms", Word("报警", "Alarms"))


def _colours() -> Mapping[str, Word]:
    return {colour.value: WORDS[colour.value] for colour in Colour}


def _measured() -> Mapping[str, Word]:
    return {kind.value: word for kind, word in WHAT_IS_MEASURED.items()}


CODES: Final[Mapping[str, CodeWords]] = {
    DEPARTMENT: COMMON_CODES[DEPARTMENT],
    COLOUR: _colours,
    MEASURED: _measured,
}
_shown = partial(Shown, area=AREA, opens="alarms:list", codes=CODES)

MINUTES: Final = Spread(
    Word("答复用时", "Minutes until answered"),
    Word("期间首次答复的报警，从通知到答复的分钟数。", "Of those answered, minutes since told."),
    Word("分钟", "minutes"),
)
SHOWN: Final = (
    _shown(indicator=indicators.RAISED, heading=Word("新报警", "Raised")),
    _shown(indicator=indicators.ANSWERED, heading=Word("已答复", "Answered"), spread=MINUTES),
    _shown(
        indicator=indicators.ANSWERED_IN_TIME,
        heading=Word("按时答复", "Answered in time"),
        share_of=indicators.ANSWERED.key,
    ),
    _shown(indicator=indicators.STANDING, heading=Word("期末未闭环", "Not closed at the end")),
    _shown(indicator=indicators.UNANSWERED, heading=Word("期末无人答复", "Unanswered at the end")),
)
