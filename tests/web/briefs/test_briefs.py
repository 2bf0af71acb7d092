"""The brief of a day: what it tells, who issues it, once, with numbers that stay as they were."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from bazhua.grips.emergency.api import last_duty_day
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.models import Event
from bazhua.infra.files.models import StoredFile
from bazhua.infra.ledger.last import last_root
from bazhua.infra.ledger.sealer import seal
from bazhua.infra.papers.core.codes import groups
from bazhua.infra.papers.keeping import kept
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.rows import Numbered, issued_pdf, source_of
from bazhua.infra.papers.selectors import verify
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of
from bazhua.registry.models import Enterprise
from bazhua.web.briefs.issuing import grouped
from tests.grips.inherent.scene import GAS, HH, TANK, Told, tell
from tests.infra.papers.scene import said

PAGE = "/briefs/"
HOUR = timedelta(hours=1)


def span():
    now = datetime.now(UTC)
    return last_duty_day(current_book(day_of(now)), now)


def issue_of(day):
    return f"{PAGE}{day.isoformat()}/issue"


def everything():
    return [list(table.objects.order_by("pk").values()) for table in (Paper, StoredFile, Event)]


@pytest.fixture
def day(scene, tmp_path):
    """A day with three alarms, one before it and two within it, sealed in the ledger."""
    found = span()
    for position, (at, told) in enumerate(
        (
            (found.since - HOUR, {"subject": TANK}),
            (found.since + HOUR, {"subject": GAS}),
            (found.until - HOUR, {"subject": GAS, "limit": HH.value}),
        ),
        start=1,
    ):
        tell(position, Told(announced=True, value=27.0, at=at, **told))
        follow(at)
    seal(at=datetime.now(UTC), key_file=tmp_path / "key")
    assert scene.firm.name
    return day_of(found.until)


def issued(visit, day, who="bureau"):
    visit(who, issue_of(day), {})
    return Paper.objects.get()


def test_a_brief_tells_what_happened_in_its_day(visit, day):
    text = visit.text("bureau", PAGE)

    assert f"子县值班快报（{day}）" in text
    assert "产生报警 2 条：红 1、橙 1、黄 0、蓝 0。" in text
    assert "期末已通知而无人反馈原因的报警 3 条。" in text
    assert "发现隐患 0 条，其中重大事故隐患 0 条。" in text
    assert "本级和下一级值班岗 1 个" in text
    assert "尚未制发" in text


@pytest.mark.usefixtures("day")
def test_who_was_appointed_since_is_told_the_whole_day(visit):
    before, actor = visit.text("bureau", PAGE), visit.scene.who("bureau")
    since = datetime.now(UTC) - timedelta(minutes=1)
    appointed = replace(actor, grants=tuple(replace(one, since=since) for one in actor.grants))
    visit.scene = SimpleNamespace(who=lambda _: appointed)

    text = visit.text("bureau", PAGE)

    told = "产生报警 2 条：红 1、橙 1、黄 0、蓝 0。"
    assert (told in before, told in text) == (True, True)


def test_the_day_before_has_a_brief_of_its_own(visit, day):
    before = day - timedelta(days=1)

    assert "产生报警 1 条" in visit.text("bureau", f"{PAGE}?day={before}")


@pytest.mark.parametrize("asked", ["2999-01-01", "x", "2026-13-01"])
@pytest.mark.usefixtures("day")
def test_a_day_that_has_not_ended_has_none(visit, asked):
    assert visit("bureau", f"{PAGE}?day={asked}").status_code == 404


def test_issued_it_has_its_number_root_and_code(visit, day):
    root = last_root()

    row = issued(visit, day)
    text = said(kept(row.pdf_sha256))

    assert row.number in text
    assert f"第{root.number}号" in text
    assert root.hash in text
    assert "产生报警2条：红1、橙1、黄0、蓝0。" in text
    assert verify(row.code).pdf_sha256 == row.pdf_sha256
    page = visit.text("bureau", f"{PAGE}{row.uid}/")
    assert (
        " ".join(groups(row.code)) in page,
        row.pdf_sha256 in page,
        grouped(root.hash) in page,
    ) == (
        True,
        True,
        True,
    )


@pytest.mark.usefixtures("scene")
def test_printed_again_later_it_has_the_same_bytes(visit, day):
    row = issued(visit, day)
    Enterprise.objects.update(name="改了名的厂")

    again = issued_pdf(
        source_of(row),
        Numbered(row.year, row.serial, row.number, row.code),
        at=row.issued_at,
    )

    assert again == kept(row.pdf_sha256)
    assert "改了名的厂" in visit.text("bureau", PAGE)


def test_a_day_is_issued_once(visit, day):
    row = issued(visit, day)
    before = everything()

    answer = visit("bureau", issue_of(day), {})

    assert answer.status_code == 409
    assert row.number in answer.content.decode()
    assert everything() == before
    assert "已制发" in visit.text("bureau", PAGE)


def test_series_have_no_gaps(visit, day):
    for back in range(3):
        visit("bureau", issue_of(day - timedelta(days=back)), {})

    assert list(Paper.objects.order_by("pk").values_list("serial", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("who", "page", "issuing"),
    [
        ("city", 200, 302),
        ("commission", 200, 302),
        ("watch", 403, 403),
        ("park", 403, 403),
        ("principal", 403, 403),
        ("hand", 403, 403),
        ("stranger", 403, 403),
    ],
)
def test_who_may_see_and_issue_it(visit, day, who, page, issuing):
    before = everything()

    assert visit(who, PAGE).status_code == page
    assert visit(who, issue_of(day), {}).status_code == issuing
    assert (everything() == before) is (issuing != 302)


def test_who_acts_for_no_office_issues_none(visit, day):
    before = everything()

    assert visit("colleague", PAGE).status_code == 200
    assert "制发快报" not in visit.text("colleague", PAGE)
    assert visit("colleague", issue_of(day), {}).status_code == 403
    assert everything() == before


def test_another_county_does_not_see_its_paper(visit, day):
    row = issued(visit, day)

    for address in (f"{PAGE}{row.uid}/", f"{PAGE}{row.uid}/picture.png"):
        assert visit("elsewhere", address).status_code == 404
        assert visit("commission", address).status_code == 200
