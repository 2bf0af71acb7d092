"""The process killed while it reads, and while it takes: every row once."""

import signal

import pytest

from bazhua.infra.imports.models import StagedRow
from bazhua.infra.imports.services import ASSIST, TAKE, choose
from bazhua.infra.jobs.models import Job
from tests.infra.imports.scene import again, book, code, firm, read, uploaded
from tests.infra.jobs.processes import empty_queue, running, start, wait_until
from tests.infra.jobs.scene import NOON
from tests.samples.jobs import CLERK
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db(transaction=True)

BOTH = (TAKE, ASSIST)
ROWS = 60
"""Six batches, each slow."""


@pytest.fixture(autouse=True)
def _queue():
    empty_queue()
    yield
    empty_queue()


def test_killed_process_takes_every_row_once():
    row = read(book(*(firm(n, name=f"慢{n}") for n in range(1, ROWS + 1))))
    choose(row.uid, good_only=False, actor=CLERK, at=NOON, version=row.version)

    with running() as processes:
        wait_until(lambda: again(row).taken >= 20)
        processes[0].send_signal(signal.SIGKILL)
        killed = processes[0].wait()
        between = again(row).taken, Firm.objects.count()
        processes[0] = start()
        wait_until(lambda: again(row).state == "applied")

    assert (killed, 20 <= between[0] < ROWS) == (-signal.SIGKILL, True)
    assert between[0] == between[1]
    assert again(row).taken == ROWS
    assert sorted(Firm.objects.values_list("code", flat=True)) == [
        code(n) for n in range(1, ROWS + 1)
    ]


def test_two_processes_take_side_by_side_and_one_may_die():
    row = read(book(*(firm(n, name=f"慢{n}") for n in range(1, ROWS + 1))))
    choose(row.uid, good_only=False, actor=CLERK, at=NOON, version=row.version)

    with running() as processes:
        processes.append(start())
        wait_until(lambda: Job.objects.filter(kind__in=BOTH, done__gt=0).count() == 2)
        processes[1].send_signal(signal.SIGKILL)
        processes[1].wait()
        wait_until(lambda: again(row).state == "applied")
        processes.pop()

    assert again(row).taken == ROWS
    assert sorted(Firm.objects.values_list("code", flat=True)) == [
        code(n) for n in range(1, ROWS + 1)
    ]


def test_killed_process_reads_every_row_once():
    row = uploaded(book(*(firm(n) for n in range(1, 12_001))))

    with running() as processes:
        wait_until(StagedRow.objects.exists)
        processes[0].send_signal(signal.SIGKILL)
        processes[0].wait()
        between = StagedRow.objects.count()
        processes[0] = start()
        wait_until(lambda: again(row).state == "waiting")

    numbers = StagedRow.objects.order_by("number").values_list("number", flat=True)
    assert 0 < between < 12_000
    assert list(numbers) == list(range(2, 12_002))
    assert (again(row).rows, again(row).good) == (12_000, 12_000)
