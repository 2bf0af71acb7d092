"""Bodies that are no enterprise: governments, offices, departments, groups, parks, teams."""

from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.models.named import Named


class Department(Named, Record):
    """A line of work of government, such as emergency management; data, not code.

    Attributes:
        bit: its place in `Scoped.dept_mask`, 0 to 62; never given again.
        code: two letters of the platform.
        confirmed: whether its part in the work is on record; others are shown 待核实.

    .. no_pii: kept always.
    """

    code = models.CharField(max_length=8, unique=True, db_collation="C")
    bit = models.PositiveSmallIntegerField(unique=True)
    confirmed = models.BooleanField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """As many as the mask has bits."""

        constraints = (
            models.CheckConstraint(condition=models.Q(bit__lte=62), name="registry_department_bit"),
        )


class Organisation(Named, Scoped):
    """A body that is no enterprise; it stands at a region and is no node of the tree.

    Attributes:
        code: credit code, or empty.
        department: of which line of work it is an office, when it is one.
        parent: the body above it in its own line.

    .. no_pii: kept always.
    """

    kind = models.CharField(max_length=24, db_collation="C")
    code = models.CharField(max_length=18, blank=True, default="", db_collation="C")
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """An office of a department names it, other bodies do not."""

        indexes = scope_indexes("registry_org", "pinyin")
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in OrganisationKind]),
                name="registry_organisation_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=OrganisationKind.DEPARTMENT.value, department__isnull=False)
                | (~models.Q(kind=OrganisationKind.DEPARTMENT.value) & models.Q(department=None)),
                name="registry_organisation_department",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="registry_organisation_code"
            ),
        )


class LetterCode(Record):
    """The letters by which a body is told apart in numbers of its papers (机关代字), from a day on.

    .. no_pii: kept always, as its papers are.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    letters = models.CharField(max_length=20)
    since = models.DateField()

    class Meta:
        """One from a day on."""

        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "since"], name="registry_lettercode_since"
            ),
            models.CheckConstraint(
                condition=~models.Q(letters=""), name="registry_lettercode_letters"
            ),
        )


def all_bodies() -> ScopedQuerySet[Organisation]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Organisation)
