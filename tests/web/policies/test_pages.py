"""Pages of policy rows: propose, confirm with the preview, and the rules answer from the day on."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.config.rules import BOOK, SHELVES
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.policies.core.proposal import State
from bazhua.infra.policies.models import Addition
from bazhua.kernel.policy.exchange import row_of
from bazhua.law.codes import CODES
from bazhua.law.keys import KEYS
from bazhua.law.rows import FIELDS, ROW_CODES, TABLES, code_word
from bazhua.web.policies.filling import filled_from, slots, values_in
from bazhua.web.policies.shelf import lines, summary
from tests.infra.policies.scene import (
    CLIENT,
    EDITOR,
    LEADER,
    READER,
    SECOND,
    STRANGER,
)

pytestmark = pytest.mark.django_db

ASKING = {"actor": NOBODY}
LINE = "/policies/tip.fine_share/SD/"
FORM = {
    "rule_set": "SD-2021",
    "percent": "40",
    "least_yuan": "5000",
    "most_yuan": "500000",
    "clause": "SD-2021/3(2)",
    "since": "2031-01-01",
    "reason": "省财政厅通知",
}
TIP = {"accepted_on": "2031-03-01", "kind": "VIOLATION", "fines_yuan": "300000"}


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def ask(client, settings):
    """Return a function that sends a request as somebody."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.HUMAN_BEHIND = "tests.infra.policies.scene.human_behind"
    client.cookies["bazhua_language"] = "en"

    def send(actor, path, form=None):
        ASKING["actor"] = actor
        return client.get(path) if form is None else client.post(path, form)

    return send


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_propose_confirm_and_the_rule_answers_from_the_day_on(ask):
    before = text_of(ask(NOBODY, "/rules/tip.reward/", TIP))
    answer = ask(EDITOR, f"{LINE}propose", FORM)
    assert answer.status_code == 302
    page = text_of(ask(SECOND, answer["Location"]))
    assert "waits for a second person" in page
    assert "No open record would change" in page
    assert "50 % × 300000" in before
    assert "50 % × 300000" in text_of(ask(NOBODY, "/rules/tip.reward/", TIP))

    done = ask(SECOND, f"{answer['Location']}/confirm", {"version": "1"})

    assert done.status_code == 302
    assert Addition.objects.get().state == State.CONFIRMED
    assert "40 % × 300000" in text_of(ask(NOBODY, "/rules/tip.reward/", TIP))
    earlier = ask(NOBODY, "/rules/tip.reward/", TIP | {"accepted_on": "2030-12-31"})
    assert "50 % × 300000" in text_of(earlier)
    shown = text_of(ask(READER, LINE))
    assert "added by the province" in shown
    assert "not yet in force" in shown
    assert "confirmed" in text_of(ask(READER, done["Location"]))


def test_a_new_line_and_a_new_clause_are_proposed(ask):
    form = {
        "year": "2031",
        "holidays": "2031-01-01，2031-01-02",
        "workdays": "",
        "clause": "HOLIDAYS/2031",
        "since": "2031-01-01",
        "reason": "国务院办公厅通知",
        "title_zh": "2031 年节假日安排",
        "title_en": "Public holidays of 2031",
        "status": "confirmed",
        "source": "示例",
    }

    answer = ask(EDITOR, "/policies/workday.year/new", form)

    assert answer.status_code == 302
    row = Addition.objects.get()
    assert (row.line, row.row["holidays"]) == ("[2031]", ["2031-01-01", "2031-01-02"])
    assert row.clause["document"] == "HOLIDAYS"
    assert "There is no such line yet" in text_of(ask(EDITOR, answer["Location"]))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"percent": "much"}, "percent"),
        ({"since": "2020-01-01"}, "since"),
        ({"clause": "NO/1"}, "clause"),
        ({"reason": ""}, "reason"),
        ({"until": "2030-01-01"}, "until"),
    ],
)
def test_a_refused_proposal_is_told_at_its_field(ask, change, field):
    answer = ask(EDITOR, f"{LINE}propose", FORM | change)

    assert answer.status_code == 422
    assert f'href="#p-{field}"' in answer.content.decode()
    assert not Addition.objects.exists()


def test_withdrawal_asks_for_a_reason(ask):
    where = ask(EDITOR, f"{LINE}propose", FORM)["Location"]

    assert ask(EDITOR, f"{where}/withdraw", {"reason": " "}).status_code == 422
    assert ask(EDITOR, f"{where}/withdraw", {"reason": "误填"}).status_code == 302
    assert "withdrawn" in text_of(ask(READER, where))
    assert ask(SECOND, f"{where}/confirm", {"version": "2"}).status_code == 409


def test_buttons_are_those_of_the_one_who_looks(ask):
    where = ask(EDITOR, f"{LINE}propose", FORM)["Location"]

    def offered(who):
        page = ask(who, where).content.decode()
        return f"{where}/confirm" in page, f"{where}/withdraw" in page

    assert [offered(who) for who in (EDITOR, SECOND, LEADER, READER, CLIENT)] == [
        (False, True), (True, True), (True, True), (False, False), (False, True),
    ]  # fmt: skip
    assert (f"{LINE}propose" in ask(EDITOR, LINE).content.decode()) is True
    assert (f"{LINE}propose" in ask(READER, LINE).content.decode()) is False


@pytest.mark.parametrize(
    ("name", "reader", "stranger"),
    [
        ("/policies/", 200, 403),
        (LINE, 200, 403),
        (f"{LINE}propose", 403, 403),
        ("/policies/workday.year/new", 403, 403),
        ("/policies/additions/", 200, 403),
        ("{addition}", 200, 404),
        ("{addition}/withdraw", 403, 404),
        ("{addition}/confirm", 403, 404),
    ],
)
def test_an_address_answers_as_the_rights_say(ask, name, reader, stranger):
    where = ask(EDITOR, f"{LINE}propose", FORM)["Location"]
    form = {"version": "1"} if name.endswith("confirm") else None
    path = name.format(addition=where)

    assert ask(READER, path, form).status_code == reader
    assert [ask(who, path, form).status_code for who in (STRANGER, NOBODY)] == [stranger] * 2


@pytest.mark.parametrize(
    "path",
    [
        "/policies/no.such/-/",
        "/policies/tip.fine_share/XX/",
        "/policies/no.such/new",
        "/policies/coverage.flight/new",
    ],
)
def test_what_is_not_there_is_not_found(ask, path):
    assert ask(EDITOR, path).status_code == 404


def test_list_is_filtered_by_area_status_and_words(ask):
    def shown(query):
        return set(
            re.findall(r'href="/policies/([^/"]+)/[^/"]+/"', ask(READER, query).content.decode())
        )

    assert shown("/policies/?area=emergency") == {
        "coverage.flight",
        "coverage.helicopter",
        "duty.watch",
    }
    assert shown("/policies/?q=AQF/113") == {"danger.closure"}
    assert "tip.pending_text" in shown("/policies/?status=unconfirmed&area=cogovernance")
    assert shown("/policies/?q=nothing") == set()
    assert ask(READER, "/policies/?status=odd").status_code == 200


def test_pages_of_the_list_show_every_line_once(ask):
    path, seen = "/policies/", []
    while path:
        page = ask(READER, path).content.decode()
        seen += re.findall(r'<a href="(/policies/[^"?]+/[^"?]+/)">', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        path = f"/policies/{older[1]}".replace("&amp;", "&") if older else ""

    assert len(seen) == len(set(seen)) == len(list(lines(SHELVES, BOOK)))


def test_lists_cost_the_same_for_one_row_and_three(ask):
    def queries(path):
        with CaptureQueriesContext(connection) as caught:
            assert ask(READER, path).status_code == 200
        return len(caught)

    ask(EDITOR, f"{LINE}propose", FORM)
    one = [queries(path) for path in (LINE, "/policies/additions/")]
    for percent in ("41", "42"):
        ask(EDITOR, f"{LINE}propose", FORM | {"percent": percent})
    assert [queries(path) for path in (LINE, "/policies/additions/")] == one


@pytest.mark.parametrize("row", BOOK.all_rows(), ids=lambda row: f"{row.table}{row.key()}"[:60])
def test_every_row_comes_through_its_form(row):
    values = values_in(type(row), filled_from(row))
    raw = {**values, "table": row.table, "clause": row.clause, "since": row.since.isoformat()}

    assert replace(row_of(raw, BOOK), until=row.until) == row
    assert summary(row).zh != ""


def test_every_table_and_field_has_a_word_and_no_other():
    named = set(FIELDS) | set(KEYS)
    parts = {part for kind in BOOK.kinds.values() for slot in slots(kind) for part in slot.path}

    assert set(TABLES) == set(BOOK.kinds)
    assert parts - named == set()
    assert [name for name in FIELDS if FIELDS[name] == KEYS.get(name)] == []
    assert set(ROW_CODES) & set(CODES) == set()
    assert code_word("SAFETY_DIRECTOR").en == "safety director"
