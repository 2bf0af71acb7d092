"""A hidden danger is recorded for an alarm, with all that is known of it; nothing is typed twice."""

from datetime import datetime

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.dangers.api import Found, Origin, record_danger
from bazhua.grips.inherent.domain.handling.terms import REASONS, Reason
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.grips.inherent.models import Alarm
from bazhua.infra.db.actors import Actor
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Lang, say
from bazhua.registry.api import spot_of


def record_for(row: Alarm, reason: Reason, remark: str, *, actor: Actor, at: datetime) -> Alarm:
    """Put what an alarm showed on record as a hidden danger at its place; return it with that.

    Raises:
        NotFound, Forbidden: he may not record hidden dangers there.
    """
    point = row.point
    spot = spot_of(point.spot_uid) if point.spot_uid else None
    wrong = say(
        "{point}（{tag}）{limit}报警，{value} {unit}，限值 {set_point} {unit}（{number}）：{reason}。{remark}",
        "{point} ({tag}), alarm {limit}: {value} {unit}, limit {set_point} {unit} ({number}): {reason}. "
        "{remark}",
        point=point.name,
        tag=point.tag,
        limit=LIMITS[LimitKind(row.limit_kind)],
        value="–" if row.value is None else f"{row.value:g}",
        unit=point.unit,
        set_point=plain(row.set_point.normalize()),
        number=row.number,
        reason=REASONS[reason],
        remark=remark,
    )
    found = Found(
        subject_kind=row.subject_kind,
        subject_uid=row.subject_uid,
        found_at=at,
        wrong=wrong.text(Lang.ZH),
        origin=Origin.ALARM,
        spot_uid=point.spot_uid,
        spot=spot.name.zh if spot else point.name,
        longitude=spot.longitude if spot else None,
        latitude=spot.latitude if spot else None,
    )
    row.danger_uid = record_danger(found, actor=actor, at=at).uid
    return row
