"""Nodes by the codes that people know, and departments by their bits."""

from collections.abc import Iterable
from typing import Final

from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang, Word
from bazhua.registry.models import Department, Enterprise, Node, Region

NONE: Final = "–"


def node_by_code(code: str) -> Node | None:
    """Return the node of a region code or of a credit code; none when neither is known."""
    plain = code.strip().upper()
    region = Region.objects.filter(code=plain, until=None).select_related("node").first()
    if region is not None and region.node is not None:
        return region.node
    firm = Enterprise.objects.filter(credit_code=plain).select_related("node").first()
    return firm.node if firm and plain else None


def department_choices() -> list[tuple[str, str]]:
    """Return the departments in use by bit, in the language of the page."""
    rows = Department.objects.filter(until=None).order_by("bit")
    return [
        (str(bit), name if current() is Lang.ZH else name_en or name)
        for bit, name, name_en in rows.values_list("bit", "name", "name_en")
    ]


def mask_of(bits: Iterable[str]) -> int | None:
    """Return the mask of some departments, none without any."""
    return sum({1 << int(bit) for bit in bits}) or None


def departments_of(mask: int | None) -> Word | None:
    """Return the names of the departments of a mask; none when it does not narrow."""
    if mask is None:
        return None
    rows = [row for row in Department.objects.order_by("bit") if mask >> row.bit & 1]
    return Word(
        "、".join(row.name for row in rows),
        ", ".join(row.name_en or row.name for row in rows),
    )
