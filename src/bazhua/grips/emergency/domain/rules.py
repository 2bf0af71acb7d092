"""The rules of law that `emergency` answers."""

from bazhua.grips.emergency.domain.coverage import flight_coverage
from bazhua.grips.emergency.domain.policy import COVER_ROWS, HELICOPTER_ROWS
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS = (*COVER_ROWS, *HELICOPTER_ROWS)

RULES: tuple[Rule, ...] = (
    Rule(
        "coverage.flight",
        Word("航空救援覆盖", "Air rescue coverage"),
        flight_coverage,
        tuple(row.clause for row in ROWS),
    ),
)
