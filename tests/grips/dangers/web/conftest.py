"""Somebody who asks for pages of hidden dangers."""

from datetime import date

import pytest

from bazhua.infra.db.records import new_uid
from bazhua.registry.domain.people import EngagementKind
from bazhua.registry.models import Engagement
from tests.grips.dangers.scene import NOON
from tests.grips.dangers.web.asking import Asking, whoever


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)


@pytest.fixture
def staffed(scene):
    """Let the worker be engaged by the firm, so that he can be named in a plan."""
    firm, worker = scene.firm, scene.persons["worker"]
    Engagement.objects.create(
        uid=new_uid(NOON),
        person=worker,
        pinyin=worker.pinyin,
        kind=EngagementKind.EMPLOYEE.value,
        firm=firm,
        since=date(2026, 1, 1),
        path_then=firm.path_now,
        path_now=firm.path_now,
        dept_mask=firm.dept_mask,
    )
