"""The list of alarms: columns, orders, filters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.table import WAITING
from bazhua.grips.inherent.domain.handling.terms import MARKS, PROGRESS, STATES, Mark, Progress
from bazhua.grips.inherent.domain.watching.terms import LIMITS, MEASURED
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms import words
from bazhua.infra.rollup.showing.narrowing import Behind
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark as Label
from bazhua.infra.ui.parts.marks import RiskMark, Tone
from bazhua.infra.ui.parts.text import Part, Text, headed, joined, said
from bazhua.kernel.numbers import plain
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called, within_region

EVERY: Final = "ALL"
"""A choice of the progress filter: closed ones too."""

WAITS: Final = "WAITING"
ACTIVE: Final = "ACTIVE"
TO_ACKNOWLEDGE: Final = [state.value for state in WAITING]
GRAVE: Final = (Colour.RED.value, Colour.ORANGE.value)
ABNORMAL: Final = [AlarmState.UNACK.value, AlarmState.ACKED.value]


class AlarmFilter(FilterSet):
    """Filter bar of the list; `on` gives it its day."""

    today: ClassVar[date]

    progress = ChoiceFilter(
        label=_("Handling"),
        choices=lambda: [
            (EVERY, said(words.EVERY)),
            *((one.value, said(headed(word))) for one, word in PROGRESS.items()),
        ],
        empty_label=_("Not closed"),
        method="of_progress",
    )
    state = ChoiceFilter(
        label=_("State"),
        choices=lambda: [(WAITS, said(words.WAITING)), (ACTIVE, said(words.ACTIVE))],
        empty_label=_("All"),
        method="in_state",
    )
    colour = ChoiceFilter(
        label=_("Colour"),
        choices=lambda: [(one.value, said(headed(colour_word(one)))) for one in Colour],
        empty_label=_("All"),
    )
    measured = ChoiceFilter(
        label=_("Measured"),
        choices=lambda: [(one.value, said(word)) for one, word in MEASURED.items()],
        empty_label=_("All"),
        field_name="point__measured",
    )
    mark = ChoiceFilter(
        label=_("Mark"),
        choices=lambda: [(one.value, said(word)) for one, word in MARKS.items()],
        empty_label=_("All"),
        method="with_mark",
    )
    installation = CharFilter(
        label=_("Installation"), field_name="point__installation__name", lookup_expr="icontains"
    )
    region = CharFilter(label=_("Region code"), method="in_region")
    behind = Behind()

    @classmethod
    def on(cls, day: date) -> "type[AlarmFilter]":
        """Return the filter bar of a day."""
        return type(cls.__name__, (cls,), {"today": day})

    def of_progress(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to how far they have been dealt with."""
        return rows if value == EVERY else rows.filter(progress=value)

    def in_state(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to those that wait to be acknowledged, or that are active."""
        states = TO_ACKNOWLEDGE if value == WAITS else ABNORMAL
        return rows.filter(state__in=states)

    def with_mark(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to those with a mark."""
        return rows.filter(marks__contains=[value])

    def in_region(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to a region by its code."""
        return within_region(rows, value)


class Subjects:
    """What the subjects of some alarms are called, read for all of them at once."""

    def __init__(self) -> None:
        self._called: Mapping[UUID, Word] = {}

    def learn(self, rows: Sequence[Alarm]) -> None:
        """Read what the subjects of some rows are called."""
        self._called = subjects_called({row.subject_uid for row in rows})

    def of(self, row: Alarm) -> Text:
        """Return what the subject of a row is called."""
        return self._called.get(row.subject_uid, "–")


def alarm_listing(at: datetime) -> Listing[Alarm]:
    """Return the list as it stands at an instant."""
    subjects = Subjects()
    return Listing(
        name="alarms",
        model=Alarm,
        title=words.CONSOLE,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.POINT, show=lambda row: row.point.name, min_em=11),
            ListColumn(
                text=words.COLOUR,
                show=risk,
                plain=lambda row: said(colour_word(Colour(row.colour))),
            ),
            ListColumn(text=words.LIMIT, show=against, plain=lambda row: said(against(row))),
            ListColumn(text=words.VALUE, show=reading, plain=lambda row: said(reading(row))),
            ListColumn(text=words.STATE, show=standing, plain=_standing_said, min_em=9),
            ListColumn(
                text=words.PROGRESS,
                show=lambda row: headed(PROGRESS[Progress(row.progress)]),
                min_em=6,
            ),
            ListColumn(
                text=words.SUBJECT,
                show=lambda row: _where(row, subjects),
                plain=lambda row: said(subjects.of(row)),
                min_em=12,
            ),
            ListColumn(
                text=words.RAISED, show=lambda row: row.raised_at, sort="raised_at", min_em=10
            ),
            ListColumn(text=words.NUMBER, show=lambda row: row.number, min_em=11),
        ),
        href=address,
        order="-raised_at",
        empty=words.EMPTY,
        filters=AlarmFilter.on(day_of(at)),
        joins=("point__installation",),
        learn=subjects.learn,
    )


def address(row: Alarm) -> str:
    """Return the address of the page of an alarm."""
    return reverse("alarms:record", args=[row.uid])


def colour_word(colour: Colour) -> Word:
    """Return what a colour is called."""
    return CODES[colour.value]


def risk(row: Alarm) -> RiskMark:
    """Return the colour as a mark with its shape."""
    colour = Colour(row.colour)
    return RiskMark(colour, headed(colour_word(colour)))


def against(row: Alarm) -> Text:
    """Return which limit it passed, and where that stood."""
    limit = LIMITS[LimitKind(row.limit_kind)]
    return Phrase(words.AGAINST, {"limit": limit, "set_point": plain(row.set_point.normalize())})


def reading(row: Alarm) -> Text:
    """Return the reading that raised it."""
    if row.value is None:
        return "–"
    return Phrase(words.READING, {"value": f"{row.value:g}", "unit": row.point.unit})


def state_mark(row: Alarm) -> Label:
    """Return the state as a mark: what waits to be acknowledged stands out."""
    state = AlarmState(row.state)
    tone = Tone.BAD if state in WAITING else Tone.PLAIN
    return Label(STATES[state], tone, "bell-ringing" if state in WAITING else "")


def beside(row: Alarm) -> tuple[Label, ...]:
    """Return what runs beside the state as marks."""
    return tuple(Label(MARKS[Mark(one)], Tone.WARN) for one in row.marks)


def standing(row: Alarm) -> Part:
    """Return the state, with what runs beside it."""
    return Lines((state_mark(row), *beside(row)))


def unfit(subjects: Sequence[UUID], firsts: Sequence[int]) -> Q:
    """Return what is left out in a flood: neither red nor orange, and not first at its installation."""
    return Q(subject_uid__in=subjects) & ~Q(colour__in=GRAVE) & ~Q(pk__in=firsts)


def _standing_said(row: Alarm) -> str:
    return joined([STATES[AlarmState(row.state)], *(mark.text for mark in beside(row))])


def _where(row: Alarm, subjects: Subjects) -> Part:
    installation = row.point.installation
    called = subjects.of(row)
    return Lines((called, installation.name)) if installation else called
