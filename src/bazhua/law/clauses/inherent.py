"""Clauses cited by the rules of `inherent`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

FULL_TEXT = "full text, public transcription"
PUBLIC_PAGE = "public pages that print the figures"
RECALLED = "recalled, not read"
PLATFORM = "platform"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, status, source, articles in (
        (
            "GB18218",
            Status.CONFIRMED,
            FULL_TEXT,
            (
                ("4.1.2", "临界量的确定", "How the critical quantity is found"),
                ("4.2.1", "重大危险源辨识指标 S", "Identification index S"),
                ("4.3.2", "重大危险源分级指标 R", "Grading index R"),
                ("T1", "表1 危险化学品名称及其临界量", "Table 1: substances, critical quantities"),
                ("T2", "表2 未列入表1的临界量", "Table 2: critical quantities by class"),
                ("T3", "表3 毒性气体校正系数 β", "Table 3: factor β of toxic gases"),
                ("T4", "表4 其他危险化学品校正系数 β", "Table 4: factor β by class"),
                ("T5", "表5 暴露人员校正系数 α", "Table 5: factor α of exposed people"),
                ("T6", "表6 重大危险源级别与 R 值", "Table 6: levels by R"),
            ),
        ),
        (
            "GB50493",
            Status.REPORTED,
            PUBLIC_PAGE,
            (("5.5.2", "探测器报警设定值", "Alarm set points of detectors"),),
        ),
        (
            "ISA18.2",
            Status.REPORTED,
            PUBLIC_PAGE,
            (
                ("STATES", "报警状态及其转换", "Alarm states and their transitions"),
                ("LOAD", "可接受的报警负荷", "Alarm load that is acceptable"),
            ),
        ),
        (
            "EEMUA191",
            Status.REPORTED,
            PUBLIC_PAGE,
            (("DEAD-BAND", "报警死区推荐值", "Recommended dead bands"),),
        ),
        (
            "EEMUA191",
            Status.UNCONFIRMED,
            RECALLED,
            (
                (
                    "NUISANCE-M",
                    "报警延时、抖动、陈旧与泛滥的判定值（待核实）",
                    "Delays, chattering, standing alarms, floods, to be confirmed",
                ),
            ),
        ),
        (
            "YJ74",
            Status.UNCONFIRMED,
            RECALLED,
            (("DAILY", "每日安全承诺公告的内容和时间", "What is committed to each day, by when"),),
        ),
        (
            "YJT12",
            Status.REPORTED,
            PUBLIC_PAGE,
            (
                ("4", "主要负责人的包保职责", "Duties of the principal"),
                (
                    "5",
                    "技术负责人的包保职责，每季度至少检查一次",
                    "Duties of the technical head, an inspection at least once a quarter",
                ),
            ),
        ),
        (
            "YJT12",
            Status.UNCONFIRMED,
            RECALLED,
            (
                (
                    "6",
                    "操作负责人的包保职责，每周至少检查一次（待核实）",
                    "Duties of the operation head, an inspection at least once a week, to be confirmed",
                ),
                (
                    "VALIDITY",
                    "有效期三年，2024年2月期满后是否延续（待核实）",
                    "Valid for three years; whether it goes on after February 2024 is to be confirmed",
                ),
            ),
        ),
        (
            "MKAQ",
            Status.CONFIRMED,
            FULL_TEXT,
            (
                ("135", "井下空气成分及有害气体浓度", "Composition of the mine air, harmful gases"),
                ("498", "表18 甲烷传感器设置与报警、断电、复电浓度", "Table 18: methane sensors"),
            ),
        ),
        (
            "GB39496",
            Status.REPORTED,
            PUBLIC_PAGE,
            (("5.5.4", "尾矿库预警等级", "Warning levels of tailings ponds"),),
        ),
        (
            "GB39496",
            Status.UNCONFIRMED,
            RECALLED,
            (
                (
                    "5.5.4-ITEMS",
                    "各监测项目预警折算为全库预警等级（待核实）",
                    "How the warnings of items come to that of the pond, to be confirmed",
                ),
            ),
        ),
        (
            "HGYQ",
            Status.REPORTED,
            PUBLIC_PAGE,
            (("GRADE", "化工园区安全风险等级划分", "Safety risk grades of chemical parks"),),
        ),
        (
            "GBT28181",
            Status.REPORTED,
            PUBLIC_PAGE,
            (
                ("DEVICE-ID", "设备统一编码规则", "Numbering of devices"),
                (
                    "DEVICE-TYPE",
                    "设备类型编码（见于公开资料）",
                    "Device types seen in public pages",
                ),
            ),
        ),
        (
            "GBT28181",
            Status.UNCONFIRMED,
            RECALLED,
            (("DEVICE-TYPE-M", "设备类型编码（待核实）", "Device types to be confirmed"),),
        ),
        (
            "BZ",
            Status.OURS,
            PLATFORM,
            (
                (
                    "MHI-CLASS",
                    "表1 物质按危险性类别取 β 时的类别符号",
                    "Class symbols given to the substances of table 1 for β",
                ),
                (
                    "MHI-COAL-GAS",
                    "煤气按一氧化碳取 β，一氧化碳列入煤气行",
                    "Coal gas takes the β of carbon monoxide, which stands on its line",
                ),
                (
                    "MHI-LARGEST-FACTOR",
                    "一种物质有多个类别符号时取最大 β",
                    "Of several class symbols the largest β counts",
                ),
                ("MHI-TANK", "储罐充装系数默认值", "Fill of a tank when none is given"),
                (
                    "GAS-OXYGEN",
                    "氧气设定值可从严：欠氧不低于、过氧不高于规定值",
                    "Oxygen may be set stricter: the low alarm higher, the high alarm lower",
                ),
                (
                    "ALARM-EVALUATION",
                    "报警的限值、死区与延时判定",
                    "Limit, dead band and delays of an alarm",
                ),
                (
                    "ALARM-GAS",
                    "气体与开关量报警的死区和延时",
                    "Dead bands and delays of gas and discrete alarms",
                ),
                ("LIMIT-COLOUR", "未指定时限值的颜色", "Colour of a limit when none is chosen"),
                (
                    "LIMIT-APPROVAL",
                    "一、二级重大危险源放宽限值须第二人批准",
                    "A looser limit of a level 1 or 2 installation needs a second person",
                ),
                (
                    "RISK-PUBLISHING",
                    "动态风险降色的公布",
                    "When a lower colour of the live risk is shown",
                ),
                (
                    "INSPECTION",
                    "包保检查的项目和漏做后的逐级呼叫",
                    "What a person who answers by name is asked, and who is called when he missed it",
                ),
                ("CONNECTION-TARGET", "联网运行指标的目标值", "Targets of the connection register"),
                (
                    "ALARM-TAILINGS",
                    "尾矿库监测报警的死区和延时",
                    "Dead bands and delays of the alarms of tailings ponds",
                ),
                (
                    "TAILINGS-RED",
                    "尾矿库红色预警通知企业和县级",
                    "Who is called when a tailings pond is red",
                ),
                (
                    "ALARM-HANDLING",
                    "报警按颜色确认、反馈、核实、督办的时限",
                    "Times to acknowledge, answer, check and supervise an alarm, by its colour",
                ),
                (
                    "ALARM-CALLS",
                    "报警无人应答时逐级呼叫",
                    "Who is called one after the other while nobody answers an alarm",
                ),
                (
                    "ALARM-FOLLOWS",
                    "报警原因对应的核实和隐患",
                    "What a reason leaves to be checked, and when a hidden danger is recorded",
                ),
                (
                    "ALARM-SHELVING",
                    "报警搁置的最长时间和不得搁置的报警",
                    "How long an alarm may be shelved, and which may not",
                ),
                (
                    "WARNING-MODEL",
                    "早期预警模型的参数和训练数据要求",
                    "What a model of early warning is made of, and what it needs to learn",
                ),
                (
                    "WARNING-HOLDING",
                    "早期预警开始和结束的判定",
                    "When an early warning comes and goes",
                ),
                (
                    "WARNING-FEEDBACK",
                    "早期预警的反馈时限",
                    "Until when an early warning is answered",
                ),
                (
                    "WARNING-DEMOTION",
                    "误报过多的工艺单元转为试运行",
                    "When a process unit with too many false warnings is only observed",
                ),
                (
                    "DATA-QUALITY",
                    "监测数据的可信度判定",
                    "When a reading is no longer believed",
                ),
                (
                    "DATA-SUSPICION",
                    "监测数据疑似造假的情形",
                    "When readings look tampered with",
                ),
                (
                    "TELEMETRY-RETENTION",
                    "监测数据和报警记录的保存时间",
                    "How long readings and records of alarms are kept",
                ),
                (
                    "TAILINGS-CASCADE",
                    "折算产生的预警继续参与上一级折算",
                    "Warnings that came from full groups count towards the next group",
                ),
                ("RISK-INDEX", "企业动态风险指数", "Live risk index of an enterprise"),
                (
                    "RISK-INDEX-OVERRIDES",
                    "动态风险直接定级情形",
                    "Facts that force a colour of the live risk",
                ),
                (
                    "V10",
                    "人员聚集：同一圆内的最大人数",
                    "Gathering: the most people within one circle",
                ),
            ),
        ),
    )
    for article, zh, en in articles
)
