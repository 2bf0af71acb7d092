"""Enterprises, regions and bodies as values of pages."""

from django.urls import reverse

from bazhua.infra.ui.parts.record import (
    Action,
    Fact,
    RecordPage,
    Related,
    Viewer,
)
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import KIND_WORDS, RegionKind
from bazhua.registry.selectors.where import listings
from bazhua.registry.selectors.where.regions import RegionRecord


def region_page(found: RegionRecord) -> RecordPage:
    """Return the page of a region with its dated names and what is in it."""
    row = found.row
    shown = f"{CAP}+" if found.enterprises > CAP else str(found.enterprises)
    history = tuple(
        Fact(
            Word("沿革", "History"),
            f"{spell.since} – {spell.until or ''} {spell.code} {spell.name}"
            + (f" → {spell.successor.code} {spell.successor.name}" if spell.successor else ""),
        )
        for spell in found.spells
    )
    return RecordPage(
        kind=KIND_WORDS[RegionKind(row.kind)],
        title=row.name,
        number=row.code,
        steps=(),
        actions=(
            Action(
                text=Word("本地企业", "Its enterprises"),
                href=f"{reverse('enterprises:list')}?region={row.code}",
                opens=True,
            ),
        ),
        facts=(
            Fact(Word("英文名", "English name"), row.name_en or "–"),
            Fact(listings.ENTERPRISES, shown),
            *history,
        ),
        timeline=(),
        related=(
            *(
                Related(
                    KIND_WORDS[RegionKind(one.kind)],
                    f"{one.code} {one.name}",
                    reverse("regions:record", args=[one.uid]),
                )
                for one in found.below
            ),
            *(
                Related(
                    Word("机构", "Organisation"),
                    one.name,
                    reverse("organisations:record", args=[one.uid]),
                )
                for one in found.bodies
            ),
        ),
        viewers=(Viewer(Word("范围内有权人员", "Those granted a scope here"), row.name),),
    )
