"""The chemical park of a demonstration, with its duty post."""

from typing import Final

from bazhua.kernel.scope import Path
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.domain.tree import DEPTHS, Level
from bazhua.registry.models import Enterprise, Organisation, all_regions
from bazhua.registry.services.demo.stage import SINCE, Stage
from bazhua.registry.services.where.bodies import Opening, open_organisation

NAME: Final = ("化工园区管委会（演示）", "Chemical Park Committee (demonstration)")
ON_DUTY: Final = ("园区值班员", "Duty officer of the park")


def open_park(stage: Stage, firm: Enterprise) -> Organisation:
    """Open a park in the town of an enterprise, and let somebody be on duty there."""
    town = Path.of(*firm.place.region.ids()[: DEPTHS[Level.TOWN]]).dotted
    region = all_regions().get(path_now=town, until=None)
    opening = Opening(
        name=f"{region.name}{NAME[0]}",
        name_en=NAME[1],
        kind=OrganisationKind.PARK,
        region=region.uid,
        since=SINCE,
    )
    park = open_organisation(opening, actor=stage.loader, at=stage.at)
    stage.held(park, ON_DUTY, PostKind.DUTY_OFFICER)
    return park
