"""Numbers without gaps and without doubles, whatever dies."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from bazhua.infra.papers.core.content import Issuer
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper, PaperSeries
from bazhua.infra.papers.series import take_number
from bazhua.infra.papers.services import issue_paper
from bazhua.kernel.errors import DomainError
from tests.infra.papers.scene import AT, ISSUER, content
from tests.infra.papers.stored import CLERK, drafted, issued

ROOT = Path(__file__).parents[3]
WITHIN_S = 60.0


def numbers():
    rows = Paper.objects.exclude(serial=None).order_by("serial")
    return list(rows.values_list("serial", flat=True))


@pytest.mark.django_db(transaction=True)
def test_killed_issuers_leave_no_gap_and_no_double():
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "BAZHUA_DATABASE_URL": address,
    }
    command = [sys.executable, "-m", "tests.infra.papers.issuer", "4"]

    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as parent:
        issuers = [int(parent.stdout.readline()) for _ in range(4)]
        try:
            for wanted in (4, 8, 12, 16):
                until = time.monotonic() + WITHIN_S
                while len(numbers()) < wanted and time.monotonic() < until:
                    time.sleep(0.003)
                os.kill(issuers.pop(), signal.SIGKILL)
        finally:
            for issuer in issuers:
                os.kill(issuer, signal.SIGKILL)

    last = issued().serial
    hashes = Paper.objects.exclude(serial=None).values_list("pdf_sha256", flat=True)
    assert (issuers, parent.returncode) == ([], 0)
    assert last > 16
    assert numbers() == list(range(1, last + 1))
    assert PaperSeries.objects.get().last == last
    assert {kept(sha256)[:5] for sha256 in hashes} == {b"%PDF-"}


@pytest.mark.django_db(transaction=True)
def test_of_four_who_issue_one_draft_three_are_refused():
    draft = drafted()

    def attempt(_):
        try:
            return issue_paper(draft.uid, version=1, actor=CLERK, at=AT).serial
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        ends = list(pool.map(attempt, range(4)))

    assert ends.count(1) == 1
    assert {end for end in ends if end != 1} <= {"stale_state", "transition_refused"}
    assert issued().serial == 2


@pytest.mark.django_db
def test_issuer_kind_and_year_have_each_their_own_series():
    other = Issuer(code="org:other", name="另一委员会", word="另委")
    later = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)

    shown = [
        issued().number,
        issued().number,
        issued(issuer=other).number,
        issued(content(approver="甲某"), kind="report").number,
        issued(at=later).number,
        issued().number,
    ]

    assert shown == [
        "某委发〔2026〕1号",
        "某委发〔2026〕2号",
        "另委发〔2026〕1号",
        "某委报〔2026〕1号",
        "某委发〔2027〕1号",
        "某委发〔2026〕3号",
    ]


@pytest.mark.django_db
def test_a_rollback_gives_the_number_back():
    with transaction.atomic():
        lost = issued().serial
        transaction.set_rollback(True)

    assert (lost, issued().serial) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_no_number_is_taken_outside_the_transaction_that_issues():
    with pytest.raises(TransactionManagementError):
        take_number(ISSUER.code, "notice", 2026)

    assert PaperSeries.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"last": 5}, {"last": 1}, {"year": 2027}])
def test_the_database_lets_a_series_go_on_by_one_only(change):
    issued()

    with pytest.raises(DatabaseError, match="a series goes on by one"), transaction.atomic():
        PaperSeries.objects.update(**change)

    assert issued().serial == 2


@pytest.mark.django_db
def test_the_database_forgets_no_series():
    issued()

    with pytest.raises(DatabaseError, match="a series goes on by one"), transaction.atomic():
        PaperSeries.objects.all().delete()

    assert issued().serial == 2
