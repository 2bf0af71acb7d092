"""`/api/v1/alarms`: those within reach, one of them, and taking note of one."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.terms import Action, Progress
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.alarms import alarm_parts, alarm_shown
from bazhua.grips.inherent.selectors.alarms.listing import alarm_listing
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.infra.rest.endpoints import ACTS, asking, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Given, Page, Said, Text, inline
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

alarms = Router(tags=["alarms"])

DECLARED: Final = alarm_listing(datetime.min.replace(tzinfo=UTC))
LONGEST: Final = 500


class AlarmOut(Schema):
    """An alarm.

    Attributes:
        state: as the engine tells it; ``progress`` is how far people have dealt with it.
        marks: what runs beside the state.
        value: of the reading that raised it, in the unit of the point; ``set_point`` too.
        occurrences: how often it came on before it was acknowledged and gone.
        called_at: when people were first told; null while it is covered.
        reason: why it came, as who looked says; empty until somebody has.
    """

    uid: UUID
    version: int
    number: str
    point_uid: UUID
    tag: str
    limit_kind: str
    colour: Annotated[Colour, inline(Colour)]
    state: Annotated[AlarmState, inline(AlarmState)]
    progress: Annotated[Progress, inline(Progress)]
    marks: list[str]
    subject_kind: str
    subject_uid: UUID
    value: float | None
    set_point: Decimal
    occurrences: int
    raised_at: Said
    gone_at: Said | None
    called_at: Said | None
    acknowledged_at: Said | None
    acknowledged_by: UUID | None
    reason: str
    remark: str
    danger_uid: UUID | None
    closed_at: Said | None


class Noted(Given):
    """That somebody takes note of an alarm."""

    remark: Annotated[Text, Field(max_length=LONGEST)] = ""


@reads(
    alarms,
    "/alarms",
    Page[AlarmOut],
    Word("范围内的报警", "Alarms within reach"),
    listing=DECLARED,
)
def list_alarms(request: HttpRequest) -> Any:
    """Return the alarms that the program may view."""
    who = asking(request)
    parts = alarm_parts(who["actor"], at=who["at"])
    return listed(request, alarm_listing(who["at"]), parts, alarm_out)


@reads(alarms, "/alarms/{uuid:uid}", AlarmOut, Word("一条报警", "One alarm"))
def get_alarm(request: HttpRequest, uid: UUID) -> Any:
    """Return one alarm."""
    return alarm_out(alarm_shown(uid=uid, **asking(request)))


@writes(
    alarms,
    "/alarms/{uuid:uid}/acknowledgement",
    AlarmOut,
    Word("确认报警", "Acknowledge an alarm"),
    ACTS,
)
def post_alarm_acknowledgement(request: HttpRequest, uid: UUID, given: Noted) -> Any:
    """Take note of an alarm that waits for it; the person behind the program is put on record."""
    deed = Deed(alarm=uid, action=Action.ACKNOWLEDGE, remark=given.remark)
    return alarm_out(act(deed, **asking(request)))


def alarm_out(row: Alarm) -> AlarmOut:
    """Return an alarm as it is answered."""
    own = {name: getattr(row, name) for name in AlarmOut.model_fields if hasattr(row, name)}
    return AlarmOut(**own, point_uid=row.point.uid, tag=row.point.tag)
