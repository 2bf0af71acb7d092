"""Some hundred hidden dangers in all states, moved there by their services."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.demo.lives import DANGERS, Life, lives
from bazhua.grips.dangers.domain.demo.samples import PLAN_B, REASONS
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.demo.players import Player, Players, players
from bazhua.grips.dangers.services.demo.signing import Signing, let_sign, let_sum, let_wait
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.infra.db.actors import Rights
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.findings.core.terms import ENDED, State
from bazhua.kernel.times import day_of
from bazhua.registry.api import actor_of, demonstration_cast

FEN: Final = 100
NEAR: Final = 24
SOON: Final = timedelta(hours=1)
JUDGES: Final = frozenset({Action.ACCEPT, Action.REJECT, Action.CLOSE})


@dataclass(slots=True)
class Loading:
    """What the steps of a loading share.

    Attributes:
        open: the dangers that are not ended, of each enterprise the last found.
    """

    at: datetime
    rights: Rights = field(repr=False)
    open: dict[UUID, HiddenDanger] = field(default_factory=dict)


@transaction.atomic
def load_dangers(seed: int, *, at: datetime, dangers: int = DANGERS) -> int:
    """Load the hidden dangers of a seed onto a demonstration; return how many."""
    cast = players(demonstration_cast())
    first = cast[0]
    rights = actor_of(first.fixer.person, at=at).rights
    loading = Loading(at, rights)
    count = 0
    for life in lives(seed, dangers):
        _live(loading, life, _where(life, cast))
        count += 1
    let_sum(cast, Signing(rights, at))
    return count


def _where(life: Life, cast: Sequence[Players]) -> Players:
    near, others = cast[1:NEAR], cast[NEAR:]
    several = (cast[:1], near or cast, others or cast)[life.near]
    return several[int(life.choice * len(several))]


def _live(loading: Loading, life: Life, who: Players) -> None:
    found_at = loading.at - life.age
    finder = who.officer if life.by_officer else who.fixer
    found = Found(
        subject_kind="enterprise",
        subject_uid=who.firm.uid,
        found_at=found_at,
        wrong=life.sample.wrong,
        spot=life.sample.spot,
    )
    row = record_danger(found, actor=finder.actor(loading.rights), at=found_at)
    step = (life.age - SOON) / (len(life.acts) + 1)
    twin = loading.open.get(who.firm.uid)
    for number, action in enumerate(life.acts):
        if action is Action.MERGE and twin is None:
            break
        when = found_at + SOON if number == 0 else found_at + SOON + step * number
        row = _do(loading, life, who, row, action, when)
    if State(row.state) not in ENDED and not life.major:
        loading.open[who.firm.uid] = row
    if life.major and life.acts:
        let_wait(row, life.acts[-1], who, Signing(loading.rights, loading.at))


def _do(
    loading: Loading, life: Life, who: Players, row: HiddenDanger, action: Action, when: datetime
) -> HiddenDanger:
    if life.major and action is Action.ACCEPT:
        let_sign(row, who, Signing(loading.rights, when))
    deed = Deed(
        danger=row.uid,
        version=row.version,
        action=action,
        ground=REASONS.get(action.value, ""),
        **_brought(loading, life, who, action, when),
    )
    return act(deed, actor=_by(life, who, action).actor(loading.rights), at=when)


def _by(life: Life, who: Players, action: Action) -> Player:
    if action in JUDGES:
        return who.judge(major=life.major)
    return who.officer if action is Action.MERGE else who.fixer


def _brought(
    loading: Loading, life: Life, who: Players, action: Action, when: datetime
) -> dict[str, Any]:
    match action:
        case Action.REGISTER:
            grade = DangerGrade.MAJOR if life.major else DangerGrade.GENERAL
            return {"grade": grade, "item": life.sample.item}
        case Action.PLAN:
            return {"plan": _plan(loading, life, who, when)}
        case Action.MERGE:
            return {"twin": loading.open[who.firm.uid].uid}
    return {}


def _plan(loading: Loading, life: Life, who: Players, when: datetime) -> Plan:
    days = timedelta(days=life.days)
    today = day_of(loading.at)
    last = today - min(days, life.age / 2) if life.late else max(today, day_of(when)) + days
    return Plan(
        responsible=frozenset({str(who.fixer.person)}),
        measure=life.sample.measure,
        funds_fen=life.yuan * FEN,
        due_on=last,
        emergency_plan=PLAN_B if life.major else "",
    )
