"""Of a direct report the Commission Office of the province is told at once, and once."""

from datetime import timedelta

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.interfaces.events import tell_province
from bazhua.infra.events.models import Event
from bazhua.infra.notify.models import Notification
from bazhua.infra.notify.selectors import desk
from bazhua.kernel.words import Lang
from tests.grips.dangers.scene import DAY, HOUR, NOON
from tests.registry.who.scene import CITY, grant, person

AT = NOON + 2 * HOUR


@pytest.fixture
def reported(scene):
    """Return a danger that was reported direct, and the event of that."""
    scene.persons["city"] = person("city")
    grant(scene.persons["city"], "R04", CITY)
    row = scene.do(scene.registered(), Action.REPORT_UP, "manager")
    return row, Event.objects.get(record_uid=row.uid, data__action="REPORT_UP")


def test_the_province_is_told_once(scene, reported):
    row, event = reported

    for minutes in (0, 1):
        tell_province(event, AT + timedelta(minutes=minutes))

    told = Notification.objects.get()
    (message,) = desk(scene.uid("commission"), at=AT)
    assert (told.subject_uid, told.occasion) == (row.uid, event.uid)
    assert message.message.headline(Lang.ZH) == f"重大隐患直报：{row.number}"
    assert [desk(scene.uid(who), at=AT) for who in ("city", "bureau", "manager")] == [[], [], []]


def test_what_is_no_news_is_not_told(reported):
    _, event = reported

    tell_province(event, event.at + DAY)

    assert not Notification.objects.exists()


def test_of_other_steps_it_is_not_told(scene):
    row = scene.registered()

    tell_province(Event.objects.get(record_uid=row.uid, data__action="REGISTER"), AT)

    assert not Notification.objects.exists()
