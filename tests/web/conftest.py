"""A county with dangers and an alarm, folded into figures, and somebody who asks for pages."""

import pytest

from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.rollup.folding import fold_all
from bazhua.law.terms import Colour
from tests.grips.dangers.scene import GENERAL, MAJOR, set_scene
from tests.grips.dangers.web.asking import Asking, whoever
from tests.grips.inherent.scene import CODE, GAS, H, Told, limited, pointed, tell, watched
from tests.registry.who.scene import NOON
from tests.web.map.province import at, mapped


@pytest.fixture
def scene(db, settings):  # noqa: ARG001 -- the scene stands in the database
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    scene = set_scene()
    mapped()
    at(scene.firm)
    for grade in (GENERAL, GENERAL, MAJOR):
        scene.rectifying(grade)
    fold_all()
    return scene


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)


@pytest.fixture
def alarm(scene):
    """Raise an alarm at the firm."""
    installation, gateway = watched(scene.firm, code=f"{CODE}A")
    limited(pointed(gateway, installation, GAS), H, 25, Colour.ORANGE)
    tell(1, Told(value=27.0, announced=True, at=NOON))
    follow(NOON)
    return GAS
