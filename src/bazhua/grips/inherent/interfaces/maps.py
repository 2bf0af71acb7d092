"""Layers of the map: alarms not closed, the live risk of enterprises, tailings ponds that warn."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bazhua.grips.inherent.models import RiskStanding, risks
from bazhua.grips.inherent.models.alarms import UNCLOSED
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE, alarms_seen
from bazhua.grips.inherent.selectors.alarms.listing import EVERY
from bazhua.grips.inherent.selectors.duty.ponds import ponds_seen
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.grips.inherent.services.alarms.following import HINT
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.maps.layers import Amount, Asked, LiveLayer, Matter, by_colour, nodes_by_colour
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.words import Word
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour

WORDS: Final[Mapping[Colour, Word]] = {one: headed(CODES[one.value]) for one in Colour}


def _alarms(asked: Asked) -> Mapping[int, Amount]:
    found = by_colour(alarms_seen(asked.actor, at=asked.at).filter(UNCLOSED), asked)
    return {node: Amount(sum(own.values()), _worst(own)) for node, own in found.items()}


def _alarming(asked: Asked) -> Sequence[Matter]:
    rows = alarms_seen(asked.actor, at=asked.at).filter(UNCLOSED)
    return nodes_by_colour(rows, asked, WORDS)


def _to_alarms(code: str, _amount: Amount | None) -> str:
    return f"{reverse('alarms:list')}?{urlencode({'region': code, 'flood': EVERY})}"


def _risks(asked: Asked) -> Mapping[int, Amount]:
    """Return of each region the worst colour, and how many have it."""
    found = by_colour(_risky(asked), asked)
    return {node: Amount(own[_worst(own)], _worst(own)) for node, own in found.items()}


def _at_risk(asked: Asked) -> Sequence[Matter]:
    return nodes_by_colour(_risky(asked), asked, WORDS)


def _risky(asked: Asked) -> ScopedQuerySet[RiskStanding]:
    return risks().visible_to(asked.actor, MONITORING, VIEW, at=asked.at)


def _to_risks(code: str, amount: Amount | None) -> str:
    colour = {"colour": amount.worst.value} if amount else {}
    return f"{reverse('duty:risks')}?{urlencode({'region': code, **colour})}"


def _ponds(asked: Asked) -> Mapping[int, Amount]:
    """Return of each region how many ponds warn, and the worst of their colours."""
    found = by_colour(ponds_seen(asked.actor, at=asked.at), asked)
    return {node: Amount(sum(own.values()), _worst(own)) for node, own in found.items()}


def _warning(asked: Asked) -> Sequence[Matter]:
    return nodes_by_colour(ponds_seen(asked.actor, at=asked.at), asked, WORDS)


def _to_ponds(code: str, _amount: Amount | None) -> str:
    return f"{reverse('ponds:list')}?{urlencode({'region': code})}"


def _worst(own: Mapping[Colour, int]) -> Colour:
    return next(colour for colour in Colour if colour in own)


LAYERS: Final = (
    LiveLayer(
        key="alarms",
        word=Word("未闭环报警", "Open alarms"),
        unit=Word("条", "alarms"),
        definition=Word(
            "此刻未闭环的报警；颜色为其中最重的一级。",
            "Alarms not closed at this moment; the colour is that of the worst.",
        ),
        right=(RESOURCE, VIEW),
        hint=HINT,
        colours=WORDS,
        spread=_alarms,
        opens=_to_alarms,
        matters=_alarming,
    ),
    LiveLayer(
        key="risk",
        word=Word("实时风险", "Live risk"),
        unit=Word("家", "enterprises"),
        definition=Word(
            "区划内最重的实时风险颜色，及为此色的企业数。",
            "The worst live risk in the region, and how many enterprises have this colour.",
        ),
        right=(MONITORING, VIEW),
        hint="",
        colours=WORDS,
        spread=_risks,
        opens=_to_risks,
        matters=_at_risk,
    ),
    LiveLayer(
        key="ponds",
        word=Word("尾矿库预警", "Tailings ponds"),
        unit=Word("座", "ponds"),
        definition=Word(
            "此刻有预警的尾矿库；颜色为其中最重的一级。",
            "Tailings ponds that warn at this moment; the colour is that of the worst.",
        ),
        right=(MONITORING, VIEW),
        hint=HINT,
        colours=WORDS,
        spread=_ponds,
        opens=_to_ponds,
        matters=_warning,
    ),
)
