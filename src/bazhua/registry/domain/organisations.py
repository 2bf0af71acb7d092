"""Kinds of bodies that are no enterprise."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class OrganisationKind(StrEnum):
    """What a body is."""

    GOVERNMENT = "government"
    COMMISSION_OFFICE = "commission_office"
    DEPARTMENT = "department"
    DISCIPLINE = "discipline"
    GROUP = "group"
    PARK = "park"
    CENTRE = "centre"
    TEAM = "team"
    AGENCY = "agency"


ORGANISATION_WORDS: Final = {
    OrganisationKind.GOVERNMENT: Word("人民政府", "Government"),
    OrganisationKind.COMMISSION_OFFICE: Word("安委会办公室", "Commission Office"),
    OrganisationKind.DEPARTMENT: Word("部门", "Department"),
    OrganisationKind.DISCIPLINE: Word("纪检监察机关", "Discipline inspection"),
    OrganisationKind.GROUP: Word("企业集团", "Enterprise group"),
    OrganisationKind.PARK: Word("化工园区", "Chemical park"),
    OrganisationKind.CENTRE: Word("中心", "Centre"),
    OrganisationKind.TEAM: Word("队伍", "Team"),
    OrganisationKind.AGENCY: Word("机构", "Agency"),
}
