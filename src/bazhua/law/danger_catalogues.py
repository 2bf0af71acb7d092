"""The catalogues of major hidden dangers as documents; the first day only where it was seen."""

from datetime import date
from typing import Final

DANGER_CATALOGUES: Final[tuple[tuple[str, str, str, str, date | None, date | None], ...]] = (
    (
        "GM-2023",
        "工贸企业重大事故隐患判定标准",
        "Major Hidden Dangers of Industry and Trade",
        "应急管理部令第10号",
        date(2023, 5, 15),
        None,
    ),
    (
        "CHEM-2017",
        "化工和危险化学品生产经营单位重大生产安全事故隐患判定标准（试行）",
        "Major Hidden Dangers of Chemicals (trial)",
        "安监总管三〔2017〕121号",
        None,
        None,
    ),
    (
        "FW-2017",
        "烟花爆竹生产经营单位重大生产安全事故隐患判定标准（试行）",
        "Major Hidden Dangers of Fireworks (trial)",
        "安监总管三〔2017〕121号",
        None,
        None,
    ),
    (
        "COAL-2020",
        "煤矿重大事故隐患判定标准（2020）",
        "Major Hidden Dangers of Coal Mines (2020)",
        "应急管理部令第4号",
        None,
        date(2026, 6, 30),
    ),
    (
        "COAL-2026",
        "煤矿重大事故隐患判定标准（2026）",
        "Major Hidden Dangers of Coal Mines (2026)",
        "应急管理部令第21号",
        date(2026, 7, 1),
        None,
    ),
    (
        "MINE-2022",
        "金属非金属矿山重大事故隐患判定标准",
        "Major Hidden Dangers of Metal and Non-metal Mines",
        "矿安〔2022〕88号",
        date(2022, 9, 1),
        None,
    ),
    (
        "MINE-2024S",
        "金属非金属矿山重大事故隐患判定标准补充情形",
        "Major Hidden Dangers of Metal and Non-metal Mines: Supplement",
        "矿安〔2024〕41号",
        None,
        None,
    ),
    (
        "FIRE-2025",
        "重大火灾隐患判定规则",
        "Major Fire Dangers",
        "GB 35181-2025",
        date(2025, 11, 1),
        None,
    ),
    (
        "CONS-2024",
        "房屋市政工程生产安全重大事故隐患判定标准",
        "Major Hidden Dangers of Building and Municipal Works",
        "建质规〔2024〕5号",
        None,
        None,
    ),
    (
        "GAS-2023",
        "城镇燃气经营安全重大隐患判定标准",
        "Major Hidden Dangers of City Gas",
        "建城规〔2023〕4号",
        None,
        None,
    ),
    (
        "EXPL-2024",
        "民用爆炸物品行业重大事故隐患判定标准",
        "Major Hidden Dangers of Civil Explosives",
        "工信部安全〔2024〕234号",
        None,
        None,
    ),
    (
        "POWER-2026",
        "电力行业重大事故隐患判定标准",
        "Major Hidden Dangers of the Power Industry",
        "国家发展改革委令第41号",
        None,
        None,
    ),
)
"""Id, title in both languages, number, first and last day in force: lines of `documents`."""
