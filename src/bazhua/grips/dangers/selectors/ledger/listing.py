"""The ledger of hidden dangers: columns, orders, filters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from django.forms import Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, DateFilter, FilterSet

from bazhua.grips.dangers.domain.closed_loop.indicators import UNRECTIFIED
from bazhua.grips.dangers.domain.closed_loop.terms import MARK_WORDS, Mark
from bazhua.grips.dangers.domain.terms import GRADES, DangerGrade
from bazhua.grips.dangers.models import UNENDED, HiddenDanger
from bazhua.grips.dangers.selectors.dangers import overdue_on
from bazhua.grips.dangers.selectors.ledger import words
from bazhua.infra.db.departments import narrowed
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.rollup.showing.narrowing import Behind
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark as Label
from bazhua.infra.ui.parts.marks import Tone
from bazhua.infra.ui.parts.text import Part, Text, headed, joined, said
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of, end_of, start_of
from bazhua.kernel.words import Word
from bazhua.registry.api import departments_called, places_called, subjects_called, within_region

LONGEST = 80
"""Characters of what is wrong in a list; the page has all of them."""

UNENDED_ONES = "OPEN"
"""A choice of the state filter: neither closed nor merged."""

SOON = timedelta(days=3)
CITY, COUNTY = 2, 3
"""Rungs of the tree down to each."""

GRAVE = frozenset({Mark.LISTED, Mark.ORDERED_STOP, Mark.COERCED})
YES_OR_NO = Select(choices=(("", _("All")), ("true", _("Yes")), ("false", _("No"))))


def _departments() -> list[tuple[str, str]]:
    return [(str(bit), said(word)) for bit, (_code, word) in departments_called().items()]


class DangerFilter(FilterSet):
    """Filter bar of the ledger; `on` gives it its day."""

    today: ClassVar[date]

    state = ChoiceFilter(
        label=_("State"),
        choices=lambda: [
            (UNENDED_ONES, said(words.UNENDED)),
            *((state.value, said(headed(word))) for state, word in STATE_WORDS.items()),
        ],
        empty_label=_("All"),
        method="in_state",
    )
    grade = ChoiceFilter(
        label=_("Grade"),
        choices=lambda: [(grade.value, said(word)) for grade, word in GRADES.items()],
        empty_label=_("All"),
    )
    overdue = BooleanFilter(label=_("Overdue"), method="is_overdue", widget=YES_OR_NO)
    region = CharFilter(label=_("Region code"), method="in_region")
    department = ChoiceFilter(
        label=_("Department"), choices=_departments, empty_label=_("All"), method="of_department"
    )
    behind = Behind()
    since = DateFilter(label=_("Found from"), method="found_since")
    until = DateFilter(label=_("Found until"), method="found_until")

    @classmethod
    def on(cls, day: date) -> "type[DangerFilter]":
        """Return the filter bar of a day."""
        return type(cls.__name__, (cls,), {"today": day})

    def in_state(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a state, or to all that are not ended."""
        return rows.filter(UNENDED if value == UNENDED_ONES else Q(state=value))

    def is_overdue(self, rows: Any, _name: str, value: bool) -> Any:  # noqa: FBT001 -- as the filter calls it
        """Narrow to what is overdue, or to what is not."""
        late = overdue_on(self.today)
        return rows.filter(late) if value else rows.exclude(late)

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)

    def of_department(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to those that a department supervises."""
        return narrowed(rows, 1 << int(value))

    def found_since(self, rows: Any, _name: str, value: date) -> Any:
        """Narrow to what was found on a day or later."""
        return rows.filter(found_at__gte=start_of(value))

    def found_until(self, rows: Any, _name: str, value: date) -> Any:
        """Narrow to what was found on a day or earlier."""
        return rows.filter(found_at__lte=end_of(value))


class Subjects:
    """What subjects and counties of some dangers are called, read for all of them at once."""

    def __init__(self) -> None:
        self._called: Mapping[UUID, Word] = {}
        self._places: Mapping[str, Word] = {}

    def learn(self, rows: Sequence[HiddenDanger]) -> None:
        """Read what the subjects of some rows and their counties are called."""
        self._called = subjects_called({row.subject_uid for row in rows})
        self._places = places_called({path for row in rows for path in _county_of(row)})

    def of(self, row: HiddenDanger) -> Text:
        """Return what the subject of a row is called."""
        return self._called.get(row.subject_uid, "–")

    def county(self, row: HiddenDanger) -> Text:
        """Return what the city and the county of a row are called."""
        found = [self._places[path] for path in _county_of(row) if path in self._places]
        zh, en = "".join(one.zh for one in found), ", ".join(one.en for one in reversed(found))
        return Word(zh or "–", en or "–")


def danger_listing(at: datetime) -> Listing[HiddenDanger]:
    """Return the ledger as it stands at an instant."""
    subjects = Subjects()
    return Listing(
        name="dangers",
        model=HiddenDanger,
        title=words.LEDGER,
        lead=words.LEDGER_LEAD,
        columns=(
            ListColumn(text=words.WRONG, show=short, plain=lambda row: row.wrong, min_em=16),
            ListColumn(text=words.NUMBER, show=lambda row: row.number, min_em=11),
            ListColumn(
                text=words.SUBJECT,
                show=lambda row: _where(row, subjects),
                plain=lambda row: said(subjects.of(row)),
                min_em=12,
            ),
            ListColumn(text=words.REGION, show=subjects.county, min_em=8),
            ListColumn(text=words.GRADE, show=grade, plain=lambda row: said(grade(row).text)),
            ListColumn(text=words.STATE, show=standing, plain=_standing_said, min_em=7),
            ListColumn(text=words.FOUND, show=lambda row: row.found_at, sort="found_at", min_em=10),
            ListColumn(
                text=words.DUE,
                show=lambda row: due(row, at),
                plain=lambda row: row.due_on.isoformat() if row.due_on else None,
                sort="due_on",
                min_em=10,
            ),
        ),
        href=address,
        order="-found_at",
        empty=words.EMPTY,
        filters=DangerFilter.on(day_of(at)),
        learn=subjects.learn,
    )


def address(row: HiddenDanger) -> str:
    """Return the address of the page of a danger."""
    return reverse("dangers:record", args=[row.uid])


def short(row: HiddenDanger) -> str:
    """Return what is wrong in a line."""
    return row.wrong if len(row.wrong) <= LONGEST else f"{row.wrong[: LONGEST - 1]}…"


def grade(row: HiddenDanger) -> Label:
    """Return the grade as a mark."""
    if not row.grade:
        return Label(words.UNGRADED, Tone.WARN)
    found = DangerGrade(row.grade)
    if found is DangerGrade.MAJOR:
        return Label(headed(GRADES[found]), Tone.BAD, "alert-octagon")
    return Label(headed(GRADES[found]))


def beside(row: HiddenDanger) -> tuple[Label, ...]:
    """Return the facts beside the state as marks."""
    marks = map(Mark, row.marks)
    return tuple(
        Label(headed(MARK_WORDS[one]), Tone.BAD if one in GRAVE else Tone.INFO) for one in marks
    )


def standing(row: HiddenDanger) -> Part:
    """Return the state, with the facts beside it."""
    return Lines((headed(STATE_WORDS[State(row.state)]), *beside(row)))


def due(row: HiddenDanger, at: datetime) -> Part:
    """Return the countdown to the last day of the plan; the day alone once it is put right."""
    if row.due_on is None:
        return "–"
    if State(row.state) not in UNRECTIFIED:
        return row.due_on.isoformat()
    return Due(due_at=end_of(row.due_on), at=at, soon=SOON)


def _county_of(row: HiddenDanger) -> tuple[str, ...]:
    """Return the paths of the city and the county of a row."""
    ids = row.place.region.ids()[:COUNTY]
    return tuple(Path.of(*ids[:rungs]).dotted for rungs in range(CITY, len(ids) + 1))


def _standing_said(row: HiddenDanger) -> str:
    return joined([STATE_WORDS[State(row.state)], *(mark.text for mark in beside(row))])


def _where(row: HiddenDanger, subjects: Subjects) -> Part:
    called = subjects.of(row)
    return Lines((called, row.spot)) if row.spot else called
