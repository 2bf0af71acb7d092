"""Rules, whom they bind, and what became of it; an expectation that is only due is no row."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from typing_extensions import override

from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.infra.recurrence.core.policy import OnClose, State

STATES: Final = [state.value for state in State]


class RecurrenceRule(Scoped):
    """Something that is expected again and again; its place is that of who set it.

    A rule is never edited: it ends, and another begins.

    Attributes:
        kind: what is to be done, ``"record.verb"``.
        rhythm: name and parameters; ``windows`` are microseconds from the first midnight.
        grace: microseconds.
        next_opens_at: names the period that is closed next; ``next_close_at`` is when.
        cursor: the last assignment of that period that has been looked at.

    .. no_pii: kept always, figures of past years lean on it.
    """

    kind = models.CharField(max_length=80, db_collation="C")
    clause = models.CharField(max_length=80, db_collation="C")
    rhythm = models.JSONField()
    windows = models.JSONField()
    grace = models.BigIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True)
    excuses = ArrayField(models.CharField(max_length=40, db_collation="C"), default=list)
    on_close = models.CharField(max_length=10, default=OnClose.COUNT.value, db_collation="C")
    escalation = models.JSONField()
    next_opens_at = models.DateTimeField(null=True)
    next_close_at = models.DateTimeField(null=True)
    cursor = models.BigIntegerField(default=0)

    class Meta(Scoped.Meta):
        """What waits for its close is indexed apart."""

        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(on_close__in=[one.value for one in OnClose]),
                name="recurrence_rule_on_close",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="recurrence_rule_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(next_opens_at=None, next_close_at=None)
                | models.Q(next_opens_at__isnull=False, next_close_at__isnull=False),
                name="recurrence_rule_next",
            ),
        )
        indexes = (
            *scope_indexes("rule", "kind"),
            models.Index(
                fields=["next_close_at", "id"],
                name="rule_next_close",
                condition=models.Q(next_close_at__isnull=False),
            ),
        )


class Assignment(Scoped):
    """A rule binds a subject on the days from one to another, at a place.

    A subject that moves in the tree gets a second assignment: ``path_then`` of the first keeps
    the days before in the figures of its old region.

    Attributes:
        subject_uid: of the team, site or post from which the thing is expected.
        holder: address of the duty-holder; ``overseer`` of who is called after him, if anybody.
        since: first day of the first period; ``until`` the last day of the last, included.

    .. no_pii: posts. Kept always, past figures are counted over it.
    """

    rule = models.ForeignKey(RecurrenceRule, models.PROTECT, related_name="+", db_index=False)
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    holder = models.CharField(max_length=120, db_collation="C")
    overseer = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """Of one rule a subject has one assignment that has not ended.

        The counts of a whole province read the indexes of the paths alone, not the rows.
        """

        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="recurrence_assignment_forward",
            ),
            models.UniqueConstraint(
                fields=["rule", "subject_uid", "since"], name="recurrence_assignment_once"
            ),
            models.UniqueConstraint(
                fields=["rule", "subject_uid"],
                name="recurrence_assignment_current",
                condition=models.Q(until=None),
            ),
        )
        indexes = (
            *scope_indexes("assignment", "rule"),
            models.Index(fields=["rule", "id"], name="assignment_rule", include=["since", "until"]),
            models.Index(
                fields=["rule", "path_then"],
                name="assignment_then",
                include=["id", "since", "until"],
            ),
        )


class Fulfilment(models.Model):
    """What became of one expectation: done, excused, or missed when its period was closed.

    Attributes:
        opens_at: names the period within the rule.
        at: when it was done, excused or missed (the close of its window).
        late: it was done after the close of its window and the grace.
        missed_at: the close that passed; stays when it is done afterwards.
        record_uid: what proves it; of a missed one nothing, of an excuse its ground.

    .. no_pii: records by uid, excuses as codes. Kept as long as its rule.
    """

    id = models.BigAutoField(primary_key=True)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+", db_index=False)
    opens_at = models.DateTimeField()
    state = models.CharField(max_length=8, db_collation="C")
    at = models.DateTimeField()
    late = models.BooleanField(default=False)
    missed_at = models.DateTimeField(null=True)
    record_uid = models.UUIDField(null=True)
    excuse = models.CharField(max_length=40, blank=True, default="", db_collation="C")

    class Meta:
        """Once for each expectation; each state is whole."""

        constraints = (
            models.UniqueConstraint(
                fields=["opens_at", "assignment"],
                name="recurrence_fulfilment_once",
                include=["state", "late"],
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", record_uid__isnull=False, excuse="")
                | models.Q(state="excused", record_uid__isnull=False, late=False)
                & ~models.Q(excuse="")
                | models.Q(
                    state="missed", record_uid=None, excuse="", missed_at__isnull=False, late=False
                ),
                name="recurrence_fulfilment_state",
            ),
        )
        indexes = (models.Index(fields=["record_uid"], name="recurrence_fulfilment_record"),)

    @override
    def __str__(self) -> str:
        return f"{self.assignment_id} {self.opens_at} {self.state}"


class ClosedPeriod(models.Model):
    """The figures of a period as they were when it was closed; what came later is not in them.

    .. no_pii: figures. Kept always.
    """

    id = models.BigAutoField(primary_key=True)
    rule = models.ForeignKey(RecurrenceRule, models.PROTECT, related_name="+", db_index=False)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField()
    expected = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    excused = models.PositiveIntegerField()
    missed = models.PositiveIntegerField()

    class Meta:
        """A period is closed once."""

        constraints = (
            models.UniqueConstraint(fields=["rule", "opens_at"], name="recurrence_closed_once"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.rule_id} {self.opens_at}"


def rules() -> ScopedQuerySet[RecurrenceRule]:
    """Return all rules; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(RecurrenceRule)


def assignments() -> ScopedQuerySet[Assignment]:
    """Return all assignments; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(Assignment)
