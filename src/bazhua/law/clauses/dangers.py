"""Clauses cited by the rules of `dangers`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

FULL_TEXT = "full text, public law collection"
EXAM_BANK = "public exam bank"
TABLES = "several public scoring tables that agree"
SECONDARY = "secondary tables; the standard's appendix was not read"
PLATFORM = "platform"
MEMORY = "from memory; the text was not seen"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "ZB2021",
            "2",
            Status.REPORTED,
            "official news 2021-06-22 and public exam bank",
            "谁发现谁上报，重大隐患当日录入省级直报系统",
            "Who finds a major hidden danger enters it in the province's system the same day",
        ),
        (
            "ZB2021",
            "FATAL",
            Status.REPORTED,
            "founding article",
            "亡人事故 30 分钟内直报省政府安委会办公室",
            "A fatal accident is reported direct to the province within 30 minutes",
        ),
        (
            "AQF",
            "113",
            Status.CONFIRMED,
            FULL_TEXT,
            "存在重大事故隐患，180 日内三次或一年内四次受到处罚的，提请关闭",
            "Closure is proposed on a major hidden danger with 3 penalties in 180 days or 4 in a "
            "year",
        ),
        (
            "AJ16",
            "3",
            Status.UNCONFIRMED,
            MEMORY,
            "重大事故隐患：危害和整改难度较大，须停产停业并经过一定时间整改，或因外部因素自身难以排除",
            "Major: harmful and hard to remove, with a stop and some time, or by outside causes "
            "beyond the enterprise's own power",
        ),
        (
            "AJ16",
            "14",
            Status.UNCONFIRMED,
            MEMORY,
            "每季、每年统计分析事故隐患，下一季度 15 日前、下一年 1 月 31 日前报送，由主要负责人签字",
            "Hidden dangers are summed up each quarter and year; the principal signs the report, due "
            "on the 15th of the next quarter and on 31 January",
        ),
        (
            "COAL",
            "35",
            Status.CONFIRMED,
            FULL_TEXT,
            "煤矿每季度向县级以上煤矿安全监管部门和矿山安全监察机构报告重大隐患，由主要负责人签字；"
            "未规定报送日，暂按 15 日",
            "A coal mine reports its major hidden dangers each quarter, signed by the principal; no "
            "day is given, the 15th is taken meanwhile",
        ),
        (
            "AJ16",
            "23",
            Status.UNCONFIRMED,
            MEMORY,
            "重大事故隐患治理后申请恢复生产的，10 日内现场审查",
            "A major hidden danger is reviewed on the spot within 10 days of the application",
        ),
        (
            "COAL",
            "48-49",
            Status.CONFIRMED,
            FULL_TEXT,
            "煤矿复工复产申请 20 日内验收，停产和复产情况 5 个工作日内公告",
            "A coal mine is accepted within 20 days of its application; stop and resumption are "
            "published within 5 working days",
        ),
        (
            "AQF",
            "70",
            Status.CONFIRMED,
            FULL_TEXT,
            "拒不执行停产决定、有现实危险的，可停止供电、停止供应民用爆炸物品；停止供电提前 24 小时"
            "通知，紧急情形除外",
            "Power or explosives may be cut when a stop is refused in real danger, power with 24 "
            "hours' notice save in an emergency",
        ),
        (
            "BZ",
            "HAZ-25",
            Status.OURS,
            PLATFORM,
            "重大隐患发现后 2 小时仍未直报的提醒",
            "A warning when a major hidden danger is not reported direct within 2 hours",
        ),
        (
            "BZ",
            "HAZ-36",
            Status.OURS,
            PLATFORM,
            "挂牌督办各环节期限，参照青岛市“3+X”（2012）作默认值",
            "Times of a listing for supervision; the defaults follow Qingdao's “3+X” of 2012",
        ),
        (
            "BZ",
            "HAZ-REGISTER",
            Status.OURS,
            PLATFORM,
            "隐患当日登记并定级",
            "A hidden danger is registered with its grade the same day",
        ),
        (
            "BZ",
            "HAZ-OWNER",
            Status.OURS,
            PLATFORM,
            "由哪个岗位负责隐患、由哪个岗位监督，从岗位和监管关系记录得出",
            "Which posts answer for and supervise a hidden danger is read from the records",
        ),
        (
            "BZ",
            "HAZ-SIGN",
            Status.OURS,
            PLATFORM,
            "重大隐患验收由每位专家本人签署；挂牌督办、重大隐患延期由主要负责人签批",
            "Each expert signs the acceptance of a major hidden danger himself; the head signs "
            "its listing and more time for it",
        ),
        (
            "BZ",
            "HAZ-PHONE",
            Status.OURS,
            PLATFORM,
            "手机上报的发现时间：时钟偏差在容许内的照录，超出的按偏差校正，过早的按收到时间",
            "When a phone says that a danger was found: as said within a tolerance, else corrected",
        ),
        (
            "BZ",
            "HAZ-CALLS",
            Status.OURS,
            PLATFORM,
            "到期未办的，先通知责任岗位，应答时间内无人应答再通知监督岗位",
            "Who owes what is overdue is called first; who has not answered in time is followed by "
            "who supervises",
        ),
        (
            "BZ",
            "PATROL",
            Status.OURS,
            PLATFORM,
            "企业自设巡查的频次、班次和通用检查项目；企业可以自定项目，自次日起按新版执行",
            "Patrols that an enterprise sets itself: how often, in which shifts, and common "
            "questions, which it may change from the next day on",
        ),
        (
            "BZ",
            "HAZ-LIKENESS",
            Status.OURS,
            PLATFORM,
            "同一位置、50 米内或同一单位用词相近的未销号隐患，提示可能重复",
            "Open dangers at the same place, near it or in like words may be the same: suggested",
        ),
        (
            "BZ",
            "HAZ-ACCEPTANCE",
            Status.OURS,
            PLATFORM,
            "一般隐患申请后 10 日内验收",
            "A general hidden danger is accepted within 10 days of the request",
        ),
        (
            "BZ",
            "HAZ-04",
            Status.OURS,
            PLATFORM,
            "先按发现当日有效的判定标准定级，行业没有判定标准的才按一般定义",
            "The catalogue of the day decides first, the general definition only without one",
        ),
        (
            "FXPJ",
            "LEC",
            Status.CONFIRMED,
            TABLES,
            "作业条件危险性评价法的 L、E、C 取值",
            "Values of L, E and C of the LEC method",
        ),
        (
            "FXPJ",
            "LS",
            Status.CONFIRMED,
            TABLES,
            "风险矩阵法的 L、S 取值",
            "Values of L and S of the matrix",
        ),
        (
            "FXPJ",
            "LS-BANDS",
            Status.REPORTED,
            SECONDARY,
            "风险矩阵法的分级",
            "Levels of the matrix",
        ),
        (
            "FXPJ",
            "MES",
            Status.CONFIRMED,
            TABLES,
            "MES 评价法的 M、E、S 取值",
            "Values of M, E and S of the MES method",
        ),
        (
            "FXPJ",
            "MES-BANDS",
            Status.REPORTED,
            SECONDARY,
            "MES 评价法的分级",
            "Levels of the MES method",
        ),
        (
            "BZ",
            "RSK-10",
            Status.OURS,
            PLATFORM,
            "LEC 各级下限含本数：320、160、70、20",
            "The lower bounds of the LEC levels are inclusive: 320, 160, 70, 20",
        ),
        (
            "BZ",
            "RSK-MES-180",
            Status.OURS,
            PLATFORM,
            "MES 得分 180 为 1 级",
            "An MES score of 180 is level 1",
        ),
        (
            "ZDFJ",
            "GRADES",
            Status.REPORTED,
            "public reprint",
            "诊断得分分为红橙黄蓝四级，有否决情形的直接判为红",
            "A diagnosis gives red, orange, yellow or blue; a veto situation is red at once",
        ),
        (
            "SC493",
            "3",
            Status.CONFIRMED,
            FULL_TEXT,
            "事故等级按死亡、重伤、直接经济损失取最高者，“以上”含本数",
            "The grade is the highest by deaths, serious injuries or direct loss; bounds inclusive",
        ),
        (
            "SC493",
            "9",
            Status.CONFIRMED,
            FULL_TEXT,
            "单位负责人接报后 1 小时内报告县级部门",
            "The head of the enterprise reports to the county within 1 hour of hearing",
        ),
        (
            "SC493",
            "10",
            Status.CONFIRMED,
            FULL_TEXT,
            "一般事故上报至市，较大至省，重大和特别重大至国务院部门",
            "General accidents go up to the city, larger to the province, higher ones to the State",
        ),
        (
            "SC493",
            "11",
            Status.CONFIRMED,
            FULL_TEXT,
            "逐级上报，每级不超过 2 小时",
            "Reported level by level, at most 2 hours each",
        ),
        (
            "SC493",
            "13",
            Status.CONFIRMED,
            FULL_TEXT,
            "30 日内（道路交通、火灾 7 日内）伤亡变化的，及时补报",
            "Changes in casualties within 30 days (road traffic and fire: 7) are reported",
        ),
        (
            "SC493",
            "19",
            Status.CONFIRMED,
            FULL_TEXT,
            "特别重大由国务院，重大由省，较大由市，一般由县负责调查",
            "Investigated by the State Council, province, city or county according to the grade",
        ),
        (
            "SC493",
            "29",
            Status.CONFIRMED,
            FULL_TEXT,
            "自事故发生之日起 60 日内提交调查报告，可延长至多 60 日",
            "The investigation report is due in 60 days of the accident, extended at most by 60",
        ),
        (
            "SC493",
            "32",
            Status.CONFIRMED,
            FULL_TEXT,
            "收到调查报告后 15 日内批复，特别重大事故 30 日内",
            "The reply follows in 15 days of the report, for extraordinary accidents in 30",
        ),
        (
            "SD342",
            "SELF-INVESTIGATION",
            Status.REPORTED,
            EXAM_BANK,
            "无死亡、重伤且损失低于 100 万元的，由事故单位自行调查",
            "Without death or serious injury and below 1,000,000 yuan the enterprise investigates",
        ),
        (
            "SDTL",
            "65(2)",
            Status.CONFIRMED,
            FULL_TEXT,
            "市县政府接报后 30 分钟内直报省政府安委会办公室，较大以上 1 小时内书面报告",
            "City and county report direct to the province in 30 minutes, in writing within 1 hour "
            "when larger or worse",
        ),
        (
            "BZ",
            "ACC-23",
            Status.OURS,
            PLATFORM,
            "30 分钟直报的硬时限只用于亡人事故",
            "The 30 minutes are a hard limit for fatal accidents only",
        ),
    )
)
