"""`paper.service`: ways of service, what they ask for, from when on and until when."""

from datetime import date, datetime, timedelta

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.papers.service import Served, Serving, check_days, paper_service
from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.kernel.errors import NoRuleInForce, OutOfRange
from bazhua.kernel.times import BEIJING

AT = datetime(2026, 11, 26, 10, 30, tzinfo=BEIJING)
THIRTY_DAYS_LATER = datetime(2026, 12, 26, 23, 59, 59, tzinfo=BEIJING)


def asked(way, *proofs, witnesses=0, **more):
    given = Serving(way=way, served_at=AT, proofs=proofs, witnesses=witnesses, **more)
    return paper_service(BOOK, given)


HOLDS = {
    "signed": (Way.HANDED_OVER, (Proof.SIGNATURE,), 0, AT, ("MSF/87",)),
    "left before two": (
        Way.LEFT_AT_PLACE, (Proof.REFUSAL,), 2, AT, ("MSF/89", "BZ/SERVE-WITNESSES"),
    ),
    "left on record": (
        Way.LEFT_AT_PLACE, (Proof.REFUSAL, Proof.RECORDING), 0, AT,
        ("MSF/89", "BZ/SERVE-WITNESSES"),
    ),
    "by post": (Way.BY_POST, (Proof.RETURN_SLIP,), 0, AT, ("MSF/91",)),
    "by consent": (Way.ELECTRONIC, (Proof.CONSENT,), 0, AT, ("MSF/90",)),
    "thirty days after": (
        Way.BY_NOTICE, (Proof.OTHER_WAYS_FAILED,), 0, THIRTY_DAYS_LATER, ("MSF/95",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("way", "proofs", "witnesses", "effective_at", "clauses"), HOLDS.values(), ids=HOLDS
)
def test_a_paper_is_served(way, proofs, witnesses, effective_at, clauses):
    answer = asked(way, *proofs, witnesses=witnesses)

    assert answer.result == Served(holds=True, effective_at=effective_at)
    assert answer.clauses == clauses


LACKS = {
    "not signed": (Way.HANDED_OVER, (), 0, (Proof.SIGNATURE,)),
    "a picture is no signature": (Way.HANDED_OVER, (Proof.RECORDING,), 2, (Proof.SIGNATURE,)),
    "one witness": (Way.LEFT_AT_PLACE, (Proof.REFUSAL,), 1, (Proof.WITNESSES,)),
    "told but not named": (
        Way.LEFT_AT_PLACE, (Proof.REFUSAL, Proof.WITNESSES), 0, (Proof.WITNESSES,),
    ),
    "nobody says why": (Way.LEFT_AT_PLACE, (), 2, (Proof.REFUSAL,)),
    "nothing at all": (Way.LEFT_AT_PLACE, (), 0, (Proof.REFUSAL, Proof.WITNESSES)),
    "no slip": (Way.BY_POST, (), 0, (Proof.RETURN_SLIP,)),
    "no consent": (Way.ELECTRONIC, (), 0, (Proof.CONSENT,)),
    "another way was open": (Way.BY_NOTICE, (), 0, (Proof.OTHER_WAYS_FAILED,)),
}  # fmt: skip


@pytest.mark.parametrize(("way", "proofs", "witnesses", "missing"), LACKS.values(), ids=LACKS)
def test_a_paper_is_not_served(way, proofs, witnesses, missing):
    answer = asked(way, *proofs, witnesses=witnesses, ordered_days=15)

    assert answer.result == Served(holds=False, missing=missing)
    assert len(answer.steps) == len(missing)


def test_the_time_of_an_order_counts_from_the_day_after_its_service():
    answer = asked(Way.LEFT_AT_PLACE, Proof.REFUSAL, witnesses=2, ordered_days=15)

    assert answer.result.last_day == date(2026, 12, 11)
    assert answer.clauses == ("MSF/89", "BZ/SERVE-WITNESSES", "BZ/ORDER-TIME")


def test_after_a_public_notice_it_counts_from_its_effect():
    answer = asked(Way.BY_NOTICE, Proof.OTHER_WAYS_FAILED, ordered_days=15)

    assert answer.result.last_day == date(2027, 1, 10)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_an_order_gives_no_other_time(days):
    with pytest.raises(OutOfRange):
        asked(Way.HANDED_OVER, Proof.SIGNATURE, ordered_days=days)
    with pytest.raises(OutOfRange):
        check_days(BOOK, days, AT.date())


def test_before_the_ways_were_on_record_there_is_no_rule():
    long_ago = Serving(way=Way.BY_POST, served_at=AT - timedelta(days=9999))

    with pytest.raises(NoRuleInForce):
        paper_service(BOOK, long_ago)
