"""Sealing the events of a database, and exporting them."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from bazhua.infra.events.models import Event
from bazhua.infra.ledger.core.lines import Counts
from bazhua.infra.ledger.core.problems import LedgerBroken, NothingSealed
from bazhua.infra.ledger.core.roots import ClockBehind
from bazhua.infra.ledger.core.trust import published_in
from bazhua.infra.ledger.exporter import export, publish
from bazhua.infra.ledger.models import Chain, Leaf, SealedRoot, Waiting
from bazhua.infra.ledger.sealer import LOCK, KeyChanged, seal
from tests.infra.events.scene import NOON, SECOND, happen, subject
from tests.infra.ledger.scene import behind_the_back, exported

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key_file(tmp_path):
    """Return where the key is, or will be on first use."""
    return tmp_path / "ledger-key"


def test_committed_events_are_sealed_once_and_verify(key_file, tmp_path):
    record = subject()
    for n in range(3):
        happen(record, n=n)

    first = seal(at=NOON, key_file=key_file)
    again = seal(at=NOON + SECOND, key_file=key_file)
    happen(record, n=3)
    second = seal(at=NOON + SECOND, key_file=key_file)

    result = exported(tmp_path / "export")
    assert (first, again, second) == (3, 0, 1)
    assert result.counts == Counts(entries=4, opened=0, roots=2)
    assert Waiting.objects.count() == 0


def test_an_entry_says_all_that_the_event_says(key_file, tmp_path):
    event = happen(subject(), n=7)
    seal(at=NOON, key_file=key_file)

    exported(tmp_path / "export")

    entry = json.loads((tmp_path / "export").read_bytes().splitlines()[1])["entry"]
    assert entry == {
        "actor": str(event.actor_uid),
        "at": "2026-11-23T12:00:00.000000Z",
        "data": {"n": 7},
        "event": "case.moved",
        "path": ".1.2.",
        "record": str(event.record_uid),
        "recorded_at": f"{event.recorded_at:%Y-%m-%dT%H:%M:%S.%f}Z",
        "seq": 1,
        "uid": str(event.uid),
        "v": 1,
    }


def test_data_without_canonical_spelling_does_not_stop_the_sealing(key_file, tmp_path):
    happen(subject(), share=0.5)

    sealed = seal(at=NOON, key_file=key_file)

    exported(tmp_path / "export")
    entry = json.loads((tmp_path / "export").read_bytes().splitlines()[1])["entry"]
    assert (sealed, entry["data_text"], "data" in entry) == (1, '{"share": 0.5}', False)


def test_leaves_keep_the_order_within_a_record_whatever_the_order_of_commits(key_file):
    records = [subject() for _ in range(4)]
    done = []

    def work(n):
        try:
            for step in range(15):
                happen(records[(n + step) % 4])
            done.append(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        workers = [pool.submit(work, n) for n in range(4)]
        for tick in range(1, 200):
            seal(at=NOON + tick * SECOND, key_file=key_file, batch=7)
            if len(done) == 4 and not Waiting.objects.exists():
                break
        for worker in workers:
            worker.result()
    for tick in range(200, 220):
        seal(at=NOON + tick * SECOND, key_file=key_file)

    numbers = Leaf.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(60))
    for record in records:
        leaves = Leaf.objects.filter(event__record_uid=record.uid).order_by("number")
        seqs = list(leaves.values_list("event__seq", flat=True))
        assert seqs == sorted(seqs)


def test_an_undone_event_leaves_no_leaf(key_file):
    with transaction.atomic():
        happen(subject())
        transaction.set_rollback(True)

    assert seal(at=NOON, key_file=key_file) == 0
    assert not key_file.exists()


def test_another_sealer_at_work_is_left_alone(key_file):
    happen(subject())

    def other():
        try:
            return seal(at=NOON, key_file=key_file)
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        connection.cursor().execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        sealed = pool.submit(other).result()

    assert (sealed, Waiting.objects.count(), Leaf.objects.count()) == (0, 1, 0)


def test_an_instant_that_is_not_later_is_refused(key_file):
    happen(subject())
    seal(at=NOON, key_file=key_file)
    happen(subject())

    with pytest.raises(ClockBehind):
        seal(at=NOON, key_file=key_file)

    assert (Leaf.objects.count(), SealedRoot.objects.count(), Waiting.objects.count()) == (1, 1, 1)


def test_another_key_is_refused(key_file, tmp_path):
    happen(subject())
    seal(at=NOON, key_file=key_file)
    happen(subject())

    with pytest.raises(KeyChanged):
        seal(at=NOON + SECOND, key_file=tmp_path / "other")

    assert (Leaf.objects.count(), SealedRoot.objects.count(), Waiting.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("table", ["leaf", "sealedroot", "chain"])
@pytest.mark.parametrize("change", ["DELETE FROM ledger_{}", "UPDATE ledger_{} SET {}={}"])
def test_what_is_sealed_is_never_altered(key_file, table, change):
    happen(subject())
    seal(at=NOON, key_file=key_file)
    column = {"leaf": "hash", "sealedroot": "size", "chain": "suite"}[table]

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change.format(f"{table}", column, column))

    assert (Leaf.objects.count(), SealedRoot.objects.count(), Chain.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        ("UPDATE events_event SET data = '{{\"n\": 9}}' WHERE id = {third}", 4, "leaf_differs"),
        ("UPDATE events_event SET at = at + interval '1 s' WHERE id = {third}", 4, "leaf_differs"),
        ("UPDATE ledger_leaf SET hash = sha256('x') WHERE number = 2", 4, "leaf_differs"),
        ("DELETE FROM ledger_leaf WHERE number = 2", 4, "entry_number"),
        (
            "UPDATE ledger_sealedroot SET statement = statement"
            ' || \'{{"sealed_at": "2026-11-23T12:00:00.000001Z"}}\' WHERE number = 0',
            5,
            "signature",
        ),
    ],
    ids=str,
)
def test_what_was_altered_behind_the_back_is_named(key_file, tmp_path, change, line, reason):
    events = [happen(subject(), n=n) for n in range(3)]
    seal(at=NOON, key_file=key_file)
    happen(subject())
    seal(at=NOON + SECOND, key_file=key_file)

    with behind_the_back() as cursor:
        cursor.execute(change.format(third=events[2].id))

    with pytest.raises(LedgerBroken) as refusal:
        exported(tmp_path / "export")
    assert (refusal.value.line, refusal.value.reason) == (line, reason)


def test_an_export_before_the_first_sealing_is_refused(tmp_path):
    with (tmp_path / "export").open("wb") as file, pytest.raises(NothingSealed):
        export(file, personal=False)

    assert (tmp_path / "export").stat().st_size == 0


def test_the_last_root_of_a_day_is_published(key_file, tmp_path):
    day = NOON.date()
    before = publish(tmp_path, day)
    for tick in range(2):
        happen(subject())
        seal(at=NOON + tick * SECOND, key_file=key_file)
    late = NOON.replace(hour=16)  # midnight in Beijing
    happen(subject())
    seal(at=late, key_file=key_file)

    path = publish(tmp_path, day)

    assert before is None
    assert path == tmp_path / "2026-11-23.json"
    assert published_in(path).root.number == 1
    assert Event.objects.count() == 3
