"""What was said to whom, each attempt to reach him, and the callbacks that were heard."""

from django.db import models
from typing_extensions import override

from bazhua.infra.db.records import Record
from bazhua.infra.notify.core.attempts import WAITING, State
from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.core.ports import Kind, Problem


class Notification(Record):
    """One message to some persons about a record; the first of them who answers counts.

    Attributes:
        occasion: what it was made for, an event as a rule; a second one is never made.
        address: the post or role that the persons were found at.
        words: title, text and data of the message, as they were.
        acknowledged_via: the channel of the answer that counts.

    .. no_pii: persons by uid. Kept as long as its subject, at least 3 years.
    """

    occasion = models.UUIDField(unique=True)
    subject_uid = models.UUIDField()
    address = models.CharField(max_length=120, db_collation="C")
    template = models.CharField(max_length=80, db_collation="C")
    words = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.UUIDField(null=True)
    acknowledged_via = models.CharField(max_length=10, blank=True, default="", db_collation="C")

    class Meta:
        """An answer is whole or there is none."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(acknowledged_at=None, acknowledged_by=None, acknowledged_via="")
                | models.Q(
                    acknowledged_at__isnull=False,
                    acknowledged_by__isnull=False,
                    acknowledged_via__in=[kind.value for kind in Kind],
                ),
                name="notify_notification_acknowledged",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="notify_notification_expires",
            ),
        )
        indexes = (models.Index(fields=["subject_uid"], name="notify_subject"),)

    @property
    def message(self) -> Message:
        """What was said."""
        return Message.of_json(self.template, self.words)


class Attempt(Record):
    """One person on one channel.

    Attributes:
        tries: how often it was handed over, or was about to be.
        next_try_at: when the notifier takes it (again); while it is on its way, when another may.
        provider_id: what the provider calls the message.
        code_digest: finds the attempt of a code; does not tell the code.

    .. no_pii: persons by uid, no addresses. Kept with its notification.
    """

    notification = models.ForeignKey(Notification, models.PROTECT, related_name="+")
    person = models.UUIDField()
    kind = models.CharField(max_length=10, db_collation="C")
    state = models.CharField(max_length=12, default=State.QUEUED.value, db_collation="C")
    problem = models.CharField(max_length=20, blank=True, default="", db_collation="C")
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    provider_id = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    code_digest = models.CharField(max_length=64, db_collation="C")
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        """One per person and channel, but any number of calls by hand."""

        constraints = (
            models.UniqueConstraint(
                fields=["notification", "person", "kind"],
                condition=~models.Q(kind=Kind.MANUAL.value),
                name="notify_attempt_once_each",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[state.value for state in State],
                    kind__in=[kind.value for kind in Kind],
                    problem__in=["", *(problem.value for problem in Problem)],
                ),
                name="notify_attempt_codes",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[state.value for state in WAITING], next_try_at__isnull=False
                )
                | models.Q(
                    state__in=[state.value for state in State if state not in WAITING],
                    next_try_at=None,
                ),
                name="notify_attempt_next_try",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.ACKNOWLEDGED.value, acknowledged_at__isnull=False)
                | (~models.Q(state=State.ACKNOWLEDGED.value) & models.Q(acknowledged_at=None)),
                name="notify_attempt_acknowledged",
            ),
        )
        indexes = (
            models.Index(
                fields=["kind", "next_try_at", "id"],
                name="notify_attempt_next",
                condition=models.Q(state__in=[state.value for state in WAITING]),
            ),
            models.Index(fields=["code_digest"], name="notify_attempt_code"),
            models.Index(
                fields=["person", "-id"],
                name="notify_attempt_desk",
                condition=models.Q(kind=Kind.IN_APP.value),
            ),
        )


class WrongCode(models.Model):
    """A reply with a code that was not sent to its sender.

    Attributes:
        sender: a keyed hash that no address can be read from.

    .. no_pii: a hash and the provider's identifiers. Kept while it counts, minutes.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, db_collation="C")
    report_id = models.CharField(max_length=200, db_collation="C")
    sender = models.CharField(max_length=64, db_collation="C")
    at = models.DateTimeField()

    class Meta:
        """Each callback counts once."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "report_id"], name="notify_wrong_code_once"),
        )
        indexes = (models.Index(fields=["sender", "-at"], name="notify_wrong_code_sender"),)

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.report_id}"


class Heard(models.Model):
    """A callback that has had its effect. .. no_pii: the provider's identifiers. Kept 30 days."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, db_collation="C")
    report_id = models.CharField(max_length=200, db_collation="C")
    heard_at = models.DateTimeField()

    class Meta:
        """Each once."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "report_id"], name="notify_heard_once"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.report_id}"
