"""A platform that knows which human is behind an actor."""

from contextlib import contextmanager

import pytest

from bazhua.kernel.errors import DomainError


@pytest.fixture(autouse=True)
def humans(settings):
    settings.HUMAN_BEHIND = "tests.infra.policies.scene.human_behind"


@pytest.fixture
def refused():
    """Return a context that wants a refusal by code and, where given, field."""

    @contextmanager
    def wanting(code, field=None):
        with pytest.raises(DomainError) as caught:
            yield
        assert caught.value.code == code
        assert field in {None, caught.value.field}

    return wanting
