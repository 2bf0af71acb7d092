"""The page of a process unit: its points, its models, its last warnings."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from bazhua.grips.inherent.domain.warning.terms import Standing
from bazhua.grips.inherent.interfaces.web.units import STANDING, standing
from bazhua.grips.inherent.interfaces.web.warning import words
from bazhua.grips.inherent.interfaces.web.warning.parts import history, warnings_panel
from bazhua.grips.inherent.interfaces.web.watching.listing import installation_address
from bazhua.grips.inherent.interfaces.web.watching.parts import points_panel
from bazhua.grips.inherent.models import ProcessUnit, UnitModel, UnitWatch
from bazhua.grips.inherent.selectors.warning.units import (
    columns_of,
    models_of,
    watch_of,
)
from bazhua.grips.inherent.selectors.warning.warnings import warnings_of
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, SET
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase
from bazhua.registry.api import subjects_called


def unit_page(row: ProcessUnit, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page as somebody sees it, with what he may do now."""
    may_set = row.until is None and actor.may(MONITORING, SET, row.place, at)
    observed = row.standing == Standing.OBSERVED.value
    return TabbedPage(
        kind=words.UNIT,
        title=row.name,
        number="",
        marks=(standing(row), *((words.CLOSED,) if row.until is not None else ())),
        actions=tuple(_actions(row)) if may_set else (),
        tabs=(),
        panels=(
            Panel(
                title=words.UNIT,
                body=Facts(tuple(_facts(row))),
                note=words.OBSERVED_NOTE if observed else "",
            ),
            warnings_panel(warnings_of(row)),
            points_panel(columns_of(row), at, ()),
            _models(models_of(row)),
            history(row),
        ),
    )


def _actions(row: ProcessUnit) -> Iterator[Action]:
    yield Action(
        text=words.TRAIN,
        href=reverse("warnings:train", args=[row.uid]),
        weight=Weight.MAIN,
        opens=True,
    )
    if row.standing == Standing.OBSERVED.value:
        yield Action(
            text=words.REINSTATE,
            href=reverse("warnings:reinstate", args=[row.uid]),
            version=row.version,
            confirm=words.REINSTATE_ASK,
        )
    yield Action(
        text=words.CLOSE,
        href=reverse("warnings:close", args=[row.uid]),
        version=row.version,
        confirm=words.CLOSE_ASK,
        weight=Weight.GRAVE,
    )


def _facts(row: ProcessUnit) -> Iterator[Fact]:
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    yield Fact(words.ENTERPRISE, Link(firm, reverse("enterprises:record", args=[row.subject_uid])))
    where = Link(row.installation.name, installation_address(row.installation))
    yield Fact(words.INSTALLATION, where)
    yield Fact(STANDING, standing(row))
    yield Fact(words.SINCE, row.standing_since)
    found = watch_of(row)
    if found is not None:
        yield Fact(words.MODEL, Phrase(words.VERSION_OF, {"n": found.model.number}))
        yield Fact(words.NOW, _now(found))
        yield Fact(words.JUDGED, found.judged_until)


def _now(found: UnitWatch) -> Part:
    if found.beyond is None:
        return words.NOT_JUDGED
    return Phrase(words.FACTOR, {"n": f"{found.beyond:.3g}"})


def _models(rows: list[UnitModel]) -> Panel:
    persons = names().persons({one.trained_by for one in rows})
    table = Table(
        caption=words.MODELS,
        columns=(
            Column(words.VERSION, 4),
            Column(words.TRAINED_BY, 6),
            Column(words.TRAINED_AT, 8),
            Column(words.WINDOW, 14),
            Column(words.PERIOD, 4, number=True),
            Column(words.SAMPLES, 4, number=True),
        ),
        rows=tuple(
            Row(
                "",
                (
                    Phrase(words.VERSION_OF, {"n": one.number}),
                    persons.get(one.trained_by, "–"),
                    one.trained_at,
                    _window(one),
                    f"{one.period_s} s",
                    one.samples,
                ),
            )
            for one in rows
        ),
    )
    return Panel(title=words.MODELS, body=table if rows else None, empty=words.NO_MODEL)


def _window(one: UnitModel) -> str:
    begins, ends = one.begins.astimezone(BEIJING), one.ends.astimezone(BEIJING)
    return f"{begins:%Y-%m-%d %H:%M} – {ends:%Y-%m-%d %H:%M}"
