"""The organisation tree: one sequence of ids for regions, enterprises and their units."""

from django.db import models
from typing_extensions import override

from bazhua.infra.db.scoped import A_PATH
from bazhua.registry.domain.tree import NodeKind


class Node(models.Model):
    """A node of the tree, as it stands today.

    The id of a region is the code it was entered with, and stays when the code changes; others
    come from the sequence, which begins beyond all codes.

    Attributes:
        path: ids from the root to this node, dotted at both ends.
        depth: number of ids in the path; province 1, city 2, county 3, town 4, enterprise 5.

    .. no_pii: kept always.
    """

    id = models.BigAutoField(primary_key=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, db_collation="C")
    path = models.CharField(max_length=200, db_collation="C")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        """A path is ids between dots, and ends with the node; regions are few among the rest."""

        indexes = (
            models.Index(
                fields=["id"],
                condition=models.Q(kind=NodeKind.REGION.value),
                name="registry_node_region",
            ),
        )
        constraints = (
            # Not `unique=True`: that brings a second index for LIKE, which "C" does not need.
            models.UniqueConstraint(fields=["path"], name="registry_node_once"),
            models.CheckConstraint(
                condition=models.Q(path__regex=A_PATH), name="registry_node_path"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in NodeKind]),
                name="registry_node_kind",
            ),
        )

    @override
    def __str__(self) -> str:
        return self.path


class NodeSpell(models.Model):
    """Under which node a node stood for a time.

    Attributes:
        until: first day on which it no longer stood there.

    .. no_pii: kept always; figures of past days are read with it.
    """

    id = models.BigAutoField(primary_key=True)
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+", db_index=False)
    parent = models.ForeignKey(Node, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """One spell a day, one that lasts."""

        constraints = (
            models.UniqueConstraint(fields=["node", "since"], name="registry_spell_since"),
            models.UniqueConstraint(
                fields=["node"], condition=models.Q(until=None), name="registry_spell_lasting"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="registry_spell_span",
            ),
        )

    @override
    def __str__(self) -> str:
        return f"{self.node_id} below {self.parent_id} since {self.since}"
