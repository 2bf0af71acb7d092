"""A mine, its tailings pond and the stations of a park; everything about them is invented."""

from typing import Final

from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.demo.instruments import (
    HALF_HOUR,
    TEN_MINUTES,
    level,
    meter,
    pump,
    toxic,
)
from bazhua.grips.inherent.domain.demo.terms import Episode, Happening, Home, Instrument, Plant
from bazhua.grips.inherent.domain.watching.terms import InstallationKind, Way

ALL_RISES: Final = 600


def _metres(sign: str, name: str, measured: MeasuredKind, usual: float, limits: str) -> Instrument:
    return meter(
        sign, name, "m", ("0", "20"), limits,
        measured=measured, usual=usual, noise=0.01, swing=0.1,
    )  # fmt: skip


def _wind(sign: str, name: str, usual: float, limits: str) -> Instrument:
    return meter(
        sign, name, "m/s", ("0", "30"), limits,
        measured=MeasuredKind.FLOW, usual=usual, noise=0.05, swing=0.3,
    )  # fmt: skip


MINE: Final = Plant(
    gateway="99000000000601",
    name="一号竖井",
    kind=InstallationKind.OTHER_MINE,
    home=Home.MINE,
    way=Way.MQTT,
    exposed=0,
    held=(),
    instruments=(
        toxic("GT601", "-200米中段一氧化碳"),
        meter(
            "OT601", "-200米中段氧气", "%VOL", ("0", "25"), "L 20",
            measured=MeasuredKind.OXYGEN, usual=20.7, noise=0.02, swing=0.1,
        ),
        _wind("ST601", "主回风巷风速", 3.2, "L 0.25 H 15"),
        level("LT601", "井底水仓水位", 42),
        pump("FJ601", "主通风机（0 为停）"),
    ),
    episodes=(
        Episode(what=Happening.TRIP, sign="FJ601", every=HALF_HOUR, begins=1_200, lasts=90),
    ),
)  # fmt: skip

POND: Final = Plant(
    gateway="99000000000701",
    name="一号尾矿库",
    kind=InstallationKind.TAILINGS_POND,
    home=Home.MINE,
    way=Way.MQTT,
    exposed=0,
    held=(),
    instruments=(
        meter(
            "GT701", "干滩长度", "m", ("0", "200"), "LL 50 L 70",
            measured=MeasuredKind.DRY_BEACH, usual=90, noise=0.1, swing=1.0,
        ),
        _metres("JR701", "浸润线埋深", MeasuredKind.PHREATIC_DEPTH, 5.6, "LL 3 L 4.4"),
        _metres("SW701", "库水位", MeasuredKind.LEVEL, 8, "H 12 HH 14"),
        meter(
            "WY701", "坝体位移", "mm", ("0", "100"), "H 20 HH 30",
            measured=MeasuredKind.DISPLACEMENT, usual=3.0, noise=0.05, swing=0.3,
        ),
        meter(
            "YL701", "24小时降水量", "mm", ("0", "300"), "H 50",
            measured=MeasuredKind.RAINFALL, usual=6.0, noise=0.1, swing=2.0, places=1,
        ),
    ),
    episodes=(
        Episode(
            what=Happening.FLOOD, sign="GT701", every=HALF_HOUR, begins=600, lasts=ALL_RISES
        ),
        Episode(
            what=Happening.FLOOD, sign="JR701", every=HALF_HOUR, begins=600, lasts=ALL_RISES
        ),
    ),
)  # fmt: skip
"""Dry beach and phreatic line worsen together: two items that warn come to a graver colour."""

PARK: Final = Plant(
    gateway="99000000000801",
    name="园区边界监测站",
    kind=InstallationKind.PARK_STATIONS,
    home=Home.PARK,
    way=Way.MQTT,
    exposed=0,
    held=(),
    instruments=(
        toxic("GT801", "东边界有毒气体"),
        toxic("GT802", "南边界有毒气体"),
        toxic("GT803", "学校敏感点有毒气体"),
        _wind("ST801", "气象站风速", 4.1, "H 13.8"),
    ),
    episodes=(
        Episode(what=Happening.LEAK, sign="GT801", every=2 * TEN_MINUTES, begins=700, lasts=240),
    ),
)  # fmt: skip
