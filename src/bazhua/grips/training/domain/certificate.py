"""When a special operator's certificate is due: `certificate.dates`, `certificate.off_trade`."""

from dataclasses import dataclass
from datetime import date, timedelta

from bazhua.grips.training.domain.policy import CertificateTerms, OffTrade
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.limits import MONTHS_PER_YEAR, month_later
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say

CONVENTION = "BZ/CERTIFICATE-DATES"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CertificateDates:
    """The ends of a certificate's terms and the first days on which to apply before them."""

    review_due: date
    review_opens: date
    expires_on: date
    renewal_opens: date


@dataclass(frozen=True, slots=True)
class OffTradeCheck:
    """Whether the practical examination is taken again before work."""

    practical_exam: bool


def certificate_dates(book: PolicyBook, *, issued_on: date) -> Answer[CertificateDates]:
    """Return when a certificate is to be reviewed and when it expires.

    Raises:
        NoRuleInForce: the certificate was issued before the rules.
    """
    terms = book.row(CertificateTerms, issued_on)
    window = timedelta(days=terms.window_days)
    review_due = anniversary(issued_on, terms.review_years) - ONE_DAY
    expires_on = anniversary(issued_on, terms.valid_years) - ONE_DAY
    dates = CertificateDates(review_due, review_due - window, expires_on, expires_on - window)
    steps = (
        _ends(Word("复审", "review"), issued_on, terms.review_years, review_due),
        _ends(Word("期满", "expiry"), issued_on, terms.valid_years, expires_on),
        say(
            "提前 {days} 日起可申请：{review}；{renewal}",
            "applications open {days} days before: {review}; {renewal}",
            days=terms.window_days,
            review=dates.review_opens,
            renewal=dates.renewal_opens,
        ),
    )
    return Answer(dates, (terms.clause, CONVENTION), steps)


def anniversary(day: date, years: int) -> date:
    """Return the same day of a later year; that of 29 February is 1 March in a common year."""
    later = month_later(day, years * MONTHS_PER_YEAR)
    return later if later.day == day.day else later + ONE_DAY


def _ends(what: Word, issued_on: date, years: int, end: date) -> Phrase:
    return say(
        "{what}：{issued} + {years} 年 − 1 日 = {end}",
        "{what}: {issued} + {years} years − 1 day = {end}",
        what=what,
        issued=issued_on,
        years=years,
        end=end,
    )


def off_trade_check(book: PolicyBook, *, left_on: date, back_on: date) -> Answer[OffTradeCheck]:
    """Return whether a special operator has been off the trade too long to go straight back.

    Raises:
        BadInput: the return lies before the leave.
        NoRuleInForce: the return lies before the rules.
    """
    if back_on < left_on:
        raise BadInput(
            "back_on",
            say(
                "返岗日期早于离岗日期 {left}，请更正",
                "the return is before the leave on {left}; correct one of the two",
                left=left_on,
            ),
        )
    row = book.row(OffTrade, back_on)
    threshold = month_later(left_on, row.months)
    practical_exam = back_on >= threshold
    step = say(
        "{left} + {months} 个月 = {threshold}，返岗 {back} {sign} {threshold}",
        "{left} + {months} months = {threshold}; back on {back} {sign} {threshold}",
        left=left_on,
        months=row.months,
        threshold=threshold,
        back=back_on,
        sign="≥" if practical_exam else "<",
    )
    return Answer(OffTradeCheck(practical_exam), (row.clause,), (step,))
