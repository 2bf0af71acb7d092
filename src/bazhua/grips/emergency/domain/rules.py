"""The rules of law that `emergency` answers."""

from bazhua.grips.emergency.domain.coverage import flight_coverage
from bazhua.grips.emergency.domain.duty_day import WATCH_ROWS
from bazhua.grips.emergency.domain.policy import COVER_ROWS, HELICOPTER_ROWS
from bazhua.kernel.policy.book import cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

FLIGHT_ROWS = (*COVER_ROWS, *HELICOPTER_ROWS)
ROWS = (*FLIGHT_ROWS, *WATCH_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "coverage.flight",
        Word("航空救援覆盖", "Air rescue coverage"),
        flight_coverage,
        cited(*FLIGHT_ROWS),
        example='{"from": [35.41, 116.59], "to": [36.20, 117.09]}',
    ),
)
