"""Who supervises whom: the mask follows everywhere, refusals change nothing."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.events.models import Event
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import Forbidden, NotAChoice, NotFound, OutOfRange, StaleState
from bazhua.registry.domain.enterprises import SupervisionKind
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder, SupervisedAlready
from bazhua.registry.models import Department, Enterprise, Place, Region, Supervision
from bazhua.registry.services.where.bodies import Opening, open_organisation
from bazhua.registry.services.where.enterprises import close_enterprise
from bazhua.registry.services.where.places import Placing, open_place
from bazhua.registry.services.where.supervision import Supervising, end_supervision, supervise
from tests.registry.scene import (
    DAY,
    FOUNDED,
    KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")


def begin(row, department="YJ", who=KEEPER, kind=SupervisionKind.INDUSTRY, since=DAY, **more):
    wanted = Supervising(enterprise=row.uid, department=department, kind=kind, since=since, **more)
    return supervise(wanted, actor=who, at=NOON)


def everything():
    tables = (Enterprise, Supervision, Place, Event, Entry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def masks(row):
    place = Place.objects.get()
    entries = set(Entry.objects.filter(path_now__startswith=row.path_now).values_list("dept_mask"))
    return Enterprise.objects.get(pk=row.pk).dept_mask, place.dept_mask, entries


def test_the_mask_follows_in_the_enterprise_in_what_is_its_own_and_in_the_search():
    row = enterprise()
    open_place(Placing(enterprise=row.uid, kind=PlaceKind.SITE, name="一厂"), actor=KEEPER, at=NOON)

    begin(row, "GX")
    last = begin(row, "YJ", kind=SupervisionKind.OPERATION)
    assert masks(row) == (0b11, 0b11, {(0b11,)})

    end_supervision(last.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
    assert masks(row) == (0b10, 0b10, {(0b10,)})
    assert list(
        Event.objects.filter(record_uid=row.uid).order_by("seq").values_list("kind", flat=True)
    ) == [
        "enterprise.opened",
        "enterprise.place_opened",
        "enterprise.supervision_began",
        "enterprise.supervision_began",
        "enterprise.supervision_ended",
    ]


def test_two_for_the_same_reason_are_doubled():
    row = enterprise(departments=("YJ",))

    second = begin(row, "GX")
    assert Enterprise.objects.get().doubled is True

    end_supervision(second.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
    assert Enterprise.objects.get().doubled is False
    begin(row, "GX", kind=SupervisionKind.BUSINESS)
    assert Enterprise.objects.get().doubled is False


def test_an_office_of_the_department_may_be_named():
    region = Region.objects.get(code="370102")
    opening = Opening(
        name="济南市历下区应急管理局",
        kind=OrganisationKind.DEPARTMENT,
        region=region.uid,
        since=FOUNDED,
        department="YJ",
    )
    office = open_organisation(opening, actor=KEEPER, at=NOON)

    made = begin(enterprise(), office=office.uid, basis="三定方案")

    assert (made.office_id, made.basis) == (office.pk, "三定方案")
    with pytest.raises(NotFound), transaction.atomic():
        begin(enterprise("乙", number=2), "GX", office=office.uid)


@pytest.mark.parametrize(
    ("who", "change", "refusal"),
    [
        (STRANGER, {}, NotFound),
        (QINGDAO_KEEPER, {}, NotFound),
        (READER, {}, Forbidden),
        (KEEPER, {"department": "YJ"}, SupervisedAlready),
        (KEEPER, {"department": "QQ"}, NotAChoice),
        (KEEPER, {"since": FOUNDED - timedelta(days=1)}, OutOfOrder),
        (KEEPER, {"basis": "长" * 301}, OutOfRange),
        (KEEPER, {"office": UUID(int=5)}, NotFound),
    ],
)
def test_what_is_refused_changes_nothing(who, change, refusal):
    row = enterprise(departments=("YJ",))
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        begin(row, who=who, **({"department": "GX"} | change))

    assert everything() == before


@pytest.mark.parametrize(
    ("who", "version", "until", "refusal"),
    [
        (STRANGER, 1, DAY, NotFound),
        (QINGDAO_KEEPER, 1, DAY, NotFound),
        (READER, 1, DAY, Forbidden),
        (KEEPER, 2, DAY, StaleState),
        (KEEPER, 1, DAY - timedelta(days=1), OutOfOrder),
    ],
)
def test_an_end_that_is_refused_changes_nothing(who, version, until, refusal):
    made = begin(enterprise())
    before = everything()

    with pytest.raises(refusal), transaction.atomic():
        end_supervision(made.uid, until=until, version=version, actor=who, at=NOON)

    assert everything() == before


def test_nothing_ends_twice_and_a_closed_enterprise_gets_no_supervisor():
    row = enterprise()
    made = begin(row)
    end_supervision(made.uid, until=DAY, version=1, actor=KEEPER, at=NOON)

    with pytest.raises(ClosedAlready), transaction.atomic():
        end_supervision(made.uid, until=DAY, version=2, actor=KEEPER, at=NOON)
    version = Enterprise.objects.get().version
    close_enterprise(row.uid, until=DAY, reason="", version=version, actor=KEEPER, at=NOON)
    with pytest.raises(ClosedAlready), transaction.atomic():
        begin(row, "GX")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["YJ", "GX", "GA"]), st.sampled_from(SupervisionKind))))
def test_mask_and_doubling_are_what_the_table_says(steps):
    """A step begins a supervision, or ends the department's standing one."""
    with transaction.atomic():
        row = enterprise(number=0)
        for department, kind in steps:
            standing = Supervision.objects.filter(
                enterprise=row, department__code=department, until=None
            ).first()
            if standing is None:
                begin(row, department, kind=kind)
            else:
                end_supervision(standing.uid, until=DAY, version=1, actor=KEEPER, at=NOON)
        found = Supervision.objects.filter(enterprise=row, until=None)
        pairs = list(found.values_list("department__bit", "kind"))
        stored = Enterprise.objects.get(pk=row.pk)

        assert stored.dept_mask == sum(1 << bit for bit, _ in pairs)
        assert stored.doubled == (len({kind for _, kind in pairs}) < len(pairs))
        assert Department.objects.count() == 20
        transaction.set_rollback(True)
