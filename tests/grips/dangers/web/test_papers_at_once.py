"""Two do the same with a paper at the same time: it has one number and one service."""

from functools import partial

import pytest
from django.urls import reverse

from bazhua.grips.dangers.models import Service
from bazhua.infra.events.models import Event
from bazhua.infra.papers.models import Paper, papers
from tests.grips.dangers.scene import GENERAL, HOUR, NOON, owed
from tests.grips.dangers.services.papers.scene import drawn, issued, man
from tests.grips.dangers.web.asking import notice
from tests.grips.dangers.web.racing import ACTORS, by_cookie, post, racing

pytestmark = pytest.mark.django_db(transaction=True)

PAIR = ("bureau", "colleague")
LEFT = {
    "served_at": "2026-11-23 14:30",
    "refusal": "负责人拒绝签字",
    "witnesses": "赵某，村委会",
    "second_witness": "钱某，派出所",
}


@pytest.fixture
def offices(scene, settings):
    """Return the scene with its offices, told by a cookie."""
    settings.ACTOR_PROVIDER = f"{by_cookie.__module__}.{by_cookie.__name__}"
    man(scene)
    ACTORS.update({name: scene.who(name) for name in PAIR})
    return scene


def both(paper, name, *args, **data):
    """Let both do something with a paper; return who did, and what the other was told."""
    path = reverse(f"danger_papers:{name}", args=[paper.uid, *args])
    given = {"version": paper.version, **data}
    locked = Paper.objects.filter(pk=paper.pk)
    answers = racing(locked, {who: partial(post, who, path, given) for who in PAIR})
    done = {who for who, (status, _) in answers.items() if status == 302}
    (other,) = set(PAIR) - done
    return *done, answers[other]


def happened(paper, kind):
    return Event.objects.filter(record_uid=paper.uid, kind=kind).count()


def test_a_paper_is_issued_once(offices):
    paper = drawn(offices, offices.registered(GENERAL))

    first, (status, text) = both(paper, "issue")

    assert status == 409
    assert f"{first} 已先一步办理：签发，编号 {papers().get().number}" in notice(text)
    assert happened(paper, "paper.issued") == 1


def test_a_paper_is_served_once(offices):
    row = offices.registered(GENERAL)
    paper = issued(offices, row, at=NOON + HOUR)

    _, (status, text) = both(paper, "serve", "left_at_place", **LEFT)

    assert status == 422
    assert "这份文书已经送达" in notice(text)
    assert (Service.objects.count(), happened(paper, "paper.served")) == (1, 1)
    assert [kind for kind, _, _ in owed(row)].count("rectify") == 1
