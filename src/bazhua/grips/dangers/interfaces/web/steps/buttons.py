"""The steps that somebody may take now, as buttons."""

from collections.abc import Sequence

from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.terms import ACTION_WORDS, Action
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.steps.table import STEPS
from bazhua.grips.dangers.models import HiddenDanger
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


def buttons(row: HiddenDanger, acts: Sequence[Action]) -> tuple[Button, ...]:
    """Return a button for each act; the one that leads on stands out."""
    main = next((act for act in reversed(acts) if act in ONWARD), None)
    return tuple(_button(row, act, main=act is main) for act in acts)


def _button(row: HiddenDanger, act: Action, *, main: bool) -> Button:
    step = STEPS[act]
    sure = Phrase(words.SURE, {"act": ACTION_WORDS[act], "number": row.number})
    return Button(
        text=headed(ACTION_WORDS[act]),
        href=reverse("dangers:do", args=[row.uid, step.slug]),
        weight=Weight.GRAVE if step.grave else Weight.MAIN if main else Weight.SIDE,
        version=None if step.asks else row.version,
        confirm="" if step.asks else sure,
        opens=step.asks,
    )
