"""From the file to the records: nothing before the choice, each row once, all or the good ones."""

import pytest
from django.db import transaction

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.infra.imports.core.refusals import (
    ImportBusy,
    NothingToImport,
    RowsWrong,
    SameFile,
    UnknownImport,
)
from bazhua.infra.imports.files import LIMITS
from bazhua.infra.imports.models import Import, StagedRow, Upload
from bazhua.infra.imports.selectors import own_import
from bazhua.infra.imports.services import choose, drop
from bazhua.infra.jobs.models import Job
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.kernel.errors import Forbidden, NotFound, StaleState, TransitionRefused
from tests.infra.imports.scene import again, book, chosen, code, finish, firm, read, uploaded
from tests.infra.jobs.scene import NOON
from tests.samples import imports as samples
from tests.samples.jobs import CLERK, LAPSED, OTHER
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db


def counts(row):
    return row.state, row.rows, row.good, row.taken


def test_good_file_is_read_and_waits():
    row = read(book(firm(1), firm(2)))

    assert counts(row) == ("waiting", 2, 2, 0)
    assert row.columns[1] == ["code", "统一社会信用代码"]
    job = Job.objects.get()
    assert (Firm.objects.count(), job.result) == (0, f"import:{row.uid}")
    assert (job.done, job.total) == (2, 2)


def test_chosen_rows_become_records_of_the_asker():
    row = chosen(read(book(*(firm(n) for n in range(1, 26)))))

    first = Firm.objects.get(code=code(1))
    assert counts(row) == ("applied", 25, 25, 25)
    assert Firm.objects.count() == 25
    assert (first.name, first.trade, first.staff, str(first.capital)) == (
        "企业1", "chemical", 12, "300.50",
    )  # fmt: skip
    assert (first.since.isoformat(), first.made_by) == ("2020-05-06", CLERK.uid)
    assert list(Event.objects.order_by("id").values_list("kind", flat=True)) == [
        "job.asked", "import.uploaded", "import.moved", "job.ended",
        "job.asked", "job.asked", "import.chosen", "import.moved", "job.ended",
    ]  # fmt: skip


def test_rows_with_errors_keep_all_out_until_the_good_ones_are_chosen():
    row = read(book(firm(1), firm(2, staff="许多"), firm(3)))

    with pytest.raises(RowsWrong) as refusal:
        choose(row.uid, good_only=False, actor=CLERK, at=NOON, version=row.version)
    nothing = Firm.objects.count(), counts(again(row))
    row = chosen(again(row), good_only=True)

    assert refusal.value.data == {"bad": 1}
    assert nothing == (0, ("waiting", 3, 2, 0))
    assert counts(row) == ("applied", 3, 2, 2)
    assert set(Firm.objects.values_list("code", flat=True)) == {code(1), code(3)}


def test_refused_batch_is_undone_and_may_be_taken_again():
    poison = firm(15, name=samples.POISON)
    row = chosen(read(book(*(firm(n) for n in range(1, 15)), poison)))
    between = counts(row), row.refusal, Firm.objects.count()
    StagedRow.objects.filter(number=16).update(bad=True)
    Import.objects.update(good=14)

    row = chosen(again(row), good_only=True)

    assert between == (("waiting", 15, 15, 10), "stale_state", 10)
    assert (counts(row), row.refusal) == (("applied", 15, 14, 14), "")
    assert Firm.objects.count() == 14


def test_all_in_one_transaction_takes_all_or_nothing():
    rows = [firm(n) for n in range(1, 25)]
    poisoned = read(book(*rows, firm(25, name=samples.POISON)), kind="sample.at_once")
    poisoned = chosen(poisoned)
    between = counts(poisoned), Firm.objects.count()

    row = chosen(read(book(*rows), kind="sample.at_once"))

    assert between == (("waiting", 25, 25, 0), 0)
    assert counts(row) == ("applied", 24, 24, 24)


def test_file_that_cannot_be_read_says_why():
    row = read(b"PK\x03\x04 no workbook")

    assert (row.state, row.refusal) == ("refused", "table_refused")
    assert "已损坏" in row.refusal_said["zh"]
    assert Job.objects.get().error == "table_refused"


def test_second_upload_of_the_same_file_is_told():
    data = book(firm(1))
    first = read(data)

    with pytest.raises(SameFile) as refusal:
        uploaded(data, actor=OTHER)
    kept = Import.objects.count(), Upload.objects.count(), Job.objects.count()
    second = uploaded(data, again=True)

    assert refusal.value.data == {"at": NOON}
    assert kept == (1, 1, 1)
    assert (second.state, first.file_sha256 == second.file_sha256) == ("reading", True)


def test_file_that_was_given_up_may_come_again():
    data = book(firm(1))
    row = read(data)

    drop(row.uid, actor=CLERK, at=NOON, version=row.version)

    assert uploaded(data).state == "reading"


@pytest.mark.parametrize(
    ("kind", "actor", "refusal"),
    [
        ("sample.none", CLERK, UnknownImport),
        ("sample.firms", LAPSED, Forbidden),
        ("sample.firms", NOBODY, Forbidden),
    ],
)
def test_upload_is_refused(kind, actor, refusal):
    with pytest.raises(refusal):
        uploaded(b"name,code", kind=kind, actor=actor)

    assert (Import.objects.count(), Upload.objects.count(), Job.objects.count()) == (0, 0, 0)


def test_too_large_file_is_refused_before_it_is_kept():
    with pytest.raises(TableRefused):
        uploaded(b"x" * (LIMITS.most_bytes + 1))

    assert (Import.objects.count(), Upload.objects.count()) == (0, 0)


def test_import_is_hidden_from_everybody_but_its_asker():
    row = read(book(firm(1)))

    with pytest.raises(NotFound):
        own_import(row.uid, actor=OTHER)
    with pytest.raises(NotFound):
        choose(row.uid, good_only=True, actor=OTHER, at=NOON, version=row.version)
    with pytest.raises(NotFound):
        drop(row.uid, actor=OTHER, at=NOON, version=row.version)

    assert counts(again(row)) == ("waiting", 1, 1, 0)


def test_choice_needs_the_grant_the_version_and_the_state():
    row = read(book(firm(1)))
    Import.objects.update(asked_by=LAPSED.uid)
    with pytest.raises(Forbidden):
        choose(row.uid, good_only=True, actor=LAPSED, at=NOON, version=row.version)
    Import.objects.update(asked_by=CLERK.uid)
    with pytest.raises(StaleState), transaction.atomic():
        choose(row.uid, good_only=True, actor=CLERK, at=NOON, version=row.version - 1)
    before = counts(again(row))
    row = chosen(again(row))

    with pytest.raises(TransitionRefused):
        choose(row.uid, good_only=True, actor=CLERK, at=NOON, version=row.version)

    assert before == ("waiting", 1, 1, 0)
    assert Firm.objects.count() == 1


def test_nothing_is_chosen_while_a_job_is_at_it():
    row = uploaded(book(firm(1)))

    with pytest.raises(ImportBusy):
        drop(row.uid, actor=CLERK, at=NOON, version=row.version)

    assert again(row).state == "reading"


def test_file_without_a_good_row_has_nothing_to_import():
    row = read(book(firm(1, staff="许多")))

    with pytest.raises(NothingToImport):
        choose(row.uid, good_only=True, actor=CLERK, at=NOON, version=row.version)

    assert (counts(again(row)), Firm.objects.count()) == (("waiting", 1, 0, 0), 0)


def test_grant_that_ended_before_the_job_takes_nothing():
    row = read(book(firm(1)))
    row = choose(row.uid, good_only=True, actor=CLERK, at=NOON, version=row.version)
    Job.objects.update(asked_by=LAPSED.uid)
    Import.objects.update(asked_by=LAPSED.uid)

    job = finish(row)

    assert (job.state, job.error) == ("failed", "job_denied")
    assert (counts(again(row)), Firm.objects.count()) == (("applying", 1, 1, 0), 0)
