"""Pages of early warnings and process units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.inherent.interfaces.web.warning.listing import unit_listing, warning_listing
from bazhua.grips.inherent.models import EarlyWarning, ProcessUnit, UnitModel
from bazhua.grips.inherent.services.warning.judging import ARRIVES_WITHIN
from tests.engine.warning.test_watching import plant as running
from tests.grips.dangers.web.asking import notice
from tests.grips.inherent.together import HISTORY, calm, fault, judged, kept


@pytest.fixture
def warned(together):
    """Return a warning that lasts."""
    together.trained()
    together.runs(calm(30))
    together.runs(fault(40))
    judged(together.until + ARRIVES_WITHIN)
    return EarlyWarning.objects.get()


def test_a_unit_is_set_up_at_its_installation(visit, together):
    home = f"/monitoring/installations/{together.home.uid}/"
    address = f"/warnings/units/set-up/{together.home.uid}"
    chosen = [str(one.uid) for one in together.points[:3]]

    few = visit("director", address, {"name": "反应单元", "points": chosen[:2]})
    done = visit("director", address, {"name": "反应单元", "points": chosen})

    row = ProcessUnit.objects.get()
    assert (few.status_code, "3 至 60 个测点" in notice(few.content.decode())) == (422, True)
    assert (done.status_code, done.url) == (302, f"/warnings/units/{row.uid}/")
    assert "反应单元" in visit.text("director", home)
    assert "还没有模型" in visit.text("bureau", f"/warnings/units/{row.uid}/")
    assert "设立工艺单元" not in visit.text("bureau", home)


def test_a_unit_is_trained_by_its_form(visit, together):
    together.runs(running(3, HISTORY))
    row = together.unit()
    address = f"/warnings/units/{row.uid}/train"
    given = {"version": row.version, "begins": "2026-11-23 10:00", "ends": "2026-11-23 12:00"}

    flat = visit("director", address, given | {"period_s": "600"})
    before = kept()

    assert (flat.status_code, kept()) == (422, before)
    assert "至少需要 480 个" in notice(flat.content.decode())
    assert visit("bureau", address).status_code == 403
    assert not UnitModel.objects.exists()


def test_a_warning_says_in_plain_words_what_makes_it(visit, warned, together):
    shown = visit.text("manager", f"/warnings/{warned.uid}/")

    share = round(100 * warned.contributions[0]["share"])
    assert f"3号压力 高于平常，占 {share} %" in shown
    assert f'href="/monitoring/points/{together.points[2].uid}/"' in shown
    assert "平常上限" in shown
    assert f"/warnings/{warned.uid}/answer" in shown
    assert f"/warnings/{warned.uid}/answer" not in visit.text("bureau", f"/warnings/{warned.uid}/")
    assert visit("elsewhere", f"/warnings/{warned.uid}/").status_code == 404


def test_it_is_answered_by_its_form(visit, warned):
    address = f"/warnings/{warned.uid}/answer"

    empty = visit("manager", address, {"feedback": "TRUE", "remark": ""})
    done = visit("manager", address, {"feedback": "TRUE", "remark": "阀门卡涩"})
    again = visit("manager", address, {"feedback": "FALSE", "remark": "误报"})

    warned.refresh_from_db()
    assert (empty.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert (warned.feedback, warned.remark) == ("TRUE", "阀门卡涩")
    assert "属实 · 阀门卡涩" in visit.text("bureau", f"/warnings/{warned.uid}/")


def test_the_list_shows_what_lasts_within_reach(visit, warned):
    shown = visit.text("bureau", "/warnings/?lasts=true")

    assert ("反应单元" in shown, "持续" in shown, 'data-live="warning"' in shown) == (
        True,
        True,
        True,
    )
    assert "反应单元" not in visit.text("bureau", "/warnings/?lasts=false")
    assert "反应单元" not in visit.text("elsewhere", "/warnings/")
    assert str(warned.uid) in visit.text("manager", "/warnings/")


def test_a_unit_shows_its_model_and_its_warnings(visit, warned):
    unit = warned.unit
    assert "第 1 版（2026-11-23 训练）" in visit.text("bureau", "/warnings/units/")

    shown = visit.text("director", f"/warnings/units/{unit.uid}/")

    assert "第 1 版" in shown
    assert "高于平常" in shown
    assert "训练模型" in shown
    assert "恢复正式运行" not in shown
    ProcessUnit.objects.update(standing="OBSERVED")
    observed = visit.text("director", f"/warnings/units/{unit.uid}/")
    assert ("恢复正式运行" in observed, "试运行" in observed) == (True, True)


def test_every_order_of_the_lists_has_its_index():
    assert [warning_listing().unindexed(), unit_listing().unindexed()] == [[], []]


@pytest.mark.parametrize("address", ["/warnings/", "/warnings/units/"])
def test_lists_ask_as_often_for_three_as_for_one(visit, warned, together, address):
    visit.text("bureau", address)
    asked = []
    for more in (0, 2):
        for number in range(more):
            unit = together.unit(name=f"单元{number}")
            row = EarlyWarning.objects.get(pk=warned.pk)
            row.pk, row.uid, row.unit = None, unit.uid, unit
            row.number = f"{row.number}{number}"
            row.save(force_insert=True)
        with CaptureQueriesContext(connection) as queries:
            visit.text("bureau", address)
        asked.append(len(queries))

    assert asked[0] == asked[1]
