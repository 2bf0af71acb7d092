"""Table 1 of GB 18218-2018: the 85 substances that the standard lists by name."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final

from bazhua.grips.inherent.domain.mhi.tables import SINCE, HazardClass, Positive
from bazhua.kernel.policy.book import PolicyRow

COAL_GAS: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSubstance(PolicyRow):
    """One line of table 1; a group has no CAS number, and one number may stand on several lines."""

    table: ClassVar[str] = "mhi.substance"
    identity: ClassVar[tuple[str, ...]] = ("line",)

    line: int
    zh: str
    en: str
    cas: tuple[str, ...]
    critical_t: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorBasis(PolicyRow):
    """Where the β of a line of table 1 comes from: a gas of table 3, else class symbols.

    Attributes:
        gas: CAS number of the gas of table 3 that the line counts as.
        symbols: class symbols of table 4; empty when there is a gas.
    """

    table: ClassVar[str] = "mhi.factor_basis"
    identity: ClassVar[tuple[str, ...]] = ("line",)

    line: int
    gas: str | None
    symbols: tuple[HazardClass, ...]


# fmt: off
LISTED: Final[tuple[tuple[int, str, str, tuple[str, ...], str, tuple[str, ...]], ...]] = (
    (1, "氨", "ammonia", ("7664-41-7",), "10", ()),
    (2, "二氟化氧", "oxygen difluoride", ("7783-41-7",), "1", ("J1", "W4")),
    (3, "二氧化氮", "nitrogen dioxide", ("10102-44-0",), "1", ()),
    (4, "二氧化硫", "sulfur dioxide", ("7446-09-5",), "20", ()),
    (5, "氟", "fluorine", ("7782-41-4",), "1", ("J1", "W4")),
    (6, "碳酰氯（光气）", "phosgene", ("75-44-5",), "0.3", ()),
    (7, "环氧乙烷", "ethylene oxide", ("75-21-8",), "10", ()),
    (8, "甲醛（含量>90%）", "formaldehyde (> 90 %)", ("50-00-0",), "5", ("J3", "W2")),
    (9, "磷化氢", "phosphine", ("7803-51-2",), "1", ()),
    (10, "硫化氢", "hydrogen sulfide", ("7783-06-4",), "5", ()),
    (11, "氯化氢（无水）", "hydrogen chloride, anhydrous", ("7647-01-0",), "20", ()),
    (12, "氯", "chlorine", ("7782-50-5",), "5", ()),
    (13, "煤气（一氧化碳，一氧化碳与氢、甲烷的混合物等）", "coal gas (carbon monoxide and its mixtures with hydrogen or methane)", ("630-08-0",), "20", ()),
    (14, "砷化氢（胂）", "arsine", ("7784-42-1",), "1", ("J1", "W2")),
    (15, "锑化氢", "stibine", ("7803-52-3",), "1", ("J1", "W2")),
    (16, "硒化氢", "hydrogen selenide", ("7783-07-5",), "1", ("J1", "W2")),
    (17, "溴甲烷", "methyl bromide", ("74-83-9",), "10", ()),
    (18, "丙酮氰醇", "acetone cyanohydrin", ("75-86-5",), "20", ("J2",)),
    (19, "丙烯醛", "acrolein", ("107-02-8",), "20", ("J2", "W5.3")),
    (20, "氟化氢", "hydrogen fluoride", ("7664-39-3",), "1", ()),
    (21, "1-氯-2,3-环氧丙烷（环氧氯丙烷）", "epichlorohydrin", ("106-89-8",), "20", ("W5.4",)),
    (22, "3-溴-1,2-环氧丙烷", "epibromohydrin", ("3132-64-7",), "20", ("W5.4",)),
    (23, "甲苯二异氰酸酯（TDI）", "toluene diisocyanate (TDI)", ("26471-62-5",), "100", ("J5",)),
    (24, "一氯化硫", "sulfur monochloride", ("10025-67-9",), "1", ("J5",)),
    (25, "氰化氢", "hydrogen cyanide", ("74-90-8",), "1", ()),
    (26, "三氧化硫", "sulfur trioxide", ("7446-11-9",), "75", ("J5",)),
    (27, "3-氨基丙烯（烯丙胺）", "allylamine", ("107-11-9",), "20", ("J2", "W5.3")),
    (28, "溴", "bromine", ("7726-95-6",), "20", ("J5",)),
    (29, "乙撑亚胺", "ethyleneimine", ("151-56-4",), "20", ("J2", "W5.3")),
    (30, "异氰酸甲酯", "methyl isocyanate", ("624-83-9",), "0.75", ()),
    (31, "叠氮化钡", "barium azide", ("18810-58-7",), "0.5", ("W1.1",)),
    (32, "叠氮化铅", "lead azide", ("13424-46-9",), "0.5", ("W1.1",)),
    (33, "雷汞", "mercury fulminate", ("628-86-4",), "0.5", ("W1.1",)),
    (34, "三硝基苯甲醚", "trinitroanisole", ("28653-16-9",), "5", ("W1.1",)),
    (35, "2,4,6-三硝基甲苯（TNT）", "2,4,6-trinitrotoluene (TNT)", ("118-96-7",), "5", ("W1.1",)),
    (36, "硝化甘油", "nitroglycerin", ("55-63-0",), "1", ("W1.1",)),
    (37, "硝化纤维素（干的，或含水、乙醇<25%）", "nitrocellulose, dry or with < 25 % water or ethanol", ("9004-70-0",), "1", ("W1.1",)),
    (38, "硝化纤维素（未改型，或增塑剂<18%）", "nitrocellulose, unmodified or with < 18 % plasticiser", ("9004-70-0",), "1", ("W1.1",)),
    (39, "硝化纤维素（含乙醇≥25%）", "nitrocellulose with ≥ 25 % ethanol", ("9004-70-0",), "10", ("W1.2",)),
    (40, "硝化纤维素（含氮≤12.6%）", "nitrocellulose with ≤ 12.6 % nitrogen", ("9004-70-0",), "50", ("W10",)),
    (41, "硝化纤维素（含水≥25%）", "nitrocellulose with ≥ 25 % water", ("9004-70-0",), "50", ("W10",)),
    (42, "硝化纤维素溶液（含氮≤12.6%，含硝化纤维素≤55%）", "nitrocellulose solution, ≤ 12.6 % nitrogen, ≤ 55 % nitrocellulose", ("9004-70-0",), "50", ("W5.3",)),
    (43, "硝酸铵（含可燃物>0.2%）", "ammonium nitrate with > 0.2 % combustibles", ("6484-52-2",), "5", ("W1.1",)),
    (44, "硝酸铵（含可燃物≤0.2%）", "ammonium nitrate with ≤ 0.2 % combustibles", ("6484-52-2",), "50", ("W9.2",)),
    (45, "硝酸铵肥料（含可燃物≤0.4%）", "ammonium nitrate fertiliser with ≤ 0.4 % combustibles", (), "200", ("W9.2",)),
    (46, "硝酸钾", "potassium nitrate", ("7757-79-1",), "1000", ("W9.2",)),
    (47, "1,3-丁二烯", "1,3-butadiene", ("106-99-0",), "5", ("W2",)),
    (48, "二甲醚", "dimethyl ether", ("115-10-6",), "50", ("W2",)),
    (49, "甲烷、天然气", "methane, natural gas", ("74-82-8", "8006-14-2"), "50", ("W2",)),
    (50, "氯乙烯", "vinyl chloride", ("75-01-4",), "50", ("W2",)),
    (51, "氢", "hydrogen", ("1333-74-0",), "5", ("W2",)),
    (52, "液化石油气（丙烷、丁烷及其混合物）", "liquefied petroleum gas (propane, butane and mixtures)", ("68476-85-7", "74-98-6", "106-97-8"), "50", ("W2",)),
    (53, "一甲胺", "methylamine", ("74-89-5",), "5", ("W2",)),
    (54, "乙炔", "acetylene", ("74-86-2",), "1", ("W2",)),
    (55, "乙烯", "ethylene", ("74-85-1",), "50", ("W2",)),
    (56, "氧（压缩的或液化的）", "oxygen, compressed or liquefied", ("7782-44-7",), "200", ("W4",)),
    (57, "苯", "benzene", ("71-43-2",), "50", ("W5.3",)),
    (58, "苯乙烯", "styrene", ("100-42-5",), "500", ("W5.4",)),
    (59, "丙酮", "acetone", ("67-64-1",), "500", ("W5.3",)),
    (60, "2-丙烯腈", "acrylonitrile", ("107-13-1",), "50", ("W5.3",)),
    (61, "二硫化碳", "carbon disulfide", ("75-15-0",), "50", ("W5.3",)),
    (62, "环己烷", "cyclohexane", ("110-82-7",), "500", ("W5.3",)),
    (63, "1,2-环氧丙烷", "propylene oxide", ("75-56-9",), "10", ("W5.1",)),
    (64, "甲苯", "toluene", ("108-88-3",), "500", ("W5.3",)),
    (65, "甲醇", "methanol", ("67-56-1",), "500", ("W5.3",)),
    (66, "汽油（含乙醇汽油、甲醇汽油）", "gasoline, also with ethanol or methanol", ("86290-81-5",), "200", ("W5.3",)),
    (67, "乙醇", "ethanol", ("64-17-5",), "500", ("W5.3",)),
    (68, "乙醚", "diethyl ether", ("60-29-7",), "10", ("W5.1",)),
    (69, "乙酸乙酯", "ethyl acetate", ("141-78-6",), "500", ("W5.3",)),
    (70, "正己烷", "n-hexane", ("110-54-3",), "500", ("W5.3",)),
    (71, "过乙酸", "peracetic acid", ("79-21-0",), "10", ("W7.2",)),
    (72, "过氧化甲基乙基酮（10%<有效氧≤10.7%，A型稀释剂≥48%）", "methyl ethyl ketone peroxide (active oxygen > 10 % and ≤ 10.7 %, diluent A ≥ 48 %)", ("1338-23-4",), "10", ("W7.1",)),
    (73, "白磷", "white phosphorus", ("12185-10-3",), "50", ("J5", "W8")),
    (74, "烷基铝", "aluminium alkyls", (), "1", ("W8", "W11")),
    (75, "戊硼烷", "pentaborane", ("19624-22-7",), "1", ("J2", "W8")),
    (76, "过氧化钾", "potassium peroxide", ("17014-71-0",), "20", ("W9.1",)),
    (77, "过氧化钠", "sodium peroxide", ("1313-60-6",), "20", ("W9.1",)),
    (78, "氯酸钾", "potassium chlorate", ("3811-04-9",), "100", ("W9.1",)),
    (79, "氯酸钠", "sodium chlorate", ("7775-09-9",), "100", ("W9.1",)),
    (80, "发烟硝酸", "fuming nitric acid", ("52583-42-3",), "20", ("W9.1",)),
    (81, "硝酸（发红烟的除外，含硝酸>70%）", "nitric acid > 70 %, not red fuming", ("7697-37-2",), "100", ("W9.2",)),
    (82, "硝酸胍", "guanidine nitrate", ("506-93-4",), "50", ("W9.2",)),
    (83, "碳化钙", "calcium carbide", ("75-20-7",), "100", ("W11",)),
    (84, "钾", "potassium", ("7440-09-7",), "1", ("W11",)),
    (85, "钠", "sodium", ("7440-23-5",), "10", ("W11",)),
)
# fmt: on
"""Line, names, CAS numbers, critical quantity in tonnes, class symbols (none: a gas of table 3)."""


def _basis(line: int, cas: tuple[str, ...], symbols: tuple[str, ...]) -> FactorBasis:
    gas_clause = "BZ/MHI-COAL-GAS" if line == COAL_GAS else "GB18218/T3"
    return FactorBasis(
        clause="BZ/MHI-CLASS" if symbols else gas_clause,
        since=SINCE,
        line=line,
        gas=None if symbols else cas[0],
        symbols=tuple(HazardClass(symbol) for symbol in symbols),
    )


ROWS: tuple[PolicyRow, ...] = (
    *(
        ListedSubstance(
            clause="GB18218/T1",
            since=SINCE,
            line=line,
            zh=zh,
            en=en,
            cas=cas,
            critical_t=Decimal(critical_t),
        )
        for line, zh, en, cas, critical_t, _ in LISTED
    ),
    *(_basis(line, cas, symbols) for line, _, _, cas, _, symbols in LISTED),
)
