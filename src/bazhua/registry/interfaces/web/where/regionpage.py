"""Enterprises, regions and bodies as values of pages."""

from django.urls import reverse

from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.record import (
    Action,
    Fact,
    RecordPage,
    Related,
    Viewer,
)
from bazhua.infra.ui.parts.table import CAP
from bazhua.infra.ui.parts.text import Part
from bazhua.kernel.words import Word
from bazhua.registry.domain.tree import KIND_WORDS, Level, RegionKind
from bazhua.registry.interfaces.web.where.deeds.regions import REGION_DEEDS
from bazhua.registry.models import Region, RegionSpell
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.where import listings
from bazhua.registry.selectors.where.regions import RegionRecord
from bazhua.registry.services.naming import spelled

SPELLED = Word("按汉语拼音拼写，非官方译名", "Spelled by pinyin; not an official translation")


def region_page(found: RegionRecord, *, may_change: bool) -> RecordPage:
    """Return the page of a region with its dated names and what is in it."""
    row = found.row
    shown = f"{CAP}+" if found.enterprises > CAP else str(found.enterprises)
    history = tuple(
        Fact(
            Word("沿革", "History"),
            _spell(spell),
        )
        for spell in found.spells
    )
    return RecordPage(
        kind=KIND_WORDS[RegionKind(row.kind)],
        title=called(row),
        number=row.code,
        steps=(),
        actions=(
            Action(
                text=Word("本地企业", "Its enterprises"),
                href=f"{reverse('enterprises:list')}?region={row.code}",
                opens=True,
            ),
            *(_deeds(row) if may_change and row.until is None else ()),
        ),
        facts=(
            Fact(Word("英文名", "English name"), _english(row)),
            Fact(listings.ENTERPRISES, shown),
            *history,
        ),
        timeline=(),
        related=(
            *(
                Related(
                    KIND_WORDS[RegionKind(one.kind)],
                    Word(f"{one.code} {one.name}", f"{one.code} {one.name_en or one.name}"),
                    reverse("regions:record", args=[one.uid]),
                )
                for one in found.below
            ),
            *(
                Related(
                    Word("机构", "Organisation"),
                    called(one),
                    reverse("organisations:record", args=[one.uid]),
                )
                for one in found.bodies
            ),
        ),
        viewers=(Viewer(Word("范围内有权人员", "Those granted a scope here"), called(row)),),
    )


def _spell(spell: RegionSpell) -> Word:
    """Return from when until when a region had a code and a name, and what it became."""
    after = f" → {spell.successor.code} {spell.successor.name}" if spell.successor else ""
    told = f"{spell.code} {spell.name}{after}"
    if spell.until is None:
        return Word(f"{spell.since} 至今 {told}", f"since {spell.since} {told}")
    return Word(f"{spell.since} – {spell.until} {told}", f"{spell.since} – {spell.until} {told}")


def _deeds(row: Region) -> tuple[Action, ...]:
    return tuple(
        Action(text=deed.title, href=reverse("regions:deed", args=[row.uid, slug]), opens=True)
        for slug, deed in REGION_DEEDS.items()
        if slug == "rename" or row.level != Level.PROVINCE.value
    )


def _english(row: Region) -> Part:
    """Return the English name; one that is only spelled by sound says so."""
    if row.name_en and row.name_en == spelled(row.name, row.kind):
        return Mark(row.name_en, hint=SPELLED)
    return row.name_en or "–"
