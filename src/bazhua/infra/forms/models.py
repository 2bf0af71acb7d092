"""Template versions, the forms that were asked, and every answer of every device."""

from enum import StrEnum

from django.db import models

from bazhua.infra.db.records import Record


class State(StrEnum):
    """Where a form stands."""

    OPEN = "open"
    CLOSED = "closed"


class TemplateVersion(Record):
    """A version of a template, as canonical JSON with its hash; never changed.

    .. no_pii: questions only. Kept as long as a form that asks them.
    """

    key = models.CharField(max_length=64, db_collation="C")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_collation="C")

    class Meta:
        """A version is published once."""

        constraints = (
            models.UniqueConstraint(fields=["key", "number"], name="forms_templateversion_once"),
        )


class AskedForm(Record):
    """A form about a record; who may see the record may see its forms.

    Attributes:
        asked: the items as they were put together, so that the form never changes.
        facts: what was known of the subject then, code lists by name.
        result: score, vetoes and findings since it was closed.
        content_sha256: of what was asked and stands answered, since it was closed.

    .. no_pii: questions and facts; the answers are in `AnswerWrite`. Kept with its subject.
    """

    subject_uid = models.UUIDField(db_index=True)
    asked = models.JSONField()
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=6, default=State.OPEN.value, db_collation="C")
    closed_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    content_sha256 = models.CharField(max_length=64, blank=True, default="", db_collation="C")

    class Meta:
        """Closed means dated, with result and hash."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None, result=None, content_sha256="")
                | models.Q(state="closed", closed_at__isnull=False, result__isnull=False)
                & ~models.Q(content_sha256=""),
                name="forms_askedform_state",
            ),
        )


class AnswerWrite(Record):
    """One answer as one device wrote it; a write is never changed or removed.

    Attributes:
        sha256: of the write's canonical JSON; a repeated delivery is the same row.
        late: it came after the form was closed: kept and shown, but it does not count.

    .. pii: a note or text is free words of a person; kept with its form.
    """

    form = models.ForeignKey(AskedForm, models.PROTECT, related_name="+")
    item = models.CharField(max_length=140, db_collation="C")
    write = models.JSONField()
    sha256 = models.CharField(max_length=64, db_collation="C")
    author = models.UUIDField()
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)

    class Meta:
        """The same write is kept once."""

        constraints = (
            models.UniqueConstraint(fields=["form", "sha256"], name="forms_answerwrite_once"),
        )
