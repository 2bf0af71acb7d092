"""Places of an enterprise: site, area, process unit, equipment, point; zones and substances."""

from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.models.named import Named


class Place(Named, Scoped):
    """A place where something happens; its own tree hangs below its enterprise.

    Its path is that of the unit that answers for it, or of the enterprise.

    .. no_pii: kept as long as the enterprise.
    """

    firm = models.ForeignKey("registry.Enterprise", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, db_collation="C")
    number = models.CharField(max_length=60, blank=True, default="", db_collation="C")
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """A number is given once within an enterprise."""

        indexes = scope_indexes("registry_place", "pinyin")
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in PlaceKind]),
                name="registry_place_kind",
            ),
            models.UniqueConstraint(
                fields=["firm", "number"],
                condition=~models.Q(number="") & models.Q(until=None),
                name="registry_place_number",
            ),
        )


def all_places() -> ScopedQuerySet[Place]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Place)


class Zone(Named, Record):
    """An area drawn on the map, on the picture of a plan, or on both.

    Attributes:
        outline: geographic polygon, GeoJSON coordinates in CGCS2000.
        plan_uid: file of the plan picture; ``on_plan`` is a polygon in parts of its width.

    .. no_pii: kept as long as the enterprise.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    outline = models.JSONField(null=True)
    plan_uid = models.UUIDField(null=True)
    on_plan = models.JSONField(null=True)
    until = models.DateField(null=True)

    class Meta:
        """A picture and the polygon on it come together."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(plan_uid=None, on_plan=None)
                | models.Q(plan_uid__isnull=False, on_plan__isnull=False),
                name="registry_zone_plan",
            ),
        )


class Substance(Record):
    """A dangerous substance held at a place.

    Attributes:
        name: as in the catalogue of hazardous chemicals, or the firm's word.
        cas: CAS registry number, empty for mixtures.
        most_t: largest quantity that may be there, tonnes.

    .. no_pii: kept as long as the enterprise.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    cas = models.CharField(max_length=12, blank=True, default="", db_collation="C")
    most_t = models.DecimalField(max_digits=14, decimal_places=4)
    until = models.DateField(null=True)

    class Meta:
        """A quantity is not negative."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(most_t__gte=0), name="registry_substance_quantity"
            ),
        )
