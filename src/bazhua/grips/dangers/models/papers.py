"""Which official papers are about which hidden dangers, and how each was served."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.infra.db.records import Record


class DangerPaper(Record):
    """That an official paper is about a hidden danger; a draft that is given up loses these rows.

    Attributes:
        days: that an order gives from its service.

    .. no_pii: kept always, as its paper.
    """

    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="+")
    danger = models.ForeignKey("dangers.HiddenDanger", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, db_collation="C")
    days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """A paper is about a danger once; an order gives days, and only an order."""

        constraints = (
            models.UniqueConstraint(fields=["paper", "danger"], name="dangers_dangerpaper_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in PaperKind]),
                name="dangers_dangerpaper_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=PaperKind.ORDER.value, days__gte=1)
                | (~models.Q(kind=PaperKind.ORDER.value) & models.Q(days=None)),
                name="dangers_dangerpaper_days",
            ),
        )


class Service(Record):
    """That a paper was served; the database lets nobody change or delete it.

    Attributes:
        served_at: signed, left or published; of the post and of a message when it arrived.
        effective_at: from when on it holds.
        last_day: on which what an order asks for must be done.
        recipient: who received it, with his capacity.
        refusal: why the signature was refused.
        note: what proves the other ways: the slip of the post, the consent, why no other way.

    .. pii: names of who received it and of who saw it. Kept as its paper.
    """

    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, db_collation="C")
    served_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    last_day = models.DateField(null=True)
    recipient = models.CharField(max_length=120, blank=True, default="")
    refusal = models.CharField(max_length=300, blank=True, default="")
    witnesses = ArrayField(models.CharField(max_length=120), default=list)
    proofs = ArrayField(models.CharField(max_length=20, db_collation="C"), default=list)
    note = models.CharField(max_length=300, blank=True, default="")
    served_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        """A paper is served once."""

        constraints = (
            models.UniqueConstraint(fields=["paper"], name="dangers_service_once"),
            models.CheckConstraint(
                condition=models.Q(way__in=[way.value for way in Way]), name="dangers_service_way"
            ),
            models.CheckConstraint(
                condition=models.Q(proofs__contained_by=[proof.value for proof in Proof])
                & ~models.Q(proofs=[]),
                name="dangers_service_proofs",
            ),
            models.CheckConstraint(
                condition=models.Q(effective_at__gte=models.F("served_at")),
                name="dangers_service_effective",
            ),
        )
