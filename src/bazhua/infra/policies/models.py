"""The table of dated additions."""

from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.policies.core.proposal import State

PROPOSED = models.Q(state=State.PROPOSED.value)
CONFIRMED = models.Q(state=State.CONFIRMED.value)


class Addition(Record):
    """A row that the province adds to the policy book, and who proposed and confirmed it.

    Attributes:
        table: of the policy book; ``line`` tells which line of it, as JSON.
        row: the whole row as an export holds it.
        clause: the new clause that it cites, as JSON; none when the catalogue has it.
        behind: the person who proposed it, or who issued the program that did.
        number: 1, 2, 3 … in the order of confirmation; the highest is the version of the book.

    .. no_pii: persons by uid. Kept always.
    """

    table = models.CharField(max_length=80, db_collation="C")
    line = models.CharField(max_length=300, db_collation="C")
    row = models.JSONField()
    clause = models.JSONField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default=State.PROPOSED.value, db_collation="C")
    behind = models.UUIDField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(null=True, unique=True)

    class Meta:
        """Nobody has decided what is proposed; what is confirmed has its number."""

        indexes = (
            models.Index(fields=["-proposed_at", "id"], name="policies_proposed"),
            models.Index(fields=["table", "line"], name="policies_line"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="policies_addition_state",
            ),
            models.CheckConstraint(
                condition=(PROPOSED & models.Q(decided_by=None, decided_at=None))
                | (~PROPOSED & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="policies_addition_decided",
            ),
            models.CheckConstraint(
                condition=(CONFIRMED & models.Q(number__isnull=False))
                | (~CONFIRMED & models.Q(number=None)),
                name="policies_addition_number",
            ),
            models.CheckConstraint(
                condition=~CONFIRMED | ~models.Q(decided_by=models.F("behind")),
                name="policies_addition_two",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="policies_addition_span",
            ),
        )
