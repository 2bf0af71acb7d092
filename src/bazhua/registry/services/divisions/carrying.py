"""A node of the tree goes below another one, with everything that stands at it or below it."""

from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from bazhua.infra.db import replanting
from bazhua.infra.search import indexing
from bazhua.kernel.scope import Path
from bazhua.registry.models import Node, NodeSpell


def carry(node: int, parent: int, *, old: Path, new: Path, since: date) -> dict[str, int]:
    """Let a node, all nodes below it and all records there stand at the new place.

    Returns:
        How many rows of each table were moved.
    """
    NodeSpell.objects.filter(node_id=node, until=None).update(until=since)
    NodeSpell.objects.create(node_id=node, parent_id=parent, since=since)
    _move_nodes(node, parent, old, new)
    counted = replanting.replant(old, new)
    indexing.replant(old, new)
    return counted


def _move_nodes(node: int, parent: int, old: Path, new: Path) -> None:
    """Rewrite the paths of a node and all below it; its level, and so every depth, stays."""
    rest = Substr(F("path"), len(old.dotted) + 1)
    below = Node.objects.filter(path__gte=old.dotted, path__lt=replanting.end_of(old))
    below.update(path=Concat(Value(new.dotted), rest))
    Node.objects.filter(pk=node).update(parent_id=parent)
