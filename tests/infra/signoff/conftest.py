"""The settings of the tests of sign-offs: their kinds, holders and humans."""

import pytest

from tests.infra.signoff import scene


@pytest.fixture(autouse=True)
def ports(settings):
    """Let the ports be those of the scene."""
    settings.SIGNOFF_KINDS = f"{scene.__name__}.KINDS"
    settings.POST_HOLDERS = f"{scene.__name__}.Holders"
    settings.HUMAN_BEHIND = f"{scene.__name__}.human_behind"
    settings.OBLIGATION_KINDS = f"{scene.__name__}.DUTIES"
    settings.NAMES = "bazhua.infra.ui.names.Unnamed"
