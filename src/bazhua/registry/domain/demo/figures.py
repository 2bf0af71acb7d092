"""Who the sign-in bar lets somebody become: one person for each role that a person can have."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Home(StrEnum):
    """Where a figure works, which is also over what his role is given."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    FIRM = "firm"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """A figure.

    Attributes:
        first: he stands in the bar itself; the others open below it.
        departments: bits that narrow his role, for roles that need departments.
    """

    role: str
    home: Home
    first: bool = False
    department: str = ""


FIGURES: Final = (
    FigurePlan("R06", Home.COUNTY, first=True),
    FigurePlan("R19", Home.FIRM, first=True),
    FigurePlan("R20", Home.FIRM, first=True),
    FigurePlan("R23", Home.TEAM, first=True),
    FigurePlan("R02", Home.PROVINCE, first=True),
    FigurePlan("R28", Home.PROVINCE, first=True),
    FigurePlan("R01", Home.PROVINCE),
    FigurePlan("R03", Home.PROVINCE, department="GX"),
    FigurePlan("R04", Home.CITY),
    FigurePlan("R05", Home.CITY, department="YJ"),
    FigurePlan("R07", Home.COUNTY, department="YJ"),
    FigurePlan("R08", Home.TOWN),
    FigurePlan("R09", Home.TOWN),
    FigurePlan("R10", Home.CITY),
    FigurePlan("R11", Home.FIRM),
    FigurePlan("R12", Home.COUNTY),
    FigurePlan("R13", Home.PROVINCE),
    FigurePlan("R14", Home.CITY),
    FigurePlan("R15", Home.CITY),
    FigurePlan("R16", Home.CITY),
    FigurePlan("R17", Home.COUNTY),
    FigurePlan("R18", Home.COUNTY),
    FigurePlan("R21", Home.FIRM),
    FigurePlan("R22", Home.TEAM),
    FigurePlan("R24", Home.COUNTY),
    FigurePlan("R26", Home.PROVINCE),
    FigurePlan("R27", Home.PROVINCE),
)
"""R25, the public, signs in nowhere."""
