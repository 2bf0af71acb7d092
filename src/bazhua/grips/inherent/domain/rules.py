"""The rules of law that `inherent` answers."""

from bazhua.grips.inherent.domain import gas, mine, park, risk_index, tailings, video
from bazhua.grips.inherent.domain.alarm import policy, replay
from bazhua.grips.inherent.domain.duty import commitment, inspecting, named, publishing
from bazhua.grips.inherent.domain.gathering import GATHERING, gathering_largest
from bazhua.grips.inherent.domain.handling import deadlines
from bazhua.grips.inherent.domain.handling.policy import DEADLINES
from bazhua.grips.inherent.domain.handling.policy import ROWS as HANDLING_ROWS
from bazhua.grips.inherent.domain.mhi import grading, listed, substances, tables, tank
from bazhua.grips.inherent.domain.warning import demotion
from bazhua.grips.inherent.domain.warning import policy as warning
from bazhua.grips.inherent.domain.watching import policy as watching
from bazhua.kernel.policy.book import PolicyRow, cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

MHI_ROWS = (*listed.ROWS, *tables.ROWS)

ROWS: tuple[PolicyRow, ...] = (
    *MHI_ROWS,
    *tank.ROWS,
    *gas.ROWS,
    *policy.ROWS,
    *watching.ROWS,
    *HANDLING_ROWS,
    *warning.ROWS,
    *commitment.ROWS,
    *named.ROWS,
    *publishing.ROWS,
    *mine.ROWS,
    *tailings.ROWS,
    *risk_index.ROWS,
    *park.ROWS,
    *video.ROWS,
)

RULES: tuple[Rule, ...] = (
    Rule(
        "major_hazard_installation.grade",
        Word("重大危险源辨识与分级", "Grading of a major hazard installation"),
        grading.grade,
        cited(
            *MHI_ROWS,
            grading.IDENTIFICATION,
            grading.GRADING,
            substances.LOWEST_QUANTITY,
            substances.LARGEST_FACTOR,
        ),
        example='{"substances": [{"cas": "7664-41-7", "q_t": 50}], "exposed_persons": 120}',
    ),
    Rule(
        "major_hazard_installation.tank_quantity",
        Word("储罐设计最大量", "Design quantity of a tank"),
        tank.tank_quantity,
        cited(*tank.ROWS),
        example='{"volume_m3": 100, "density_kg_m3": 610}',
    ),
    Rule(
        "major_hazard_installation.named_duty",
        Word(
            "重大危险源包保责任人的检查", "Inspections by who answers for an installation by name"
        ),
        inspecting.named_duty,
        cited(*named.DUTY_ROWS),
        example='{"person": "TECHNICAL", "on": "2026-04-01", "last_on": "2026-01-05"}',
    ),
    Rule(
        "gas.setpoint",
        Word("气体探测器报警设定值", "Set point of a gas detector"),
        gas.set_point,
        cited(*gas.ROWS, gas.OXYGEN_SIDE),
        example='{"gas": "FLAMMABLE", "level": 1, "value": 25}',
    ),
    Rule(
        "alarm.replay",
        Word("报警状态回放", "Replay of an alarm"),
        replay.alarm_replay,
        (replay.EVALUATION, replay.STATES),
        example=(
            '{"limit": {"high": 25, "deadband": 2, "on_delay_s": 0, "off_delay_s": 30}, '
            '"samples": [[0, 24.9], [5, 25.0], [10, 24.0], [15, 23.1], [20, 22.9], [35, '
            '22.0], [50, 21]], "acks": [12]}'
        ),
    ),
    Rule(
        "alarm.handling",
        Word("报警处置时限", "Times for handling an alarm"),
        deadlines.handling,
        (DEADLINES,),
        example='{"colour": "orange", "announced_at": "2026-11-27T03:02:00+08:00"}',
    ),
    Rule(
        "warning.standing",
        Word("工艺单元预警是否转为试运行", "Whether a process unit is only observed"),
        demotion.standing,
        (warning.DEMOTION,),
        example=(
            '{"answers": [{"at": "2026-11-25T10:00:00+08:00", "feedback": "FALSE"}, '
            '{"at": "2026-11-26T10:00:00+08:00", "feedback": "FALSE"}, '
            '{"at": "2026-11-27T10:00:00+08:00", "feedback": "TRUE"}], '
            '"since": "2026-11-20T08:00:00+08:00", "at": "2026-11-27T10:00:00+08:00"}'
        ),
    ),
    Rule(
        "mine.methane",
        Word("煤矿甲烷传感器报警、断电与复电", "Methane limits of a coal mine"),
        mine.methane,
        (mine.METHANE_TABLE,),
        example='{"sensor": "C01", "value": "1.2"}',
    ),
    Rule(
        "mine.air",
        Word("煤矿井下有害气体浓度", "Gases of the air of a coal mine"),
        mine.air,
        (mine.AIR_BOUNDS,),
        example='{"gas": "CO", "ppm": 25}',
    ),
    Rule(
        "tailings.level",
        Word("尾矿库预警等级", "Warning colour of a tailings pond"),
        tailings.tailings_level,
        cited(*tailings.STEPS, tailings.CASCADE),
        example='{"red": 0, "orange": 0, "yellow": 0, "blue": 4}',
    ),
    Rule(
        "tailings.pond",
        Word("尾矿库全库预警等级", "Warning colour of a pond from its items"),
        tailings.tailings_pond,
        cited(*tailings.STEPS, tailings.CASCADE, tailings.OF_THE_POND),
        example='{"monitored": [{"orange": 1}, {"yellow": 3}]}',
    ),
    Rule(
        "enterprise.risk_index",
        Word("企业动态风险指数", "Live risk index of an enterprise"),
        risk_index.risk_index,
        cited(*risk_index.ROWS),
        example='{"mhi_level": 1, "hh": 3, "special_work": 3, "commitment_today": false}',
    ),
    Rule(
        "park.grade",
        Word("化工园区安全风险等级", "Safety risk grade of a chemical park"),
        park.park_grade,
        cited(*park.ROWS),
        example='{"score": "69.9"}',
    ),
    Rule(
        "video.device_id",
        Word("视频设备编码解析", "Parts of a video device number"),
        video.device_id,
        cited(*video.ROWS, video.NUMBERING),
        example='{"id": "34020000001320000101"}',
    ),
    Rule(
        "gathering.largest",
        Word("最大人员聚集数", "Largest gathering of people"),
        gathering_largest,
        (GATHERING,),
        example='{"points": [[0, 0], [3, 0], [6, 0], [9, 0], [40, 0]], "radius_m": 15}',
    ),
)
