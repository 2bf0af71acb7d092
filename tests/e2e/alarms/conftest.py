"""A site whose gate listens at a real broker; the module that uses it has its scene."""

import pytest

from tests.e2e.live import live_site
from tests.gate.broker import broker
from tests.grips.inherent.scene import CODE
from tests.launched import shared_platform


@pytest.fixture
def between(tmp_path):
    with broker(tmp_path, CODE) as running:
        yield running


@pytest.fixture
def served(scene, between, tmp_path, tmp_path_factory):  # noqa: ARG001 -- who asks must be there
    static = shared_platform(tmp_path_factory).home / "static"
    with live_site(tmp_path, static, "tests.e2e.granted", mqtt_url=between.url) as running:
        yield running
