"""A second job helps with a long import, from its end, and leaves what is refused to the first."""

import pytest

from bazhua.infra.imports.services import choose
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.services import cancel
from tests.infra.imports.scene import again, book, code, finish, firm, read
from tests.infra.jobs.scene import NOON, run_now
from tests.samples import imports as samples
from tests.samples.jobs import CLERK
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db


def awaited(*rows, kind="sample.firms"):
    """Choose all rows of a file; neither job is run."""
    row = read(book(*rows), kind=kind)
    return choose(row.uid, good_only=False, actor=CLERK, at=NOON, version=row.version)


def helped():
    """Run the second job here."""
    return run_now(Job.objects.get(kind="imports.assist"))


def codes():
    return list(Firm.objects.order_by("id").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("kind", "rows", "jobs"),
    [("sample.firms", 10, 0), ("sample.firms", 11, 1), ("sample.at_once", 30, 0)],
)
def test_more_than_a_batch_is_taken_by_two_jobs(kind, rows, jobs):
    awaited(*(firm(n) for n in range(1, rows + 1)), kind=kind)

    assert Job.objects.filter(kind="imports.assist").count() == jobs


def test_second_job_begins_at_the_end_and_the_first_ends_the_import():
    row = awaited(*(firm(n) for n in range(1, 26)))

    helper = helped()
    between = again(row)
    finish(row)

    after = again(row)
    assert (helper.state, helper.result) == ("done", f"import:{row.uid}")
    assert (between.state, between.taken) == ("applying", 25)
    assert codes() == [code(n) for n in (*range(16, 26), *range(6, 16), *range(1, 6))]
    assert (after.state, after.taken, Firm.objects.count()) == ("applied", 25, 25)


def test_second_job_leaves_a_refused_batch_to_the_first_which_tells():
    row = awaited(firm(1), firm(2, name=samples.POISON), *(firm(n) for n in range(3, 26)))

    helper = helped()
    between = again(row)
    finish(row)

    after = again(row)
    assert (helper.state, helper.error) == ("done", "")
    assert (between.state, between.taken, between.refusal) == ("applying", 20, "")
    assert (after.state, after.taken, after.refusal) == ("waiting", 20, "stale_state")
    assert Firm.objects.count() == 20


def test_second_job_takes_nothing_once_the_first_is_over():
    row = awaited(*(firm(n) for n in range(1, 26)))
    cancel(row.job_uid, actor=CLERK, at=NOON)

    helper = helped()

    assert (helper.state, again(row).taken, Firm.objects.count()) == ("done", 0, 0)


def test_second_job_takes_nothing_after_the_import_was_given_back():
    row = awaited(firm(1, name=samples.POISON), *(firm(n) for n in range(2, 26)))
    finish(row)

    helper = helped()

    assert (helper.state, again(row).state, Firm.objects.count()) == ("done", "waiting", 0)
