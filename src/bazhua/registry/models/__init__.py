"""The tables of the registry."""

from bazhua.registry.models.enterprises import (
    Contract,
    Enterprise,
    Supervision,
    Unit,
    all_enterprises,
)
from bazhua.registry.models.grants import Client, RoleGrant
from bazhua.registry.models.organisations import Department, LetterCode, Organisation, all_bodies
from bazhua.registry.models.people import Engagement, Holding, Person, Post
from bazhua.registry.models.places import Place, Substance, Zone, all_places
from bazhua.registry.models.regions import Region, RegionSpell, all_regions
from bazhua.registry.models.tree import Node, NodeSpell

__all__ = (
    "Client",
    "Contract",
    "Department",
    "Engagement",
    "Enterprise",
    "Holding",
    "LetterCode",
    "Node",
    "NodeSpell",
    "Organisation",
    "Person",
    "Place",
    "Post",
    "Region",
    "RegionSpell",
    "RoleGrant",
    "Substance",
    "Supervision",
    "Unit",
    "Zone",
    "all_bodies",
    "all_enterprises",
    "all_places",
    "all_regions",
)
