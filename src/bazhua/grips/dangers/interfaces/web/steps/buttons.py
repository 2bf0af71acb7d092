"""The steps that somebody may take now, as buttons."""

from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.steps.base import SEEN
from bazhua.grips.dangers.interfaces.web.steps.table import STEPS
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.offers import Offers
from bazhua.infra.ui.parts.record import Action as Button
from bazhua.infra.ui.parts.record import Weight
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.words import Phrase

ONWARD = frozenset(
    {
        Action.REGISTER,
        Action.PLAN,
        Action.RECTIFY,
        Action.REQUEST_ACCEPTANCE,
        Action.ACCEPT,
        Action.CLOSE,
    }
)
"""What leads it along its main way; the one that may be taken stands out."""


def buttons(row: HiddenDanger, offers: Offers) -> tuple[Button, ...]:
    """Return a button for each act and each asking for signatures; the one that leads on stands out."""
    onward = [one for one in (*offers.acts, *offers.asks) if one in ONWARD]
    main = max(onward, key=tuple(Action).index, default=None)
    acts = (_button(row, one, offers, main=one is main) for one in offers.acts)
    asks = (_asking(row, one, main=one is main) for one in offers.asks)
    return (*acts, *asks)


def _button(row: HiddenDanger, act: Action, offers: Offers, *, main: bool) -> Button:
    step = STEPS[act]
    asks = step.asks or act in offers.givers
    sure = Phrase(words.SURE, {"act": ACTION_WORDS[act], "number": row.number})
    href = reverse("dangers:do", args=[row.uid, step.slug])
    return Button(
        text=headed(ACTION_WORDS[act]),
        href=f"{href}?{SEEN}={row.version}" if asks else href,
        weight=Weight.GRAVE if step.grave else Weight.MAIN if main else Weight.SIDE,
        version=None if asks else row.version,
        confirm="" if asks else sure,
        opens=asks,
    )


def _asking(row: HiddenDanger, act: Action, *, main: bool) -> Button:
    step = STEPS[act]
    return Button(
        text=Phrase(words.ASK, {"act": ACTION_WORDS[act]}),
        href=reverse("dangers:ask", args=[row.uid, step.slug]),
        weight=Weight.MAIN if main else Weight.SIDE,
        opens=True,
    )
