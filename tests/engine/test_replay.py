"""What the engine set aside is used when it can be, and set aside anew when it still cannot."""

import pytest

from bazhua.engine.adapters.log import read
from bazhua.engine.adapters.quarantine import Which, kept, replay
from bazhua.engine.aside import Reason
from bazhua.engine.messages import Definitions
from tests.engine.rig import GAS, GATEWAY, PLANT, TANK, applied, defined, engine, now_ms, sent
from tests.gate.rig import eventually

pytestmark = pytest.mark.django_db(transaction=True)
GAS_ALONE = Definitions(points=PLANT.points[:1], limits=PLANT.limits[:2])


def shown(tables, **how):
    return [(one.sequence, one.reason, one.readings) for one in kept(tables, Which(), **how)]


def judged(tables):
    return tables.execute("SELECT readings FROM telemetry_applied").fetchone()[0]


def test_readings_of_a_point_that_was_unknown_are_used_when_it_is_defined(tables, tmp_path):
    now = now_ms()
    with engine(tmp_path):
        defined(tables, GAS_ALONE)
        sent(tables, 1, (TANK, now, 5), (GAS, now, 1))
        eventually(lambda: applied(tables))
        before, set_aside = judged(tables), shown(tables)

        early = replay(tables, Which())
        eventually(lambda: applied(tables))
        again = shown(tables)
        defined(tables)
        late = replay(tables, Which(reason=Reason.UNKNOWN_POINT))
        eventually(lambda: applied(tables))

    assert (before, set_aside) == (1, [(1, Reason.UNKNOWN_POINT, 1)])
    assert (early, late) == (1, 1)
    assert again == [(-1, Reason.UNKNOWN_POINT, 1)]
    assert (judged(tables), shown(tables)) == (2, [])
    assert len(shown(tables, replayed=True)) == 2
    assert [e.sequence for e in read(tables, 0, 2**62, 900) if e.gateway == GATEWAY] == [1, -1, -2]
