"""Rows are proposed, confirmed by another human, withdrawn; every refusal changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.events.models import Event
from bazhua.infra.policies.book import base, current_book
from bazhua.infra.policies.core.proposal import State
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.services import confirm, propose, withdraw
from bazhua.kernel.errors import StaleState
from tests.infra.policies.scene import (
    CLIENT,
    DAY,
    EDITOR,
    HOLIDAYS,
    LEADER,
    NEW,
    NOON,
    READER,
    SECOND,
    SHARE,
    START,
    STRANGER,
    TODAY,
    confirmed,
    proposed,
    somebody,
)

pytestmark = pytest.mark.django_db


def rows():
    return list(Addition.objects.order_by("pk").values())


def percent(day):
    kind = base().kinds["tip.fine_share"]
    return str(current_book(TODAY).row(kind, day, authority="SD").percent)


def test_proposed_row_changes_nothing():
    row = proposed()

    assert (row.state, row.number, row.behind) == (State.PROPOSED, None, EDITOR.uid)
    assert current_book(TODAY).digest == base().digest
    assert [event.kind for event in Event.objects.all()] == ["policy.proposed"]


def test_confirmed_row_holds_from_its_first_day():
    old = percent(START)

    row = confirmed()

    assert (row.state, row.number, row.decided_by) == (State.CONFIRMED, 1, SECOND.uid)
    assert (percent(START - DAY), percent(START)) == (old, "40")
    assert current_book(TODAY).digest != base().digest
    told = Event.objects.get(kind="policy.confirmed")
    assert (told.data["number"], told.data["row"]["percent"]) == (1, "40")


def test_of_two_rows_of_one_day_the_one_confirmed_last_prevails():
    confirmed()
    values = {**SHARE.values, "percent": "45"}
    confirmed(replace(SHARE, values=values))

    assert percent(START) == "45"
    assert [row["number"] for row in rows()] == [1, 2]


def test_new_clause_comes_with_its_row():
    confirmed(replace(SHARE, clause=NEW.id, new_clause=NEW))

    assert current_book(TODAY).clauses[NEW.id] == NEW


def test_row_that_ends_gives_way_to_the_one_before():
    old = percent(START)
    end = START + 30 * DAY

    confirmed(replace(SHARE, until=end))

    assert [percent(day) for day in (START - DAY, START, end, end + DAY)] == [old, "40", "40", old]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"table": "no.such"}, "not_a_choice", "table"),
        ({"since": TODAY}, "policy_in_past", "since"),
        ({"since": date(2020, 1, 1)}, "policy_in_past", "since"),
        ({"until": START - DAY}, "out_of_range", "until"),
        ({"reason": "  "}, "missing_key", "reason"),
        ({"reason": "长" * 501}, "out_of_range", "reason"),
        ({"clause": "NO/1"}, "clause_unknown", "clause"),
        ({"clause": "N" * 81}, "out_of_range", "clause"),
        ({"new_clause": NEW}, "clause_unknown", "clause"),
        ({"new_clause": replace(NEW, document="SD-2021")}, "clause_known", "new_clause"),
        (
            {"clause": NEW.id, "new_clause": replace(NEW, source=" ")},
            "missing_key",
            "new_clause.source",
        ),
        ({"values": {"percent": "40"}}, "missing_key", "authority"),
        ({"values": {**SHARE.values, "percent": "much"}}, "wrong_type", "percent"),
        ({"values": {**SHARE.values, "more": 1}}, "unknown_key", "more"),
        ({"values": {**SHARE.values, "since": "2027-02-01"}}, "bad_input", "values.since"),
    ],
)
def test_bad_proposal_is_refused(refused, change, code, field):
    with refused(code, field):
        propose(replace(SHARE, **change), actor=EDITOR, at=NOON)

    assert rows() == []
    assert not Event.objects.exists()


def test_proposal_of_what_holds_anyway_is_refused(refused):
    old = percent(START)

    with refused("policy_unchanged", "values"):
        proposed(replace(SHARE, values={**SHARE.values, "percent": old}))

    assert rows() == []


@pytest.mark.parametrize("who", [READER, LEADER, STRANGER])
def test_who_may_not_propose_is_refused(refused, who):
    with refused("forbidden"):
        proposed(who=who)

    assert rows() == []


def test_proposal_behind_which_no_person_stands_is_refused(refused):
    with refused("second_person_needed"):
        proposed(who=somebody("editor", 60))

    assert rows() == []


@pytest.mark.parametrize(
    ("by", "who", "code"),
    [
        (EDITOR, EDITOR, "second_person_needed"),
        (EDITOR, CLIENT, "second_person_needed"),
        (SECOND, CLIENT, "second_person_needed"),
        (CLIENT, EDITOR, "second_person_needed"),
        (EDITOR, READER, "forbidden"),
        (EDITOR, STRANGER, "not_found"),
    ],
    ids=["himself", "his program", "a program", "his own program's", "a reader", "a stranger"],
)
def test_who_is_no_second_person_confirms_nothing(refused, by, who, code):
    row = proposed(who=by)
    before = rows()

    with refused(code):
        confirm(row.uid, version=1, actor=who, at=NOON)

    assert rows() == before
    assert current_book(TODAY).digest == base().digest


def test_row_whose_day_has_come_is_not_confirmed(refused):
    row = proposed()
    before = rows()

    with refused("policy_in_past", "since"):
        confirm(row.uid, version=1, actor=LEADER, at=NOON + timedelta(days=39))

    assert rows() == before


def test_version_that_moved_is_not_confirmed():
    row = proposed()
    before = rows()

    with pytest.raises(StaleState):
        confirm(row.uid, version=2, actor=LEADER, at=NOON)

    assert rows() == before


def test_decided_row_is_not_decided_again(refused):
    row = confirmed()
    before = rows()

    with refused("policy_decided"):
        confirm(row.uid, version=row.version, actor=LEADER, at=NOON)
    with refused("policy_decided"):
        withdraw(row.uid, reason="误填", version=row.version, actor=EDITOR, at=NOON)

    assert rows() == before


@pytest.mark.parametrize("who", [EDITOR, LEADER])
def test_row_that_waits_is_withdrawn_and_stays_on_record(who):
    row = proposed()

    gone = withdraw(row.uid, reason="误填", version=1, actor=who, at=NOON)

    assert (gone.state, gone.decided_by, gone.number) == (State.WITHDRAWN, who.uid, None)
    assert Event.objects.get(kind="policy.withdrawn").data["reason"] == "误填"
    assert current_book(TODAY).digest == base().digest


@pytest.mark.parametrize(
    ("who", "reason", "version", "code"),
    [
        (READER, "误填", 1, "forbidden"),
        (STRANGER, "误填", 1, "not_found"),
        (EDITOR, " ", 1, "missing_key"),
        (EDITOR, "误填", 2, "stale_state"),
    ],
)
def test_withdrawal_is_refused(refused, who, reason, version, code):
    row = proposed()
    before = rows()

    with refused(code):
        withdraw(row.uid, reason=reason, version=version, actor=who, at=NOON)

    assert rows() == before


def test_the_database_knows_that_two_are_needed():
    row = proposed()

    with pytest.raises(IntegrityError, match="policies_addition_two"), transaction.atomic():
        Addition.objects.filter(pk=row.pk).update(
            state="confirmed", number=1, decided_by=row.behind, decided_at=NOON
        )


def test_a_year_of_holidays_is_a_new_line():
    row = confirmed(HOLIDAYS)

    assert row.line == "[2027]"
    kind = base().kinds["workday.year"]
    assert current_book(TODAY).row(kind, START, year=2027).clause == "HOLIDAYS/2027"
