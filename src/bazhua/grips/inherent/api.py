"""The door of inherent safety: what other packages may use of it."""

from bazhua.grips.inherent.services.alarms.following import work as follow_alarms
from bazhua.grips.inherent.services.demo.loading import load_plants
from bazhua.grips.inherent.services.demo.together import load_unit
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.grips.inherent.services.warning.judging import judge_units
from bazhua.grips.inherent.services.watching.telling import tell_book

__all__ = ("follow_alarms", "judge_risks", "judge_units", "load_plants", "load_unit", "tell_book")
