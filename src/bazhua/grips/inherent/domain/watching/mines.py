"""The limits that a methane sensor of a coal mine is set up with."""

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.mine import MethaneLimit, MethaneSensor
from bazhua.grips.inherent.domain.watching.limits import Wanted
from bazhua.kernel.policy.book import PolicyBook


def methane_limits(book: PolicyBook, sensor: MethaneSensor) -> tuple[Wanted, ...]:
    """Return H where the alarm is and HH where power is cut, until it may be restored.

    Where both lie at one value, HH alone: the graver of the two.
    """
    row = book.row(MethaneLimit, sensor=sensor)
    alarm = Wanted(kind=LimitKind.H, set_point=row.alarm)
    if row.cut_off is None or row.restore is None:
        return (alarm,)
    cutting = Wanted(kind=LimitKind.HH, set_point=row.cut_off, dead_band=row.cut_off - row.restore)
    return (cutting,) if row.cut_off == row.alarm else (alarm, cutting)
