"""Personal values beside the ledger: kept, opened, erased."""

import json
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.events.models import Event
from bazhua.infra.ledger.core.canonical import NotCanonical
from bazhua.infra.ledger.core.commitment import Personal
from bazhua.infra.ledger.core.lines import Counts
from bazhua.infra.ledger.models import PersonalValue, Secret
from bazhua.infra.ledger.persons import concealed, erase
from bazhua.infra.ledger.sealer import seal
from bazhua.kernel.errors import NotFound
from tests.infra.events.scene import ACTOR, NOON, SECOND, subject
from tests.infra.ledger.scene import exported

pytestmark = pytest.mark.django_db(transaction=True)


@transaction.atomic
def happen_to(*persons):
    """Emit an event with the names of some persons."""
    named = [Personal(f"名{place}", str(person)) for place, person in enumerate(persons)]
    data = concealed({"names": named, "n": 1}, at=NOON)
    return emit("case.moved", subject(), actor=ACTOR, at=NOON, data=data)


@pytest.fixture
def persons():
    """Return the uids of two persons."""
    return new_uid(NOON), new_uid(NOON)


def opened_in(path):
    lines = map(json.loads, path.read_bytes().splitlines())
    return [(line["opened"]["path"], line["opened"]["value"]) for line in lines if "opened" in line]


def test_an_event_holds_commitments_only(persons):
    happen_to(*persons)

    data = Event.objects.get().data
    assert [list(name) for name in data["names"]] == [["#"], ["#"]]
    assert PersonalValue.objects.count() == 2


def test_one_name_twice_is_committed_to_differently(persons):
    happen_to(persons[0])
    happen_to(persons[0])

    assert PersonalValue.objects.count() == 2
    assert Secret.objects.count() == 1


def test_an_export_opens_what_the_reader_may_see(persons, tmp_path):
    happen_to(*persons)
    seal(at=NOON, key_file=tmp_path / "key")

    whole = exported(tmp_path / "whole", personal=True)
    bare = exported(tmp_path / "bare", personal=False)

    assert (whole.counts, bare.counts) == (Counts(1, 2, 1), Counts(1, 0, 1))
    assert opened_in(tmp_path / "whole") == [("/data/names/0", "名0"), ("/data/names/1", "名1")]
    assert b"\xe5\x90\x8d" not in (tmp_path / "bare").read_bytes()


def test_an_erased_person_is_gone_and_the_log_valid(persons, tmp_path):
    happen_to(*persons)
    seal(at=NOON, key_file=tmp_path / "key")
    before = exported(tmp_path / "before")

    erase(persons[0], actor=ACTOR, at=NOON)
    seal(at=NOON + SECOND, key_file=tmp_path / "key")

    after = exported(tmp_path / "after")
    assert (before.counts, after.counts) == (Counts(1, 2, 1), Counts(2, 1, 2))
    assert opened_in(tmp_path / "after") == [("/data/names/1", "名1")]
    assert not Secret.objects.filter(pk=persons[0]).exists()
    assert "名0".encode() not in (tmp_path / "after").read_bytes()
    assert Event.objects.filter(kind="person.erased", record_uid=persons[0]).count() == 1


def test_erasing_nobody_is_refused(persons):
    happen_to(persons[0])

    with pytest.raises(NotFound):
        erase(persons[1], actor=ACTOR, at=NOON)

    assert (PersonalValue.objects.count(), Event.objects.count()) == (1, 1)


def test_a_value_without_canonical_spelling_is_refused_and_nothing_kept():
    with pytest.raises(NotCanonical):
        concealed({"height": Personal(1.5, str(UUID(int=1)))}, at=NOON)

    assert (PersonalValue.objects.count(), Secret.objects.count()) == (0, 0)
