"""Pages of what is watched, as they look: installations, points with a trend, limits, gateways."""

import math

import pytest

from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.models import RiskStanding
from bazhua.grips.inherent.services.duty.judging import judge_risks
from bazhua.grips.inherent.services.duty.ponds import judge_ponds
from bazhua.infra.db.actors import NOBODY
from bazhua.law.terms import Colour
from tests.e2e.looking import faults_around, faults_of_answered
from tests.grips.inherent.plant import CHLORINE, NOON, TAG, at, settle_plant
from tests.grips.inherent.services.test_ponds import BEACH, measured, warning
from tests.grips.inherent.stored import stored

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
WINDOWS = [(1440, "zh-hans"), (1440, "en"), (390, "zh-hans"), (390, "en")]


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the test says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


def test_pages_of_what_is_watched_are_accessible_and_fit(visit):
    plant = settle_plant()
    plant.hold("光气", "75-44-5", "3")
    plant.hold(*CHLORINE)
    row = plant.installation()
    gateway = plant.gateway()[0]
    point = plant.point(gateway, at("H", 20), at("HH", 40), installation=row.uid)
    plant.set(point, at("H", 20).kind, 25, version=1, reason="夏季蒸发误报多")
    wave = [6 + 4 * math.sin(n / 9) for n in range(700)]
    stored(TAG, [*wave, 9, 31, 44, 12, *wave[:500]], every_s=60)
    ASKING["actor"] = plant.who("director")
    pages = {
        "list": "/monitoring/installations/",
        "points": "/monitoring/points/",
        "installation": f"/monitoring/installations/{row.uid}/",
        "open": f"/monitoring/installations/open/{plant.firm.uid}",
        "point": f"/monitoring/points/{point.uid}/",
        "limit": f"/monitoring/points/{point.uid}/limits/hh",
        "gateway": f"/monitoring/gateways/{gateway.uid}/",
        "tab": f"/enterprises/{plant.firm.uid}/monitoring/",
    }
    pond = plant.installation(kind=InstallationKind.TAILINGS_POND, spot=None, name="一号尾矿库")
    warning(measured(plant, gateway, pond, BEACH, "GT-701"), Colour.ORANGE)
    judge_ponds(NOON)
    judge_risks(NOON)
    risk = RiskStanding.objects.get()
    pages |= {
        "risks": "/monitoring/risks/",
        "risk": f"/monitoring/risks/{risk.uid}/",
        "today": "/monitoring/commitments/today",
        "ponds": "/monitoring/ponds/",
        "pond": f"/monitoring/installations/{pond.uid}/",
        "register": "/monitoring/register/",
        "quarantine": "/monitoring/quarantine/",
    }
    faults = {}

    for window in WINDOWS:
        seen = visit(*window)
        faults |= faults_around(seen, pages, "watching-", *window, judge=faults_of_answered)
        ASKING["actor"] = plant.who("principal")
        commit = {"commit": f"/monitoring/commitments/{plant.firm.uid}"}
        faults |= faults_around(seen, commit, "watching-", *window, judge=faults_of_answered)
        ASKING["actor"] = plant.who("director")

    assert faults == {}
