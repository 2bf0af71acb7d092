"""The demonstration has a process unit that was trained on recorded normal running."""

import pytest

from bazhua.config.bench.engine.process import normal, process
from bazhua.engine.warning.keeping import unpacked
from bazhua.grips.inherent.domain.demo.plants import REACTION
from bazhua.grips.inherent.models import ProcessUnit, UnitModel
from bazhua.grips.inherent.services.demo.loading import load_plants
from bazhua.grips.inherent.services.demo.together import load_unit
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.demo.scene import AT, FEW
from tests.registry.scene import settle


@pytest.fixture
def demonstration(db):  # noqa: ARG001 -- it is loaded into the database
    settle()
    open_standing_bodies(actor=PLATFORM, at=AT)
    load_demonstration(1, at=AT, **FEW)


@pytest.mark.usefixtures("demonstration")
def test_it_is_loaded_once_and_only_where_the_plant_is():
    before = load_unit(normal(), at=AT)
    load_plants(at=AT)

    assert [before, load_unit(normal(), at=AT), load_unit(normal(), at=AT)] == [False, True, False]
    row = ProcessUnit.objects.get()
    assert (row.name, row.standing, len(row.point_uids)) == (
        REACTION.name,
        "WATCHED",
        len(REACTION.instruments),
    )
    assert UnitModel.objects.get().samples == len(normal())


@pytest.mark.usefixtures("demonstration")
def test_its_model_sees_most_faults_of_the_replay_and_is_silent_before_them():
    load_plants(at=AT)
    load_unit(normal(), at=AT)
    watch = unpacked(bytes(UnitModel.objects.get().learned))
    columns = [one.column for one in REACTION.instruments]

    factors = {key: watch.factors(rows[:, columns]) for key, rows in process().faults.items()}

    assert all((one[2:160] <= 1).all() for one in factors.values())
    seen = {key for key, one in factors.items() if (one[160:] > 1).sum() > 20}
    assert len(seen) >= 5
