"""The table of obligations, the columns those of `case.Case`, flat; and the queue of the sweep."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from typing_extensions import override

from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.infra.obligations.core.case import Outcome, State

OPEN = models.Q(state=State.OPEN.value)
STANDS = models.Q(state__in=[State.PAUSED.value, State.DISCHARGED.value])
CLOSED = models.Q(state=State.CLOSED.value)
LATE = OPEN & models.Q(missed_at__isnull=False)
CLIMBING = OPEN & models.Q(calls__gt=0, answered_by="")


class Obligation(Scoped):
    """What a post must do about a record until an instant.

    Attributes:
        kind: what is to be done, ``"record.verb"``.
        subject_uid: the record it is about; ``subject_kind`` says of which table.
        limit: what `due_at` was computed by, while a year's holidays that it depends on are not
            published, ``"10 working_day"``; `base_due_at` is what came out, pauses apart.
        wake_at: when time alone next changes it; the database keeps `Wake` with it.
        call_due_at: when the last call, or the miss, was due; ``call_made_at`` when it was made.

    .. no_pii: persons by uid. Kept as long as its subject, at least 3 years.
    """

    kind = models.CharField(max_length=80, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    holder = models.CharField(max_length=120, db_collation="C")
    verifier = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    clause = models.CharField(max_length=80, db_collation="C")
    evidence = ArrayField(models.CharField(max_length=40, db_collation="C"), default=list)
    rule = models.JSONField()
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    limit = models.CharField(max_length=40, blank=True, default="", db_collation="C")
    base_due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=State.OPEN.value, db_collation="C")
    outcome = models.CharField(max_length=10, blank=True, default="", db_collation="C")
    missed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    workers = ArrayField(models.CharField(max_length=60, db_collation="C"), default=list)
    calls = models.PositiveSmallIntegerField(default=0)
    call_due_at = models.DateTimeField(null=True)
    call_made_at = models.DateTimeField(null=True)
    call_reached = models.BooleanField(default=True)
    called_persons = ArrayField(models.CharField(max_length=60, db_collation="C"), default=list)
    answered_by = models.CharField(max_length=60, blank=True, default="", db_collation="C")
    unanswered_at = models.DateTimeField(null=True)
    wake_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        """What waits for time is indexed apart; the database knows which states are whole."""

        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="obligations_obligation_state",
            ),
            models.CheckConstraint(
                condition=(CLOSED & models.Q(outcome__in=[one.value for one in Outcome]))
                | (~CLOSED & models.Q(outcome="")),
                name="obligations_obligation_outcome",
            ),
            models.CheckConstraint(
                condition=(STANDS & models.Q(stopped_at__isnull=False))
                | (~STANDS & models.Q(stopped_at=None)),
                name="obligations_obligation_stopped",
            ),
            models.CheckConstraint(
                condition=models.Q(limit="", base_due_at=None)
                | (~models.Q(limit="") & models.Q(base_due_at__isnull=False)),
                name="obligations_obligation_provisional",
            ),
            models.CheckConstraint(
                condition=(
                    OPEN
                    & models.Q(missed_at=None, wake_at=models.F("due_at"), wake_at__isnull=False)
                )
                | (OPEN & models.Q(missed_at__isnull=False))
                | (~OPEN & models.Q(wake_at=None)),
                name="obligations_obligation_wake",
            ),
        )
        indexes = (
            *scope_indexes("obligation", "due_at"),
            models.Index(
                fields=["id"],
                name="obligation_provisional",
                condition=~models.Q(limit=""),
            ),
            models.Index(fields=["holder", "due_at"], name="obligation_desk", condition=~CLOSED),
            models.Index(fields=["subject_uid"], name="obligation_subject"),
        )


class Wake(models.Model):
    """When time alone next changes an obligation: the queue of the sweep.

    Triggers write it, as an index that stands apart: were `wake_at` indexed in its own table,
    each sweep would write a new entry into every index of that table.

    .. no_pii:
    """

    obligation = models.OneToOneField(
        Obligation, models.PROTECT, primary_key=True, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        """Read from the earliest on."""

        indexes = (models.Index(fields=["at", "obligation"], name="obligation_wake_at"),)

    @override
    def __str__(self) -> str:
        return f"obligation {self.pk} at {self.at}"


def obligations() -> ScopedQuerySet[Obligation]:
    """Return all obligations; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(Obligation)
