"""A sample record in tabs, with a tree."""

from django.urls import reverse

from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.tree import Branch, Tree
from bazhua.kernel.words import Word

SITE = Word("厂区", "Site")
EQUIPMENT = Word("设备", "Equipment")
PLACES = Word("位置", "Places")
FACTS = Word("基本情况", "Facts")
WORK = Word("承包作业", "Contracts")


def page() -> TabbedPage:
    """Return a record with three tabs, the second one open."""
    here = reverse("guide:tabs")
    return TabbedPage(
        kind=Word("企业", "Enterprise"),
        title=Word("青岩冷链（示例）有限公司", "Qingyan Cold Chain (sample) Ltd"),
        number="SL-2026-000007",
        marks=(Mark(Word("在营", "Operating"), Tone.GOOD),),
        actions=(Action(text=Word("修改", "Change"), href=reverse("guide:form"), opens=True),),
        tabs=(
            TabLink(text=Word("概况", "Overview"), href=here),
            TabLink(text=PLACES, href=here, count=3, current=True),
            TabLink(text=WORK, href=here, count=0),
        ),
        panels=(
            Panel(
                title=FACTS,
                body=Facts((Fact(Word("从业人员", "Headcount"), 214), Fact(PLACES, 3))),
            ),
            Panel(
                title=PLACES,
                body=Tree(caption=PLACES, branches=(_site(),)),
                actions=(
                    Action(
                        text=Word("登记位置", "Enter a place"),
                        href=reverse("guide:form"),
                        opens=True,
                    ),
                ),
            ),
            Panel(
                title=WORK,
                body=None,
                empty=Empty(
                    Word("没有承包作业", "No contract of work"),
                    Word("登记后出现在这里。", "They appear here once entered."),
                ),
            ),
        ),
    )


def _site() -> Branch:
    close = Action(text=Word("撤销", "Close"), href=reverse("guide:form"), opens=True)
    return Branch(
        kind=SITE,
        text=Word("东厂区", "East site"),
        href=reverse("guide:record"),
        fold=reverse("guide:tabs"),
        unfolded=True,
        notes=(Word("2 台设备", "2 pieces of equipment"),),
        below=tuple(
            Branch(kind=EQUIPMENT, text=name, number=number, actions=(close,))
            for name, number in (
                (Word("氨压缩机", "Ammonia compressor"), "C-101"),
                (Word("储氨器", "Ammonia receiver"), "V-102"),
            )
        ),
    )
