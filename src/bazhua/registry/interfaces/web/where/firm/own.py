"""The registry's own tabs of an enterprise."""

from typing import Final

from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.where.firm import (
    oversight,
    overview,
    papers,
    premises,
    staff,
)
from bazhua.registry.selectors.where.tabs import EnterpriseTab

FIRST: Final = EnterpriseTab(
    slug="", word=Word("概况", "Overview"), right=("enterprise", "view"), body=overview.overview
)
OWN: Final = (
    FIRST,
    EnterpriseTab(
        slug="premises",
        word=Word("单元与位置", "Units and places"),
        right=("place", "view"),
        body=premises.premises_tab,
        count=premises.premises_count,
    ),
    EnterpriseTab(
        slug="people",
        word=staff.PEOPLE,
        right=("person", "view"),
        body=staff.people,
        count=staff.people_count,
    ),
    EnterpriseTab(
        slug="posts",
        word=staff.POSTS,
        right=("post", "view"),
        body=staff.posts_tab,
        count=staff.posts_count,
    ),
    EnterpriseTab(
        slug="supervision",
        word=Word("监管", "Supervision"),
        right=("supervision", "view"),
        body=oversight.supervision,
        count=oversight.supervision_count,
    ),
    EnterpriseTab(
        slug="contracts",
        word=oversight.CONTRACTS,
        right=("contract", "view"),
        body=oversight.contracts_tab,
        count=oversight.contracts_count,
    ),
    EnterpriseTab(
        slug="obligations",
        word=papers.OBLIGATIONS,
        right=("obligation", "view"),
        body=papers.obligations,
        count=papers.obligations_count,
    ),
    EnterpriseTab(
        slug="files",
        word=papers.FILES,
        right=("enterprise", "view"),
        body=papers.files,
    ),
)
