"""The rules of law that `inherent` answers."""

from bazhua.grips.inherent.domain import gas, mine, park, risk_index, tailings, video
from bazhua.grips.inherent.domain.alarm import replay
from bazhua.grips.inherent.domain.gathering import GATHERING, gathering_largest
from bazhua.grips.inherent.domain.mhi import grading, listed, substances, tables, tank
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

MHI_ROWS = (*listed.ROWS, *tables.ROWS)

ROWS: tuple[PolicyRow, ...] = (
    *MHI_ROWS,
    *tank.ROWS,
    *gas.ROWS,
    *mine.ROWS,
    *tailings.ROWS,
    *risk_index.ROWS,
    *park.ROWS,
    *video.ROWS,
)


def _clauses(rows: tuple[PolicyRow, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*more, *(row.clause for row in rows)]))


RULES: tuple[Rule, ...] = (
    Rule(
        "major_hazard_installation.grade",
        Word("重大危险源辨识与分级", "Grading of a major hazard installation"),
        grading.grade,
        _clauses(
            MHI_ROWS,
            grading.IDENTIFICATION,
            grading.GRADING,
            substances.LOWEST_QUANTITY,
            substances.LARGEST_FACTOR,
        ),
    ),
    Rule(
        "major_hazard_installation.tank_quantity",
        Word("储罐设计最大量", "Design quantity of a tank"),
        tank.tank_quantity,
        _clauses(tank.ROWS),
    ),
    Rule(
        "gas.setpoint",
        Word("气体探测器报警设定值", "Set point of a gas detector"),
        gas.set_point,
        _clauses(gas.ROWS, gas.OXYGEN_SIDE),
    ),
    Rule(
        "alarm.replay",
        Word("报警状态回放", "Replay of an alarm"),
        replay.alarm_replay,
        (replay.EVALUATION, replay.STATES),
    ),
    Rule(
        "mine.methane",
        Word("煤矿甲烷传感器报警、断电与复电", "Methane limits of a coal mine"),
        mine.methane,
        (mine.METHANE_TABLE,),
    ),
    Rule(
        "mine.air",
        Word("煤矿井下有害气体浓度", "Gases of the air of a coal mine"),
        mine.air,
        (mine.AIR_BOUNDS,),
    ),
    Rule(
        "tailings.level",
        Word("尾矿库预警等级", "Warning colour of a tailings pond"),
        tailings.tailings_level,
        _clauses(tailings.ROWS, tailings.CASCADE),
    ),
    Rule(
        "enterprise.risk_index",
        Word("企业动态风险指数", "Live risk index of an enterprise"),
        risk_index.risk_index,
        _clauses(risk_index.ROWS),
    ),
    Rule(
        "park.grade",
        Word("化工园区安全风险等级", "Safety risk grade of a chemical park"),
        park.park_grade,
        _clauses(park.ROWS),
    ),
    Rule(
        "video.device_id",
        Word("视频设备编码解析", "Parts of a video device number"),
        video.device_id,
        _clauses(video.ROWS, video.NUMBERING),
    ),
    Rule(
        "gathering.largest",
        Word("最大人员聚集数", "Largest gathering of people"),
        gathering_largest,
        (GATHERING,),
    ),
)
