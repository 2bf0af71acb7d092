"""The system page in a browser."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from bazhua.infra.clock.models import DutySign
from tests.e2e.looking import look
from tests.e2e.test_live import desk, served  # noqa: F401 -- fixtures
from tests.samples.asking import OFFICER

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_system_page_shows_processes_and_duties(desk, width, language):  # noqa: F811
    at = datetime.now(UTC)
    for duty, ago in (("sweep", 0), ("seal", 90)):
        DutySign.objects.create(
            clock="sample-host:1", duty=duty, ticked_at=at, told_at=at - timedelta(seconds=ago)
        )
    seen = desk(f"{UUID(int=72)}:{OFFICER}", width, language)

    seen.go("/system/")
    expect(seen.page.get_by_role("row").filter(has_text="bazhua gate")).to_have_count(1)
    expect(seen.page.get_by_role("row").filter(has_text="sample-host:1")).to_have_count(2)

    look(seen, "system", width, language)
