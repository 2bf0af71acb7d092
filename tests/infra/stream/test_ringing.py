"""Hints leave with their transaction only."""

from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from bazhua.engine.adapters.database import STREAM
from bazhua.infra.stream.ringing import person_topic, place_topic, ring, ring_persons
from bazhua.kernel.scope import Path

PERSONS = [UUID(int=number) for number in (1, 2, 1)]


@pytest.mark.django_db(transaction=True)
def test_hint_outside_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        ring("person:1", "case")
    with pytest.raises(TransactionManagementError):
        ring_persons(PERSONS, "case")


@pytest.mark.django_db
@pytest.mark.parametrize("persons", [[], PERSONS[:1], PERSONS])
def test_many_persons_cost_one_statement(persons, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        ring_persons(persons, "case")


@pytest.mark.django_db(transaction=True)
def test_persons_are_told_once_each_after_the_commit():
    connection.ensure_connection()
    raw = connection.connection
    raw.execute(f"LISTEN {STREAM}")

    with transaction.atomic():
        ring_persons(PERSONS, "case")
        ring(place_topic(Path(".3.")), "case", count=2)
        before = list(raw.notifies(timeout=0))
    after = [told.payload for told in raw.notifies(timeout=1, stop_after=3)]
    raw.execute(f"UNLISTEN {STREAM}")

    assert before == []
    assert after == [
        *(f'{{"topic":"{person_topic(one)}","kind":"case","data":{{}}}}' for one in PERSONS[:2]),
        '{"topic":"place:.3.","kind":"case","data":{"count":2}}',
    ]
