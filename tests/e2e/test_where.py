"""The pages of where things stand, in a real browser: enterprises, regions, bodies, search."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.rollup.folding import fold_all
from bazhua.kernel.scope import Grant, Path
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.roles.table import MATRIX
from bazhua.registry.models import (
    Contract,
    Node,
    Substance,
    Supervision,
    Unit,
    Zone,
    all_bodies,
    all_places,
    all_regions,
)
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.demo.stage import LOADER, ROLES
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.papers import Sent, add_file, draw_zone_sent
from bazhua.registry.services.where.places import Drawing, Placing, hold_substance, open_place
from bazhua.registry.services.where.standing import PLATFORM
from tests.e2e.looking import faults_around, faults_of_answered
from tests.infra.files.samples import picture
from tests.registry.demo.scene import FEW
from tests.registry.scene import settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
FEWER = ("overview", "tab-premises", "enterprises", "regions-open", "region", "search")
WINDOWS = {(1440, "zh-hans"): (), (390, "en"): (), (390, "zh-hans"): FEWER, (1440, "en"): FEWER}
"""Which pages are looked at in which width and language; none named means all."""

RING = [[[117.10, 36.65], [117.11, 36.65], [117.11, 36.66], [117.10, 36.65]]]


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path
    return live_server.url


@pytest.fixture
def firm():
    """Return the first enterprise of a small demonstration, with places, a zone and a file."""
    at = datetime.now(UTC)
    settle()
    open_standing_bodies(actor=PLATFORM, at=at)
    load_demonstration(1, at=at, **FEW)
    root = Path(Node.objects.get(parent=None).path)
    grants = tuple(
        Grant(role=role, region=root, since=datetime.min.replace(tzinfo=UTC)) for role in ROLES
    )
    ASKING["actor"] = actor = Actor(uid=LOADER, grants=grants, rights=MATRIX)
    unit = Unit.objects.filter(kind="workshop").get()
    row, parent = unit.enterprise, None
    for kind, name, number in (
        (PlaceKind.SITE, "东厂区", ""),
        (PlaceKind.AREA, "原料罐区", "A-01"),
        (PlaceKind.EQUIPMENT, "一号储罐", "T-101"),
    ):
        given = Placing(enterprise=row.uid, kind=kind, name=name, number=number, parent=parent)
        place = open_place(given, actor=actor, at=at)
        parent = place.uid
        if kind is PlaceKind.AREA:
            draw_zone_sent(
                place.uid, Drawing(name="罐区围堰", outline=RING), None, actor=actor, at=at
            )
    hold_substance(parent, name="液氨", cas="7664-41-7", most_t=Decimal(20), actor=actor, at=at)
    add_file(row.uid, Sent("总平面图.jpg", [picture()]), actor=actor, at=at)
    fold_all()
    return row


def pages_of(row):
    """Return the pages of an enterprise, its tabs and its forms."""
    here, part = f"/enterprises/{row.uid}", Unit.objects.filter(kind="team").get().uid
    deeds = ("code", "move", "close", "add-file", "open-unit", "open-place", "supervise", "engage")
    tabs = ("premises", "people", "posts", "supervision", "contracts", "obligations", "files")
    place = all_places().get(firm=row, kind="area").uid
    return (
        {"overview": f"{here}/", "change": f"{here}/change"}
        | {f"tab-{tab}": f"{here}/{tab}/" for tab in tabs}
        | {f"form-{deed}": f"{here}/do/{deed}" for deed in deeds}
        | {
            "form-close-unit": f"{here}/do/close-unit/{part}",
            "form-zone": f"{here}/do/draw-zone/{place}",
            "form-end-zone": f"{here}/do/end-zone/{Zone.objects.get().uid}",
            "form-substance": f"{here}/do/hold-substance/{place}",
            "form-end-substance": f"{here}/do/end-substance/{Substance.objects.get().uid}",
            "form-end-supervision": f"{here}/do/end-supervision/{Supervision.objects.filter(enterprise=row).first().uid}",
            "form-end-contract": f"{here}/do/end-contract/{Contract.objects.filter(host=row).first().uid}",
        }
    )


def pages_around(row):
    """Return the lists, the regions, the bodies, the search."""
    county = all_regions().get(code="370102").uid
    office = all_bodies().filter(kind="commission_office").first().uid
    return {
        "enterprises": "/enterprises/",
        "enterprises-one-county": "/enterprises/?region=370102",
        "enterprises-none": "/enterprises/?q=并无此名",
        "enterprises-bad-filter": "/enterprises/?region=999999",
        "new-enterprise": "/enterprises/new",
        "gaps": "/enterprises/gaps/",
        "overlaps": "/enterprises/overlaps/",
        "regions": "/regions/",
        "regions-open": "/regions/?open=370102",
        "regions-list": "/regions/all",
        "regions-bad-day": "/regions/?on=1900-01-01",
        "region": f"/regions/{county}/",
        **{
            f"region-{slug}": f"/regions/{county}/do/{slug}" for slug in ("rename", "move", "merge")
        },
        "organisations": "/organisations/",
        "organisation": f"/organisations/{office}/",
        "new-organisation": "/organisations/new",
        "offices": "/organisations/offices",
        "close-organisation": f"/organisations/{office}/close",
        "search": f"/search/?q={row.name[:2]}",
        "search-none": "/search/?q=并无此名",
    }


def test_pages_of_places_are_accessible_and_fit(visit, firm):
    pages = pages_of(firm) | pages_around(firm)
    faults = {}

    for window, several in WINDOWS.items():
        chosen = {name: pages[name] for name in several or pages}
        seen = visit(*window)
        faults[window] = faults_around(seen, chosen, "where-", *window, judge=faults_of_answered)

    assert faults == {window: {} for window in WINDOWS}
    assert len(pages) == 46


def test_a_phone_folds_filters_and_shows_the_open_tab(visit, firm):
    seen = visit(390, "en")
    seen.go("/enterprises/")
    field = seen.page.get_by_label("Region code")

    expect(field).to_be_hidden()
    seen.page.get_by_role("button", name="Filter and order").click()
    expect(seen.page.locator("#filters")).to_contain_class("show")
    field.fill("370202")
    seen.page.get_by_role("button", name="Filter", exact=True).click()
    expect(seen.page.locator("#rows")).to_contain_text("1 filter")
    expect(field).to_be_hidden()
    expect(seen.page.locator("main")).not_to_contain_text(firm.name_en)

    seen.go(f"/enterprises/{firm.uid}/files/")
    expect(seen.page.locator(".tab-bar [aria-current]")).to_be_in_viewport(ratio=0.9)
    assert seen.complaints == []
