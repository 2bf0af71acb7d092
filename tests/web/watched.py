"""A province with an enterprise that is watched, and somebody who asks for pages of it."""

import pytest

from tests.grips.inherent.scene import set_scene
from tests.registry.who.scene import CITY, COUNTY, OTHER_CITY, OTHER_COUNTY, PROVINCE, region
from tests.web.asking import Asking, whoever


def named_regions():
    """Give the regions of the small province names and codes."""
    region(PROVINCE, "province", "province", "370000", "示例省")
    region(CITY, "city", "prefecture_city", "370100", "甲市")
    region(OTHER_CITY, "city", "prefecture_city", "370200", "乙市")
    region(COUNTY, "county", "district", "370102", "子县")
    region(OTHER_COUNTY, "county", "district", "370103", "丑县")


@pytest.fixture
def scene(db):  # noqa: ARG001 -- the scene stands in the database
    """Return who is there, with the regions named."""
    scene = set_scene()
    named_regions()
    return scene


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene, or as a stranger."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)
