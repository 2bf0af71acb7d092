"""The door of emergency response: what other packages may use of it."""

from bazhua.grips.emergency.domain.duty_day import DutyDay, duty_day, last_duty_day

__all__ = ("DutyDay", "duty_day", "last_duty_day")
