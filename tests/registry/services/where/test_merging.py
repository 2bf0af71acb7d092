"""A county is absorbed by another: everything stands there, what was counted stays."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Replanting
from bazhua.infra.search.finding import find
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder, RegionMoveRefused
from bazhua.registry.models import (
    Enterprise,
    Node,
    NodeSpell,
    Organisation,
    Region,
    RegionSpell,
)
from bazhua.registry.services.divisions.merging import merge_region
from bazhua.registry.services.where.bodies import open_offices, open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.scene import (
    DAY,
    JINAN,
    KEEPER,
    LIXIA,
    LIXIA_KEEPER,
    NOON,
    PROVINCE,
    QINGDAO,
    QINGDAO_KEEPER,
    READER,
    SHINAN,
    enterprise,
)
from tests.registry.services.where.standing_on import standing_on
from tests.registry.services.where.test_moving import strays

pytestmark = pytest.mark.usefixtures("settled")
LAST_YEAR = NOON - timedelta(days=365)
BEFORE = DAY - timedelta(days=1)


def region(code):
    return Region.objects.get(code=code)


def merge(code="370102", into="370202", since=DAY, version=None, who=KEEPER):
    row = region(code)
    version = version or row.version
    return merge_region(
        row.uid, into=region(into).uid, since=since, version=version, actor=who, at=NOON
    )


def everything():
    tables = (Region, RegionSpell, Node, NodeSpell, Organisation, Enterprise, Entry, Event)
    return [list(table.objects.order_by("pk").values()) for table in (*tables, Replanting)]


def test_last_years_figures_stand_and_todays_are_in_the_other_county():
    enterprise(at=LAST_YEAR)
    enterprise("没有写明乡镇的企业", number=2, region="370102", at=LAST_YEAR)
    enterprise("原在青岛的企业", number=3, region="370202002", at=LAST_YEAR)

    merge()

    fold_all()
    figures = {
        path: [standing_on(path, day) for day in (BEFORE, DAY)]
        for path in (LIXIA, JINAN, SHINAN, QINGDAO, PROVINCE)
    }
    assert figures == {
        LIXIA: [2, 0],
        JINAN: [2, 0],
        SHINAN: [1, 3],
        QINGDAO: [1, 3],
        PROVINCE: [3, 3],
    }


def test_everything_in_it_stands_in_the_other_county():
    row = enterprise()
    unnamed = enterprise("没有写明乡镇的企业", number=2, region="370102")
    open_standing_bodies(actor=PLATFORM, at=NOON)
    lixia = region("370102")
    given = {"region_uid": lixia.uid, "departments": ["YJ"], "since": DAY}
    (office,) = open_offices(**given, actor=KEEPER, at=NOON)

    merged = merge()

    moved = Enterprise.objects.get(pk=row.pk)
    assert moved.path_now == f"{SHINAN}370102001.{row.pk}."
    assert Enterprise.objects.get(pk=unnamed.pk).path_now == f"{SHINAN}370102000.{unnamed.pk}."
    assert (moved.path_then, moved.county_id) == (row.path_then, 370202)
    assert region("370102001").path_now == f"{SHINAN}370102001."
    assert (merged.until, region("370102").path_now) == (DAY, LIXIA)
    assert Organisation.objects.get(pk=office.pk).path_now == SHINAN
    ended = Organisation.objects.filter(path_now=LIXIA)
    kinds = {OrganisationKind.GOVERNMENT.value, OrganisationKind.COMMISSION_OFFICE.value}
    assert {(one.kind, one.until) for one in ended} == {(kind, DAY) for kind in kinds}
    assert strays() == []


def test_its_codes_lead_to_the_other_county():
    merge()

    spell = RegionSpell.objects.get(code="370102")
    assert (spell.until, spell.successor.code) == (DAY, "370202")
    assert enterprise(region="370102").path_now.startswith(SHINAN)
    assert find(QINGDAO_KEEPER, "解放路", kinds=["region"], at=NOON).count == 1
    assert find(KEEPER, "历下区", kinds=["region"], at=NOON).count == 0


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"into": "370102"}, RegionMoveRefused),
        ({"into": "370200"}, RegionMoveRefused),
        ({"code": "370000", "into": "370000"}, RegionMoveRefused),
        ({"since": DAY + timedelta(days=1)}, RegionMoveRefused),
        ({"since": date(2020, 1, 1)}, OutOfOrder),
        ({"version": 9}, StaleState),
        ({"who": READER}, Forbidden),
        ({"who": LIXIA_KEEPER}, NotFound),
        ({"who": QINGDAO_KEEPER}, NotFound),
    ],
)
def test_a_merger_that_is_refused_changes_nothing(change, refusal):
    enterprise()
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        merge(**change)

    assert everything() == before


def test_what_was_absorbed_is_not_absorbed_again():
    merge()
    before = everything()

    with pytest.raises(ClosedAlready), transaction.atomic():
        merge(into="370103")

    assert everything() == before
