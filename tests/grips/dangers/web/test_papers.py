"""Pages of papers: the list, the page of one, the forms; who sees a draft; what a refusal says."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve, reverse
from django.utils import timezone
from PIL import Image

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.models import HiddenDanger, Service
from bazhua.infra.papers.models import Paper
from tests.grips.dangers.crew import arrived, enlist, report
from tests.grips.dangers.scene import GENERAL, stored
from tests.grips.dangers.services.papers.scene import (
    LISTING,
    OPINION,
    ORDER,
    REPORT,
    all_of_it,
    bring,
    drawn,
    issued,
    man,
)
from tests.grips.dangers.web.asking import page
from tests.infra.files.samples import picture


@pytest.fixture(autouse=True)
def _posts(scene, settings, tmp_path):
    man(scene)
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILE_GATES = "bazhua.config.gates.GATES"


def papers(row):
    return reverse("danger_papers:list", args=[row.uid])


def paper(one, name="record", *more):
    return reverse(f"danger_papers:{name}", args=[one.uid, *more])


def drawing(row, kind=ORDER):
    return reverse("danger_papers:draw", args=[row.uid, kind.value])


def offers(visit, who, address):
    text = visit.text(who, address)
    return [kind for kind in (ORDER, OPINION, LISTING, REPORT) if f"/draw/{kind.value}" in text]


def test_what_is_due_is_offered_on_the_page_and_in_the_list(visit, scene):
    row = scene.approved(scene.rectifying(), Action.LIST, "commission", ground="因故")

    for address in (papers(row), page(row)):
        assert offers(visit, "bureau", address) == [ORDER, REPORT]
        assert offers(visit, "commission", address) == [ORDER, LISTING, REPORT]
        assert offers(visit, "director", address) == [REPORT]
        assert offers(visit, "viewer", address) == []
    assert "待拟制：挂牌督办通知、重大隐患报告单" in visit.text("bureau", papers(row))


def test_an_officer_orders_three_dangers_prints_and_leaves_the_paper(visit, scene):
    rows = [scene.found(wrong=f"问题{place}") for place in "甲乙丙"]

    form = visit.text("bureau", drawing(rows[0]))
    assert [form.count(row.wrong) for row in rows] == [2, 1, 1]
    given = {"dangers": [str(row.uid) for row in rows], "days": "15", "lang": "zh"}
    answer = visit("bureau", drawing(rows[0]), given)
    one = Paper.objects.get()
    assert answer.url == paper(one)

    draft = visit.text("bureau", paper(one))
    assert "草稿" in draft
    assert "未登记，编号不含机关代字" in draft
    assert paper(one, "issue") in draft
    answer = visit("bureau", paper(one, "issue"), {"version": one.version})
    one.refresh_from_db()
    assert (answer.status_code, one.number) == (302, "责改〔2026〕1号")

    answer = visit("bureau", paper(one, "print"), {})
    assert resolve(urlsplit(answer.url).path).kwargs == {"uid": one.pdf_file}
    one.refresh_from_db()
    assert one.printed_at is not None

    answer = visit(
        "bureau",
        paper(one, "serve", "left_at_place"),
        {
            "version": one.version,
            "served_at": timezone.localtime().strftime("%Y-%m-%d %H:%M"),
            "refusal": "负责人拒绝签字",
            "witnesses": "赵某，村委会",
            "second_witness": "钱某，派出所",
            "picture": SimpleUploadedFile("门口.jpg", picture()),
        },
    )
    assert answer.url == paper(one)
    service = Service.objects.get()
    assert service.witnesses == ["赵某，村委会", "钱某，派出所"]
    assert service.proofs == ["REFUSAL", "WITNESSES", "RECORDING"]
    text = visit.text("director", paper(one))
    for told in ("已送达", "留置送达", "负责人拒绝签字", "赵某，村委会、钱某，派出所", "门口.jpg"):
        assert told in text
    for row in map(stored, rows):
        assert row.ordered_until == service.last_day
        told = visit.text("director", page(row))
        assert "已责令整改" in told
        assert f"须在 {service.last_day} 前整改" in told
        assert one.number in told


def test_what_a_visit_found_is_ordered_together(visit, scene):
    inspection = arrived(enlist(scene))
    for key, wrong in enumerate(("问题甲", "问题乙")):
        report(scene, inspection, key=f"v-{key}", wrong=wrong)
    assistance = arrived(scene, kind=VisitKind.ASSISTANCE)
    report(scene, assistance, key="v-9", wrong="问题丙")

    shown = visit.text("bureau", reverse("visits:record", args=[inspection.uid]))
    href = re.search(r'href="([^"]+/draw/rectification_order[^"]+)"', shown).group(1)
    form = visit("bureau", href.replace("&amp;", "&")).context["page"].form

    ticked = HiddenDanger.objects.filter(uid__in=form.initial["dangers"])
    assert sorted(row.wrong for row in ticked) == ["问题乙", "问题甲"]
    assert len(form.fields["dangers"].choices) == 3
    other = visit.text("bureau", reverse("visits:record", args=[assistance.uid]))
    assert "/draw/" not in other


def test_what_proves_the_service_is_asked_for_at_its_field(visit, scene):
    one = issued(scene, scene.found())
    before = all_of_it()

    given = {"version": one.version, "served_at": "2026-11-23 14:00", "refusal": "拒签"}
    answer = visit("bureau", paper(one, "serve", "left_at_place"), given)

    assert answer.status_code == 422
    assert "缺少见证人，不能算作送达" in answer.content.decode()
    assert 'id="id_witnesses_error"' in answer.content.decode()
    assert all_of_it() == before


ASKED = {
    "handed_over": {"recipient", "picture"},
    "left_at_place": {"recipient", "refusal", "witnesses", "second_witness", "picture"},
    "by_post": {"note", "recipient", "picture"},
    "electronic": {"note", "recipient"},
    "by_notice": {"note", "picture"},
}


@pytest.mark.parametrize("way", ASKED)
def test_each_way_asks_for_its_own(visit, scene, way):
    one = issued(scene, scene.found())

    fields = visit("bureau", paper(one, "serve", way)).context["page"].form.fields

    assert set(fields) - {"version", "served_at"} == ASKED[way]


def test_the_firm_sees_a_paper_from_its_issue_on(visit, scene):
    row = scene.found()
    draft, order = drawn(scene, row), issued(scene, scene.found())
    report = drawn(scene, scene.registered(), kind=REPORT, who="director")

    seen = {
        who: [visit(who, paper(one)).status_code for one in (draft, order, report)]
        for who in ("colleague", "director", "viewer", "elsewhere", "worker")
    }

    assert seen == {
        "colleague": [200, 200, 200],
        "director": [404, 200, 200],
        "viewer": [404, 404, 404],
        "elsewhere": [404, 404, 404],
        "worker": [404, 404, 404],
    }
    assert str(draft.uid) not in visit.text("director", papers(row))
    assert str(draft.uid) in visit.text("colleague", papers(row))


def test_a_draft_is_looked_at_and_given_up(visit, scene):
    row = scene.found()
    one = drawn(scene, row)

    shown = visit("bureau", paper(one, "picture"))
    whole = Image.open(BytesIO(shown.content))
    assert (whole.format, whole.height > whole.width) == ("PNG", True)
    assert visit("bureau", paper(one, "preview")).content[:5] == b"%PDF-"

    answer = visit("bureau", paper(one, "give_up"), {"version": one.version})
    assert answer.url == papers(row)
    assert visit("bureau", paper(one)).status_code == 404


def test_an_issued_paper_is_voided_with_a_reason(visit, scene):
    one = issued(scene, scene.found())

    assert visit("bureau", paper(one, "void"), {"version": one.version}).status_code == 422
    answer = visit("bureau", paper(one, "void"), {"version": one.version, "reason": "写错期限"})

    assert answer.url == paper(one)
    text = visit.text("bureau", paper(one))
    assert "已作废" in text
    assert paper(one, "print") not in text


def test_who_came_late_is_told_and_nothing_changes(visit, scene):
    one = issued(scene, scene.found())
    before = all_of_it()

    for name, status in (("issue", 422), ("give_up", 409)):
        answer = visit("bureau", paper(one, name), {"version": 1})
        assert answer.status_code == status

    assert all_of_it() == before


def test_no_such_kind_way_or_paper(visit, scene):
    row = scene.found()
    one = issued(scene, row)

    for address in (
        drawing(row).replace("rectification_order", "nothing"),
        paper(one, "serve", "by_air"),
        reverse("danger_papers:record", args=[row.uid]),
    ):
        assert visit("bureau", address).status_code == 404


def test_a_list_costs_the_same_for_one_paper_and_for_three(
    visit, scene, django_assert_max_num_queries
):
    row = scene.rectifying(GENERAL)
    bring(scene, issued(scene, row))
    with django_assert_max_num_queries(20) as one:
        visit("bureau", papers(row))
    row = scene.do(stored(row), Action.REQUEST_ACCEPTANCE, "director")
    row = scene.do(row, Action.REJECT, "bureau", ground="未校准")
    issued(scene, row, kind=OPINION)
    issued(scene, scene.do(row, Action.UPGRADE, "bureau"), kind=REPORT, who="director")

    with django_assert_max_num_queries(len(one)):
        found = set(re.findall(r"/dangers/papers/[0-9a-f-]+/", visit.text("bureau", papers(row))))

    assert len(found) == 3


def test_in_english(visit, scene):
    row = scene.found()
    visit.client.cookies["bazhua_language"] = "en"
    one = drawn(scene, row)

    text = visit.text("bureau", paper(one))

    for told in ("Order to put right within a time", "draft", "Issue", "15 days from its service"):
        assert told in text
