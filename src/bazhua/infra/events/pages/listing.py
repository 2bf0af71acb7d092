"""The list of dead deliveries, and the page of one."""

from collections.abc import Iterable

from django.forms import CharField, Form, Textarea
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from bazhua.infra.events.care import BURY, RETRY
from bazhua.infra.events.models import Delivery
from bazhua.infra.events.pages import words
from bazhua.infra.events.states import State
from bazhua.infra.events.subscriptions import subscriptions
from bazhua.infra.tables.listing import ListColumn, Listing
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Fact,
    RecordPage,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.table import CAP, Count

LONGEST_REASON = 500


def _subscribers() -> Iterable[tuple[str, str]]:
    return [(name, name) for name in sorted(subscriptions())]


class DeliveryFilter(FilterSet):
    """Filter bar of the list."""

    subscriber = ChoiceFilter(label=_("Subscriber"), choices=_subscribers, empty_label=_("All"))
    kind = CharFilter(field_name="event__kind", lookup_expr="startswith", label=_("Event"))
    error = CharFilter(lookup_expr="icontains", label=_("Error"))


class BuryForm(Form):
    """Why a delivery is given up."""

    reason = CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_("Becomes part of the event and is kept always. Name no person."),
        error_messages={"required": _("say why it is given up.")},
    )


def address(delivery: Delivery) -> str:
    """Return the address of the page of a delivery."""
    return reverse("deliveries:record", args=[delivery.pk])


DELIVERIES: Listing[Delivery] = Listing(
    name="deliveries",
    model=Delivery,
    title=words.TITLE,
    lead=words.LEAD,
    columns=(
        ListColumn(text=words.EVENT, show=lambda row: row.event.kind, min_em=9),
        ListColumn(text=words.SUBSCRIBER, show=lambda row: row.subscriber, min_em=7),
        ListColumn(text=words.ERROR, show=lambda row: row.error, min_em=14),
        ListColumn(text=words.HAPPENED, show=lambda row: row.event.at, min_em=9),
        ListColumn(text=words.RECORD, show=lambda row: str(row.record_uid), min_em=12),
        ListColumn(text=words.SEQ, show=lambda row: row.seq, number=True),
        ListColumn(text=words.ATTEMPTS, show=lambda row: row.attempts, number=True),
    ),
    href=address,
    order="id",
    empty=words.EMPTY,
    filters=DeliveryFilter,
    joins=("event",),
)


def record_page(delivery: Delivery, allowed: Iterable[str]) -> RecordPage:
    """Return the page of a delivery with the actions that are allowed."""
    return RecordPage(
        kind=words.KIND,
        title=delivery.event.kind,
        number=str(delivery.pk),
        steps=(
            Step(words.EVENT, StepState.DONE, delivery.event.at),
            Step(words.FAILED, StepState.CURRENT),
            Step(words.DECIDED, StepState.AHEAD),
        ),
        actions=tuple(_actions(delivery)[name] for name in (RETRY, BURY) if name in allowed),
        facts=_facts(delivery),
        timeline=(Entry(at=delivery.event.at, text=delivery.event.kind),),
        viewers=(Viewer(words.WHO, words.WHY),),
    )


def _actions(delivery: Delivery) -> dict[str, Action]:
    retry = reverse("deliveries:retry", args=[delivery.pk])
    bury = reverse("deliveries:bury", args=[delivery.pk])
    return {
        RETRY: Action(text=words.RETRY, href=retry, weight=Weight.MAIN),
        BURY: Action(text=words.BURY, href=bury, weight=Weight.GRAVE, opens=True),
    }


def _facts(delivery: Delivery) -> tuple[Fact, ...]:
    behind = Delivery.objects.filter(
        subscriber=delivery.subscriber,
        record_uid=delivery.record_uid,
        seq__gt=delivery.seq,
        state=State.PENDING,
    )
    count = Count(behind[: CAP + 1].count())
    return (
        Fact(words.SUBSCRIBER, delivery.subscriber),
        Fact(words.ERROR, delivery.error),
        Fact(words.RECORD, str(delivery.record_uid)),
        Fact(words.SEQ, delivery.seq),
        Fact(words.PLACE, delivery.event.path_then or "–"),
        Fact(words.ATTEMPTS, delivery.attempts),
        Fact(words.WAITING, count.shown),
    )
