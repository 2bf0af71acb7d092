"""When a danger was found that a phone reports, by a clock that may be wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bazhua.grips.dangers.domain.policy.sources import PhoneClock


@dataclass(frozen=True, slots=True)
class Heard:
    """What is believed of a phone's clock.

    Attributes:
        found_at: the legal instant of the finding.
        skew_s: by how much the phone was behind when it sent, the way of the message included;
            seconds, negative where it was ahead.
    """

    found_at: datetime
    skew_s: int


def heard(clock: PhoneClock, *, said: datetime, sent: datetime, received: datetime) -> Heard:
    """Return when a danger was found.

    Args:
        said: when it was found, by the phone's clock.
        sent: when the report left, by the same clock; it may have waited for a network.
        received: when it arrived, by ours.
    """
    skew = received - sent
    within = abs(skew) <= timedelta(seconds=clock.tolerance_s)
    found = said if within else said + skew
    if found < received - timedelta(days=clock.oldest_days):
        found = received
    return Heard(min(found, received), round(skew.total_seconds()))
