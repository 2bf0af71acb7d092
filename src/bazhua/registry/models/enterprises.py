"""Enterprises, their units, who supervises them, whom they engage."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Left

from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes, sort_indexes
from bazhua.registry.domain.enterprises import Status, SupervisionKind, UnitKind
from bazhua.registry.models.named import Named


class Enterprise(Named, Scoped):
    """A production or business unit that the law binds; a node of the tree below its town.

    Its id is that of its node: so ``enterprise_id`` of what refers to it is the fifth node of its
    path, which grants name.

    Attributes:
        credit_code: GB 32100, empty while it has none.
        code_exempt: why a code that fails its check digit is taken, with the proof's file.
        industry: GB/T 4754-2017, letter and up to four digits; ``section`` is its letter.
        doubled: whether two departments supervise it for the same reason; the services keep it.
        headcount: staff of all kinds, subsidiaries and branches counted in; none when not told.
        high_risk: the flags of the five high-risk lines that it has.

    .. no_pii: address and telephone of a firm. Kept always.
    """

    node = models.OneToOneField("registry.Node", on_delete=models.PROTECT, related_name="+")
    credit_code = models.CharField(max_length=18, blank=True, default="", db_collation="C")
    code_exempt = models.CharField(max_length=200, blank=True, default="")
    code_proof_uid = models.UUIDField(null=True)
    industry = models.CharField(max_length=5, blank=True, default="", db_collation="C")
    section = models.GeneratedField(
        expression=Left("industry", 1),
        output_field=models.CharField(max_length=1, db_collation="C"),
        db_persist=True,
    )
    headcount = models.PositiveIntegerField(null=True)
    high_risk = ArrayField(models.CharField(max_length=24, db_collation="C"), default=list)
    status = models.CharField(max_length=12, default=Status.OPERATING.value, db_collation="C")
    address = models.CharField(max_length=300, blank=True, default="")
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    telephone = models.CharField(max_length=40, blank=True, default="")
    doubled = models.BooleanField(default=False, editable=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """A code belongs to one enterprise; what few enterprises have leads to them."""

        indexes = (
            *scope_indexes("registry_ent", "pinyin"),
            *sort_indexes("registry_ent", "pinyin"),
            models.Index(fields=["section", "pinyin", "id"], name="registry_ent_section"),
            GinIndex(fields=["high_risk"], name="registry_ent_high_risk"),
            models.Index(
                fields=["status", "pinyin", "id"],
                condition=~models.Q(status=Status.OPERATING.value),
                name="registry_ent_resting",
            ),
            models.Index(
                fields=["pinyin", "id"],
                condition=models.Q(dept_mask=0, until=None),
                name="registry_ent_gap",
            ),
            models.Index(
                fields=["pinyin", "id"],
                condition=models.Q(doubled=True),
                name="registry_ent_doubled",
            ),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=~models.Q(credit_code=""),
                name="registry_enterprise_code",
            ),
            models.CheckConstraint(
                condition=models.Q(id=models.F("node_id")), name="registry_enterprise_is_node"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[status.value for status in Status]),
                name="registry_enterprise_status",
            ),
        )


def all_enterprises() -> ScopedQuerySet[Enterprise]:
    """Return all enterprises; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Enterprise)


class Unit(Named, Record):
    """A workshop or a team of an enterprise; a node of the tree below it.

    .. no_pii: kept always.
    """

    node = models.OneToOneField("registry.Node", on_delete=models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, db_collation="C")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """Known kinds only."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in UnitKind]),
                name="registry_unit_kind",
            ),
        )


class Supervision(Record):
    """That a department supervises an enterprise for a time (三管三必须).

    `Enterprise.dept_mask` is the union of those in force; the services keep it.

    Attributes:
        office: the body that does it, when it is named.
        basis: the document or duty list that says so.

    .. no_pii: kept always.
    """

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    department = models.ForeignKey(
        "registry.Department", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey(
        "registry.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12, db_collation="C")
    basis = models.CharField(max_length=300, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """A department supervises an enterprise once at a time."""

        indexes = (models.Index(fields=["enterprise", "id"], name="registry_supervision_of"),)
        constraints = (
            models.UniqueConstraint(
                fields=["enterprise", "department"],
                condition=models.Q(until=None),
                name="registry_supervision_lasting",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in SupervisionKind]),
                name="registry_supervision_kind",
            ),
        )


class Contract(Record):
    """That an enterprise works at another one's site for a time.

    .. no_pii: kept always.
    """

    host = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="+")
    contractor = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="+")
    work = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """Nobody is his own contractor."""

        constraints = (
            models.CheckConstraint(
                condition=~models.Q(host=models.F("contractor")), name="registry_contract_two"
            ),
        )
