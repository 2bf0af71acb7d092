"""Papers, the series that number them, and the photographs of their signed sheets."""

from django.db import models
from django.db.models import Q
from typing_extensions import override

from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.infra.papers.core.workflow import State
from bazhua.kernel.words import Lang

A_HASH = r"^[0-9a-f]{64}$"
DRAFT = Q(state=State.DRAFT.value)
VOID = Q(state=State.VOID.value)
UNNUMBERED = Q(year=None, serial=None, number="", code="", pdf_file=None, issued_at=None)
NUMBERED = Q(year__isnull=False, serial__gte=1, pdf_file__isnull=False, issued_at__isnull=False)


class PaperSeries(models.Model):
    """The last number of an issuer, a kind and a year. .. no_pii: kept always."""

    id = models.BigAutoField(primary_key=True)
    issuer = models.CharField(max_length=120, db_collation="C")
    kind = models.CharField(max_length=40, db_collation="C")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        """One row for each series: whoever takes a number waits here for the one before."""

        constraints = (
            models.UniqueConstraint(fields=["issuer", "kind", "year"], name="papers_series_one"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.issuer} {self.kind} {self.year}: {self.last}"


class Paper(Scoped):
    """An official paper; once issued, the database refuses to change what it says.

    Attributes:
        issuer: as it was when it was drafted, JSON; ``issuer_code`` names its series.
        content: JSON; ``content_sha256`` is of its canonical spelling with kind and issuer.
        code: what the printed sheets carry, kept so that a new site key voids none.
        pdf_file: the file of ``pdf_sha256``; ``void_file`` is the copy marked 作废.
        signed_at: when the first photograph of the signed sheet was bound.

    .. pii: names in its text; kept always, as the archives ask.
    """

    kind = models.CharField(max_length=40, db_collation="C")
    kind_version = models.PositiveSmallIntegerField()
    lang = models.CharField(max_length=2, db_collation="C")
    issuer = models.JSONField()
    issuer_code = models.CharField(max_length=120, db_collation="C")
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64, db_collation="C")
    title = models.CharField(max_length=250)
    state = models.CharField(max_length=10, default=State.DRAFT.value, db_collation="C")
    drafted_by = models.UUIDField()
    drafted_at = models.DateTimeField()
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=120, blank=True, default="")
    code = models.CharField(max_length=60, blank=True, default="", db_collation="C")
    issued_by = models.UUIDField(null=True)
    issued_at = models.DateTimeField(null=True)
    pdf_file = models.UUIDField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True, default="", db_collation="C")
    printed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    voided_by = models.UUIDField(null=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=500, blank=True, default="")
    void_file = models.UUIDField(null=True)

    class Meta(Scoped.Meta):
        """A number is there exactly when the paper is issued, once in its series."""

        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="papers_paper_state"
            ),
            models.CheckConstraint(
                condition=Q(lang__in=[lang.value for lang in Lang]), name="papers_paper_lang"
            ),
            models.CheckConstraint(
                condition=Q(content_sha256__regex=A_HASH)
                & (Q(pdf_sha256="") | Q(pdf_sha256__regex=A_HASH)),
                name="papers_paper_hash",
            ),
            models.CheckConstraint(
                condition=(DRAFT & UNNUMBERED & Q(printed_at=None, signed_at=None))
                | (~DRAFT & NUMBERED & ~Q(number="") & ~Q(code="") & ~Q(pdf_sha256="")),
                name="papers_paper_numbered",
            ),
            models.CheckConstraint(
                condition=(VOID & Q(voided_at__isnull=False, voided_by__isnull=False))
                & ~Q(void_reason="")
                | (~VOID & Q(voided_at=None, voided_by=None, void_reason="", void_file=None)),
                name="papers_paper_void",
            ),
            models.UniqueConstraint(
                fields=["issuer_code", "kind", "year", "serial"], name="papers_paper_serial"
            ),
        )
        indexes = (*scope_indexes("paper", "-drafted_at"),)


class PaperTwin(Record):
    """A photograph of the signed sheet, as it was given; the server has read the code in it.

    Attributes:
        file: the file of ``sha256``.

    .. no_pii: persons by uid; what the picture shows is the file's. Kept with its paper.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    file = models.UUIDField()
    sha256 = models.CharField(max_length=64, db_collation="C")
    bound_by = models.UUIDField()
    bound_at = models.DateTimeField()

    class Meta:
        """The same photograph is bound once."""

        constraints = (
            models.UniqueConstraint(fields=["paper", "sha256"], name="papers_papertwin_once"),
        )


def papers() -> ScopedQuerySet[Paper]:
    """Return all papers; the inherited manager is typed by its abstract model."""
    return ScopedQuerySet(Paper)
