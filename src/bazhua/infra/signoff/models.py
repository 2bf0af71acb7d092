"""Sign-offs and the signatures that were taken; a signature is never changed or removed."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from bazhua.infra.db.records import Record
from bazhua.infra.signoff.core.plan import Method
from bazhua.infra.signoff.core.signing import Outcome, State
from bazhua.infra.signoff.core.stroke import MOST_BYTES


class SignOffRow(Record):
    """The sign-off of one content about a record; who may see the record may see it.

    Attributes:
        kind: what is signed, see `kinds`.
        plan: steps in order, as JSON.
        sheets: what was rendered, one for each revision, as JSON.
        content: SHA-256 of the last of them.
        revision: counts the contents; signatures of older ones are history.
        brought: what the asker would have done, in the words of the area that asks.
        asked_by: the person who asked; empty where the platform did.
        clause, due_at: by which signatures are owed, and until when.
        overseer: address of the post that is called after a signer.
        over_at: since when nothing is to be signed any more: it was used, or has no object.

    .. pii: persons by uid, and their names in what was rendered. Kept with its subject.
    """

    subject_uid = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=80, db_collation="C")
    plan = models.JSONField()
    sheets = models.JSONField(default=list)
    brought = models.JSONField(default=dict)
    asked_by = models.CharField(max_length=60, blank=True, db_collation="C")
    clause = models.CharField(max_length=80, db_collation="C")
    due_at = models.DateTimeField()
    overseer = models.CharField(max_length=120, blank=True, default="", db_collation="C")
    over_at = models.DateTimeField(null=True)
    content = models.CharField(max_length=64, db_collation="C")
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, default=State.OPEN.value, db_collation="C")

    class Meta:
        """States are those of the step function; one about a record is on its way at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["subject_uid", "kind"],
                condition=models.Q(over_at=None),
                name="signoff_signoffrow_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]),
                name="signoff_signoffrow_state",
            ),
        )


class SignatureRow(Record):
    """A signature or refusal with its proof.

    Attributes:
        giver: the holder who delegated, empty when the person holds the address.
        statement_sha256: of the canonical statement it stands for.
        stroke: the hand-drawn vector, empty for other methods.
        seal: suite, certificate and value in hex, of a sealed one.

    .. pii: persons by uid, the drawn name, a reason in free words; kept with its sign-off.
    """

    signoff = models.ForeignKey(SignOffRow, models.PROTECT, related_name="+")
    step = models.CharField(max_length=64, db_collation="C")
    address = models.CharField(max_length=120, db_collation="C")
    person = models.CharField(max_length=60, db_collation="C")
    giver = models.CharField(max_length=60, blank=True, default="", db_collation="C")
    method = models.CharField(max_length=10, db_collation="C")
    outcome = models.CharField(max_length=10, db_collation="C")
    content = models.CharField(max_length=64, db_collation="C")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=1_000, blank=True, default="")
    statement_sha256 = models.CharField(max_length=64, db_collation="C")
    stroke = models.BinaryField(default=b"", max_length=MOST_BYTES)
    seal = models.JSONField(null=True)

    class Meta:
        """An address and a person count once in a step; a refusal has a reason."""

        constraints = (
            models.UniqueConstraint(
                fields=["signoff", "revision", "step", "address"],
                condition=models.Q(outcome=Outcome.SIGN.value),
                name="signoff_signaturerow_address",
            ),
            models.UniqueConstraint(
                fields=["signoff", "revision", "step", "person"],
                condition=models.Q(outcome=Outcome.SIGN.value),
                name="signoff_signaturerow_person",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.SIGN.value)
                | models.Q(outcome=Outcome.REFUSE.value) & ~models.Q(reason=""),
                name="signoff_signaturerow_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(method__in=[method.value for method in Method])
                & models.Q(LessThanOrEqual(Length("stroke"), MOST_BYTES)),
                name="signoff_signaturerow_proof",
            ),
        )
