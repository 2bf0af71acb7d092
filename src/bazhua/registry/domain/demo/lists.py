"""The words that names of the demonstration are composed of."""

from dataclasses import dataclass
from typing import Final

from bazhua.registry.domain.enterprises import HighRisk


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What an enterprise does, how it is called, and who is in charge of it.

    Attributes:
        industry: GB/T 4754-2017 code.
        staff: fewest and most people.
    """

    zh: str
    en: str
    industry: str
    departments: tuple[str, ...]
    staff: tuple[int, int]
    high_risk: frozenset[HighRisk] = frozenset()


ALL_LISTS: Final = frozenset(HighRisk)
TRADES: Final = (
    Trade(zh="化工", en="Chemicals", industry="C26", departments=("YJ",), staff=(40, 900),
          high_risk=ALL_LISTS),
    Trade(zh="机械", en="Machinery", industry="C34", departments=("GX",), staff=(15, 600)),
    Trade(zh="铸造", en="Foundry", industry="C33", departments=("YJ",), staff=(20, 400),
          high_risk=frozenset({HighRisk.STAFFING})),
    Trade(zh="纺织", en="Textiles", industry="C17", departments=("GX",), staff=(30, 1_200)),
    Trade(zh="食品", en="Foods", industry="C14", departments=("GX", "SJ"), staff=(20, 500)),
    Trade(zh="冷链", en="Cold Chain", industry="G59", departments=("SW",), staff=(8, 120)),
    Trade(zh="建材", en="Building Materials", industry="C30", departments=("GX",), staff=(25, 350)),
    Trade(zh="建设", en="Construction", industry="E47", departments=("ZJ",), staff=(40, 2_000),
          high_risk=frozenset({HighRisk.TRAINING, HighRisk.STAFFING, HighRisk.INSURANCE})),
    Trade(zh="运输", en="Transport", industry="G54", departments=("JT",), staff=(10, 300),
          high_risk=frozenset({HighRisk.STAFFING})),
    Trade(zh="商贸", en="Trading", industry="F52", departments=("SW",), staff=(5, 160)),
    Trade(zh="酒店", en="Hotel", industry="H61", departments=("WL",), staff=(12, 220)),
    Trade(zh="家具", en="Furniture", industry="C21", departments=(), staff=(12, 260)),
)  # fmt: skip
"""One of them has nobody in charge, so that the list of gaps shows something."""

MINING: Final = Trade(
    zh="矿业",
    en="Mining",
    industry="B08",
    departments=("YJ",),
    staff=(120, 800),
    high_risk=ALL_LISTS,
)
"""Of one enterprise alone: its mine and its tailings pond are watched."""

FIRST: Final = "青云海岱齐稷泰沂汶泗济淄潍胶莱蓬"
SECOND: Final = "岩禾澜岭川峰源舟桥屏榆槐松岚溪塬"
SPOKEN: Final = {
    sign: sound
    for signs, sounds in (
        (FIRST, "qing yun hai dai qi ji tai yi wen si ji zi wei jiao lai peng"),
        (SECOND, "yan he lan ling chuan feng yuan zhou qiao ping yu huai song lan xi yuan"),
    )
    for sign, sound in zip(signs, sounds.split(), strict=True)
}
SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭"
MIDDLE: Final = "演"
"""Every person of the demonstration has it in the middle of his name."""

GIVEN: Final = "安平宁康泰和顺明正清远志成行知言信诚谦恭勤勉思慎毅恒笃敬乐嘉瑞"
MARK: Final = "（演示）"
MARK_EN: Final = " (demonstration)"
