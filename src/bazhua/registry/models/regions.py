"""Regions of the administrative divisions, and what they were called before."""

from django.db import models
from typing_extensions import override

from bazhua.infra.db.scoped import Scoped, ScopedQuerySet, scope_indexes
from bazhua.registry.domain.tree import Level, RegionKind
from bazhua.registry.models.named import Named


class Region(Named, Scoped):
    """A province, city, county, town or village, or a functional zone among the counties.

    Its path is that of its node, and every department works in it.

    Attributes:
        code: GB/T 2260 with zeros, or the statistical code of 9 or 12 digits.
        map_adcode: the county polygon it is drawn in, where it has none of its own.
        until: first day on which it no longer existed; its successor is in `RegionSpell`.

    .. no_pii: kept always.
    """

    node = models.OneToOneField("registry.Node", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, db_collation="C")
    level = models.CharField(max_length=10, db_collation="C")
    kind = models.CharField(max_length=20, db_collation="C")
    map_adcode = models.CharField(max_length=6, blank=True, default="", db_collation="C")
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """Known levels and kinds only."""

        indexes = (
            *scope_indexes("registry_reg", "path_now"),
            models.Index(fields=["path_now", "id"], name="registry_reg_tree"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(level__in=[level.value for level in Level]),
                name="registry_region_level",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in RegionKind]),
                name="registry_region_kind",
            ),
        )


def all_regions() -> ScopedQuerySet[Region]:
    """Return all of them; who reads for an actor narrows them to what he may see."""
    return ScopedQuerySet(Region)


class RegionSpell(models.Model):
    """What a region was called, and its code, for a time: old cards and codes carry old codes.

    .. no_pii: kept always.
    """

    id = models.BigAutoField(primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, db_collation="C")
    name = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    successor = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Found by a code that is no longer used."""

        indexes = (models.Index(fields=["code"], name="registry_region_old_code"),)
        constraints = (
            models.UniqueConstraint(fields=["region", "since"], name="registry_region_since"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.code} {self.name} since {self.since}"
