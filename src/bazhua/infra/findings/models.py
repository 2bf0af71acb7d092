"""What the tables of all kinds of findings have in common; each kind has a table of its own."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.infra.db.scoped import Scoped
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.findings.core.terms import JUDGED, State


def _persons() -> "ArrayField[Any, Any]":
    return ArrayField(models.CharField(max_length=60, db_collation="C"), default=list)


class Finding(Scoped):
    """Something found wrong at a subject: a firm, a department, a government, a station.

    Attributes:
        number: what people call it by, `infra.references`.
        subject_uid: where it was found; ``subject_kind`` says of which table.
        marks: what runs beside the state, codes of its kind.
        found_by: the person.
        spot_uid: the place within the subject, where it is on record; else by its coordinates.
        spot: the same in words.
        origin: how it came to be known; for authorities only, never shown to the subject.
        owner: address of the post that answers for it at the subject.
        overseer: address of the post that supervises the subject.
        funds_fen: set aside by the plan, fen.
        due_on: the last day of the plan.
        fixers: everybody who ever had a part in putting it right; never cleared.
        extenders: who asked for the time that waits for a decision, or last did.
        acceptors: who stands behind the acceptance, while it holds.
        merged_into_uid: the finding that it is a duplicate of.
    """

    number = models.CharField(max_length=40, unique=True, db_collation="C")
    subject_kind = models.CharField(max_length=40, db_collation="C")
    subject_uid = models.UUIDField()
    state = models.CharField(max_length=20, default=State.FOUND.value, db_collation="C")
    marks = ArrayField(models.CharField(max_length=40, db_collation="C"), default=list)
    found_at = models.DateTimeField()
    found_by = models.UUIDField()
    spot_uid = models.UUIDField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    spot = models.CharField(max_length=200, blank=True, default="")
    wrong = models.TextField()
    origin = models.CharField(max_length=40, blank=True, default="", db_collation="C")
    owner = models.CharField(max_length=120, db_collation="C")
    overseer = models.CharField(max_length=120, db_collation="C")
    responsible = _persons()
    measure = models.TextField(blank=True, default="")
    funds_fen = models.BigIntegerField(null=True)
    due_on = models.DateField(null=True)
    emergency_plan = models.TextField(blank=True, default="")
    fixers = _persons()
    extenders = _persons()
    acceptors = _persons()
    merged_into_uid = models.UUIDField(null=True)

    class Meta(Scoped.Meta):
        """The database itself refuses an acceptance by somebody who had a part in it."""

        abstract = True
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="%(app_label)s_%(class)s_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(state.value for state in JUDGED))
                | (~models.Q(acceptors=[]) & ~models.Q(acceptors__overlap=models.F("fixers"))),
                name="%(app_label)s_%(class)s_judged",
            ),
            models.CheckConstraint(
                condition=models.Q(funds_fen=None) | models.Q(funds_fen__gte=0),
                name="%(app_label)s_%(class)s_funds",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into_uid=None) ^ models.Q(state=State.MERGED.value),
                name="%(app_label)s_%(class)s_merged",
            ),
        )

    @property
    def plan(self) -> Plan:
        """How it is to be put right."""
        return Plan(
            responsible=frozenset(self.responsible),
            measure=self.measure,
            funds_fen=self.funds_fen,
            due_on=self.due_on,
            emergency_plan=self.emergency_plan,
        )


def plan_columns(plan: Plan) -> dict[str, Any]:
    """Return the columns of a plan."""
    return {
        "responsible": sorted(plan.responsible),
        "measure": plan.measure,
        "funds_fen": plan.funds_fen,
        "due_on": plan.due_on,
        "emergency_plan": plan.emergency_plan,
    }
