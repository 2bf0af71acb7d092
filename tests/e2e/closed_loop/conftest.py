"""A site for many people at once, each told by a cookie, over the small province."""

import pytest

from bazhua.registry.models import Organisation
from tests.e2e.closed_loop.people import ASKING, Journey, by_cookie
from tests.grips.dangers.scene import engage, head, set_scene
from tests.grips.dangers.services.papers.scene import man, post_at
from tests.registry.who.scene import PROVINCE, grant, person


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a site where a cookie says who asks."""
    settings.ACTOR_PROVIDER = f"{by_cookie.__module__}.{by_cookie.__name__}"
    settings.FILE_GATES = "bazhua.config.gates.GATES"
    settings.EVENT_SUBSCRIPTIONS = "bazhua.config.subscriptions.SUBSCRIPTIONS"
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path / "files"
    return live_server.url


@pytest.fixture
def scene():
    """Return the small province with posts, a head of the bureau, and a second officer of the commission."""
    scene = set_scene()
    man(scene)
    scene.persons["commissioner"] = person("commissioner")
    grant(scene.persons["commissioner"], "R02", PROVINCE)
    post_at(Organisation.objects.get(name="示例省安委会办公室"), scene.persons["commissioner"])
    head(scene)
    engage(scene, "worker")
    return scene


@pytest.fixture
def rivals():
    """Say whether somebody else presses each button a moment later."""
    return False


@pytest.fixture
def journey(visit, scene, window, rivals):
    """Return a journey in a window; the test says in which."""
    yield Journey(visit, scene, window, rivals)
    ASKING.clear()
