"""Who answers by name inspects his installation on the phone; what is wrong is a hidden danger."""

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.inherent.models import Inspection, Installation
from bazhua.infra.db.actors import NOBODY
from tests.e2e.looking import look
from tests.grips.inherent.named import named_farm
from tests.grips.inherent.plant import settle_plant

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the test says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_an_inspection_is_a_few_taps(visit, width, language):
    plant = settle_plant()
    farm = named_farm(plant)
    seen = visit(width, language)
    ASKING["actor"] = plant.who("bureau")
    seen.go("/monitoring/inspections/")
    look(seen, "inspections", width, language)
    ASKING["actor"] = plant.who("director")
    Installation.objects.filter(pk=farm.pk).update(name="二期液化石油气球罐区及装卸栈台")
    seen.go("/")
    look(seen, "inspection-door", width, language)
    seen.go(f"/monitoring/inspections/{farm.uid}/")
    look(seen, "inspected", width, language)

    seen.page.locator("a[href*='/technical?']").last.click()
    for number in range(1, 6):
        value = "no" if number == 2 else "yes"
        seen.page.locator(f"[name=TECHNICAL-{number}][value={value}]").check()
    seen.page.locator("[name=note]").fill("2号罐液位计超期未检")
    look(seen, "inspecting", width, language)
    seen.page.locator("form button.btn-primary").last.click()

    expect(seen.page.locator("h1")).to_have_text("二期液化石油气球罐区及装卸栈台")
    look(seen, "inspection-made", width, language)
    assert Inspection.objects.count() == 1
    assert HiddenDanger.objects.get().wrong.endswith("2号罐液位计超期未检")
