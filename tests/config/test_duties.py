"""The duties of the clock: each has a name, and the root file of a day is written once."""

from datetime import UTC, datetime, timedelta

import pytest

from bazhua.config.duties import duties, publish_yesterday
from bazhua.config.settings.env import SiteEnv
from bazhua.infra.ledger.core.trust import published_in
from bazhua.infra.ledger.sealer import seal
from bazhua.infra.notify.settings import NotifyEnv
from bazhua.kernel.times import BEIJING
from tests.infra.events.scene import happen, subject

MIDNIGHT = datetime(2026, 11, 24, tzinfo=BEIJING)
MINUTE = timedelta(minutes=1)


def test_every_duty_has_a_name_of_its_own():
    names = [duty.name for duty in duties(SiteEnv.read(), NotifyEnv.read(), lambda: MIDNIGHT)]

    assert len(set(names)) == len(names)
    assert {"sweep", "seal", "fold", "send-sms", "send-voice"} <= set(names)


@pytest.mark.django_db(transaction=True)
def test_root_file_of_a_day_holds_its_last_root_and_is_written_once(tmp_path):
    roots, key_file = tmp_path / "roots", tmp_path / "key"
    record = subject()
    for at in (MIDNIGHT - 3 * MINUTE, MIDNIGHT - MINUTE, MIDNIGHT + MINUTE):
        happen(record, at=at)
        seal(at=at.astimezone(UTC), key_file=key_file)

    early = publish_yesterday(roots, MIDNIGHT)
    before = sorted(path.name for path in roots.iterdir())
    done = [publish_yesterday(roots, MIDNIGHT + minute * MINUTE) for minute in (2, 3)]

    after = sorted(path.name for path in roots.iterdir())
    published = published_in(roots / "2026-11-23.json")
    assert (early, before, done) == (0, [], [0, 0])
    assert after == ["2026-11-23.json"]
    assert (published.root.number, published.root.size) == (1, 2)
