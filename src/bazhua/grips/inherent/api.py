"""The door of inherent safety: what other packages may use of it."""

from bazhua.grips.inherent.domain.duty.facts import Work
from bazhua.grips.inherent.services.alarms.following import work as follow_alarms
from bazhua.grips.inherent.services.demo.loading import load_plants
from bazhua.grips.inherent.services.demo.together import load_unit
from bazhua.grips.inherent.services.duty.binding import keep_all_bound
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.grips.inherent.services.duty.ponds import judge_ponds
from bazhua.grips.inherent.services.duty.working import tell_work
from bazhua.grips.inherent.services.warning.judging import judge_units
from bazhua.grips.inherent.services.watching.telling import tell_book

__all__ = (
    "Work",
    "follow_alarms",
    "judge_ponds",
    "judge_risks",
    "judge_units",
    "keep_all_bound",
    "load_plants",
    "load_unit",
    "tell_book",
    "tell_work",
)
