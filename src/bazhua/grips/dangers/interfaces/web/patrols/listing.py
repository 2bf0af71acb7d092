"""The list of patrols: how each stands now, whole pages read at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from bazhua.grips.dangers.domain.patrols.terms import RHYTHM_WORDS
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.interfaces.web.patrols import words
from bazhua.grips.dangers.models import Patrol
from bazhua.grips.dangers.selectors.patrols.standing import Standing, Walked, narrowed, standings
from bazhua.infra.recurrence.core.policy import State
from bazhua.infra.recurrence.selectors import Outcome
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.text import Part, Text, said
from bazhua.kernel.words import Word
from bazhua.registry.api import subjects_called

NOT_YET = Standing()


class PatrolFilter(FilterSet):
    """Filter bar of the patrols; `at` gives it its instant."""

    instant: ClassVar[datetime]

    standing = ChoiceFilter(
        label=_("State"),
        choices=lambda: [
            (Walked.DUE.value, said(words.DUE)),
            (Walked.MISSED.value, said(words.MISSED)),
        ],
        empty_label=_("All"),
        method="stands",
    )
    rhythm = ChoiceFilter(
        label=_("How often"),
        choices=lambda: [(one.value, said(word)) for one, word in RHYTHM_WORDS.items()],
        empty_label=_("All"),
    )

    @classmethod
    def at(cls, instant: datetime) -> "type[PatrolFilter]":
        """Return the filter bar of an instant."""
        return type(cls.__name__, (cls,), {"instant": instant})

    def stands(self, rows: Any, _name: str, value: str) -> Any:
        """Narrow to what is to be walked now, or was missed last."""
        return narrowed(rows, Walked(value), at=self.instant)


class Known:
    """What is read for all patrols of a page at once: how they stand, what their posts are called."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._standings: Mapping[UUID, Standing] = {}
        self._posts: Mapping[str, Text] = {}
        self._firms: Mapping[UUID, Word] = {}

    def learn(self, rows: Sequence[Patrol]) -> None:
        """Read it for some rows."""
        self._standings = standings(rows, at=self._at)
        self._posts = names().posts({row.holder for row in rows})
        self._firms = subjects_called({row.subject_uid for row in rows})

    def standing(self, row: Patrol) -> Standing:
        """Return how a patrol stands."""
        return self._standings.get(row.uid, NOT_YET)

    def holder(self, row: Patrol) -> Text:
        """Return what the post in charge is called."""
        return self._posts.get(row.holder, "–")

    def where(self, row: Patrol) -> Part:
        """Return where a patrol leads."""
        firm = self._firms.get(row.subject_uid, words.NOTHING)
        return Lines((firm, row.spot)) if row.spot else firm


def patrol_listing(at: datetime) -> Listing[Patrol]:
    """Return the list of patrols as it stands at an instant."""
    known = Known(at)
    return Listing(
        name="patrols",
        model=Patrol,
        title=words.PATROLS,
        lead=words.LEAD,
        columns=(
            ListColumn(text=words.NAME, show=lambda row: row.name, min_em=10),
            ListColumn(
                text=words.ENTERPRISE,
                show=known.where,
                plain=lambda row: row.spot,
                min_em=12,
            ),
            ListColumn(text=words.RHYTHM, show=rhythm, min_em=7),
            ListColumn(text=words.HOLDER, show=known.holder, min_em=9),
            ListColumn(
                text=words.NOW,
                show=lambda row: now(known.standing(row), row),
                plain=lambda row: said(_text(now(known.standing(row), row))),
                min_em=6,
            ),
            ListColumn(
                text=words.BEFORE,
                show=lambda row: before(known.standing(row)),
                plain=lambda row: said(_text(before(known.standing(row)))),
                min_em=6,
            ),
        ),
        href=address,
        order="-set_at",
        empty=words.NONE,
        filters=PatrolFilter.at(at),
        learn=known.learn,
    )


def rhythm(row: Patrol) -> Word:
    """Return how often a patrol is walked."""
    return RHYTHM_WORDS[PatrolRhythm(row.rhythm)]


def address(row: Patrol) -> str:
    """Return the address of the page of a patrol."""
    return reverse("patrols:record", args=[row.uid])


def now(standing: Standing, row: Patrol) -> Mark | Word:
    """Return how a patrol stands in the period that runs."""
    if standing.now is None:
        return words.ENDED if row.ended_on else words.NOTHING
    return words.TO_DO if standing.due else done(standing.now)


def before(standing: Standing) -> Mark | Word:
    """Return how a patrol stood in the period that closed last."""
    if standing.before is None:
        return words.NOTHING
    return words.NOT_DONE if standing.missed else done(standing.before)


def done(outcome: Outcome) -> Mark:
    """Return how a patrol was walked in a period."""
    told = outcome.told
    if told is not None and told.state == State.EXCUSED:
        return words.EXCUSED
    return words.LATE if told is not None and told.late else words.DONE


def _text(shown: Mark | Word) -> Text:
    return shown.text if isinstance(shown, Mark) else shown
