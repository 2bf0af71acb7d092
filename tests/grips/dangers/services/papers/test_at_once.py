"""Officers who draw up, issue and serve papers at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from bazhua.grips.dangers.models import DangerPaper, Service
from bazhua.infra.papers.models import Paper
from bazhua.kernel.errors import DomainError
from tests.grips.dangers.services.papers.scene import bring, drawn, issued

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*tasks):
    """Do tasks at the same time; return what became of each: nothing, or how it was refused."""

    def do(task):
        try:
            task()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(tasks)) as pool:
        return sorted(pool.map(do, tasks))


def test_two_papers_of_a_series_are_numbered_without_a_gap(scene):
    rows = [scene.found() for _ in range(2)]

    assert at_once(
        lambda: issued(scene, rows[0], who="bureau"),
        lambda: issued(scene, rows[1], who="colleague"),
    ) == ["", ""]

    assert sorted(Paper.objects.values_list("serial", flat=True)) == [1, 2]


def test_of_two_orders_about_one_danger_one_is_drawn_up(scene):
    row = scene.found()

    assert at_once(
        lambda: drawn(scene, row, who="bureau"), lambda: drawn(scene, row, who="colleague")
    ) == ["", "transition_refused"]

    assert DangerPaper.objects.count() == 1


def test_of_two_services_of_one_paper_one_is_recorded(scene):
    paper = issued(scene, scene.found())

    assert at_once(
        lambda: bring(scene, paper, "bureau"), lambda: bring(scene, paper, "colleague")
    ) == ["", "served_already"]

    assert Service.objects.count() == 1
