"""What posts owe about enterprises; the clauses come with the areas that open them."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.infra.obligations.kinds import ObligationKind
from bazhua.kernel.words import Word


def _page(uid: UUID) -> str:
    return reverse("enterprises:record", args=[uid])


KINDS: Final = (
    ObligationKind(
        key="enterprise.check_facts",
        word=Word("核对企业信息", "Check the facts of the enterprise"),
        page=_page,
    ),
    ObligationKind(
        key="enterprise.name_supervisor",
        word=Word("明确企业的监管部门", "Name who supervises the enterprise"),
        page=_page,
    ),
)
