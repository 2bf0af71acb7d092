"""Asking a rule as the command and the endpoint do."""

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from tests.engine.rig import connected, emptied
from tests.grips.inherent.plant import settle_plant
from tests.grips.inherent.scene import set_scene
from tests.grips.inherent.together import settle_together


@pytest.fixture
def ask():
    def asked(name, **payload):
        rule = RULES[name]
        return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)

    return asked


@pytest.fixture
def refused():
    def refusal(name, kind, **payload):
        with pytest.raises(kind) as caught:
            RULES[name].ask(payload, BOOK)
        return caught.value.field

    return refusal


@pytest.fixture
def plant(db):  # noqa: ARG001 -- the plant stands in the database
    """Return who and what is there."""
    return settle_plant()


@pytest.fixture
def committed(transactional_db):  # noqa: ARG001 -- others must see what is written
    """Empty the tables of the engine, which no transaction of the test brings back."""
    with connected() as connection:
        emptied(connection)
        yield connection
        emptied(connection)


@pytest.fixture
def scene(db):  # noqa: ARG001 -- the scene stands in the database
    """Return who is there to answer alarms, and what they are of."""
    return set_scene()


@pytest.fixture
def together(plant):
    """Return a process unit's points, and who sets it up."""
    return settle_together(plant)
