"""Two tabs on the page of an enterprise: its visits, and the codes to be put up there."""

from dataclasses import dataclass
from typing import ClassVar, Final

import segno
from django.conf import settings
from django.urls import reverse

from bazhua.grips.dangers.domain.visiting.table import VisitState
from bazhua.grips.dangers.interfaces.web.visits import words
from bazhua.grips.dangers.interfaces.web.visits.listing import address, kind
from bazhua.grips.dangers.selectors.visiting.visits import VISITS, counted, visits_to
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import CAP, Column, Row, Table
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import Phrase
from bazhua.registry.api import Asked, EnterpriseTab, TabBody, places_of

SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Code:
    """An address as a code to scan, with what it leads to."""

    text: Text
    number: str
    href: str

    @property
    def picture(self) -> str:
        """The code as an address of data; black on white in every theme."""
        code = segno.make(f"{settings.SITE_ORIGIN}{self.href}", error="m", micro=False)
        drawn: str = code.svg_data_uri(scale=4, border=4, light="white")
        return drawn


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes side by side, to be printed and cut out."""

    template: ClassVar[str] = "dangers/codes.html"

    codes: tuple[Code, ...]


def _codes(asked: Asked) -> TabBody:
    row = asked.row
    firm = Code(words.FIRM_CODE, row.name, f"{reverse('report:arrive')}?at={row.uid}")
    report = reverse("report:page")
    places = tuple(
        Code(place.name, place.number, f"{report}?place={place.uid}")
        for place in places_of(row, asked.actor, asked.at)
    )
    panel = Panel(title=words.CODES, body=Codes((firm, *places)), note=words.CODES_LEAD)
    return TabBody(panels=(panel,))


def _visits(asked: Asked) -> TabBody:
    rows = visits_to(asked.row.uid, asked.actor, at=asked.at)[:SHOWN]
    columns = (
        Column(words.NUMBER, 10),
        Column(words.KIND, 9),
        Column(words.STATE),
        Column(words.DAY, 7),
    )
    table = Table(
        caption=words.VISITS,
        columns=columns,
        rows=tuple(
            Row(
                address(one),
                (
                    one.number,
                    kind(one),
                    words.STATES[VisitState(one.state)],
                    one.planned_on.isoformat(),
                ),
            )
            for one in rows
        ),
    )
    found = counted(asked.row.uid, at=asked.at)
    told = {"year": found.year, "made": found.made, "cap": found.cap}
    plan = Action(
        text=words.PLAN,
        href=reverse("visits:plan", args=[asked.row.uid]),
        opens=True,
        weight=Weight.MAIN,
    )
    may = asked.may_still(VISITS, "create")
    panel = Panel(
        title=words.VISITS,
        body=table if table.rows else None,
        empty=words.NONE,
        note=Phrase(words.COUNTED, told),
        actions=(plan,) if may else (),
    )
    return TabBody(panels=(panel,))


def _count(asked: Asked) -> int:
    return visits_to(asked.row.uid, asked.actor, at=asked.at)[: CAP + 1].count()


TABS: Final = (
    EnterpriseTab(
        slug="visits", word=words.VISITS, right=(VISITS, "view"), body=_visits, count=_count
    ),
    EnterpriseTab(slug="codes", word=words.CODES, right=("place", "view"), body=_codes),
)
