"""Marks: short labels whose meaning never hangs on colour alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from bazhua.infra.ui.parts.text import BY_HAND, Text
from bazhua.kernel.lexicon import WORDS
from bazhua.kernel.policy.clause import Status
from bazhua.law.terms import Colour


class Tone(StrEnum):
    """What a mark or a button tells at a glance."""

    PLAIN = "plain"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Mark:
    """A label with an icon; the hint explains it on hover and to a screen reader."""

    template: ClassVar[str] = BY_HAND

    text: Text
    tone: Tone = Tone.PLAIN
    icon: str = ""
    hint: Text = ""


@dataclass(frozen=True, slots=True)
class RiskMark:
    """One of the four risk colours: a shape and a text besides the colour."""

    template: ClassVar[str] = "ui/parts/risk.html"

    colour: Colour
    text: Text

    @property
    def icon(self) -> str:
        """The shape of the colour."""
        return RISK_SHAPES[self.colour]


RISK_SHAPES = {
    Colour.RED: "octagon",
    Colour.ORANGE: "triangle",
    Colour.YELLOW: "square-rotated",
    Colour.BLUE: "square",
}

PROVISIONAL = Mark(
    _("Provisional"),
    Tone.WARN,
    "clock",
    _("This figure can still change, because a record or a calendar behind it is not final."),
)

STATUS_MARKS = {
    Status.CONFIRMED: None,
    Status.REPORTED: Mark(
        WORDS["status.reported"],
        Tone.INFO,
        "file-text",
        _("Known from a report, not from the text of the rule."),
    ),
    Status.UNCONFIRMED: Mark(
        WORDS["status.unconfirmed"],
        Tone.WARN,
        "alert-triangle",
        _("The text of this rule has not been confirmed; do not quote it as law."),
    ),
    Status.OURS: Mark(
        WORDS["status.ours"],
        Tone.INFO,
        "info-circle",
        _("A rule of this platform, not of law; the province can change it."),
    ),
}
"""What a page shows beside a rule; a confirmed rule needs no mark."""
