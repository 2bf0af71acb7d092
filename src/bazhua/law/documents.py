"""The documents that clauses stand in: short id, title, number, dates."""

from dataclasses import dataclass
from datetime import date

from bazhua.kernel.words import Word
from bazhua.law.danger_catalogues import DANGER_CATALOGUES


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One law, regulation, standard or notice.

    Attributes:
        id: the short id that clause ids begin with.
        number: the official number, empty where there is none or it was not seen.
        since: first day in force; nothing where it was not seen.
        until: last day in force, nothing while in force.
    """

    id: str
    title: Word
    number: str = ""
    since: date | None = None
    until: date | None = None


DOCUMENTS = tuple(
    Document(id=id_, title=Word(zh, en), number=number, since=since, until=until)
    for id_, zh, en, number, since, until in (
        ("BZ", "平台规则", "Platform rules", "", None, None),
        (
            "HOLIDAYS",
            "国务院办公厅关于部分节假日安排的通知",
            "State Council Office: public holidays of the year",
            "",
            None,
            None,
        ),
        ("AQF", "中华人民共和国安全生产法", "Work Safety Law", "2021", date(2021, 9, 1), None),
        (
            "CFF",
            "中华人民共和国行政处罚法",
            "Administrative Penalty Law",
            "2021",
            date(2021, 7, 15),
            None,
        ),
        (
            "WHPF",
            "中华人民共和国危险化学品安全法",
            "Hazardous Chemicals Safety Law",
            "2025",
            date(2026, 5, 1),
            None,
        ),
        (
            "TFSJ",
            "中华人民共和国突发事件应对法",
            "Emergency Response Law",
            "2024",
            date(2024, 11, 1),
            None,
        ),
        (
            "SC493",
            "生产安全事故报告和调查处理条例",
            "Accident Reporting and Investigation Regulations",
            "国务院令第493号",
            date(2007, 6, 1),
            None,
        ),
        (
            "SC708",
            "生产安全事故应急条例",
            "Work-safety Emergency Regulations",
            "国务院令第708号",
            date(2019, 4, 1),
            None,
        ),
        (
            "COAL",
            "煤矿安全生产条例",
            "Coal Mine Work-safety Regulations",
            "2024",
            date(2024, 5, 1),
            None,
        ),
        (
            "SDTL",
            "山东省安全生产条例",
            "Shandong Work Safety Regulations",
            "2021",
            date(2022, 3, 1),
            None,
        ),
        (
            "SD342",
            "山东省生产安全事故报告和调查处理办法",
            "Shandong Accident Reporting and Investigation Measures",
            "省政府令第342号",
            date(2021, 8, 3),
            None,
        ),
        (
            "SD347",
            "山东省生产安全事故隐患排查治理办法",
            "Shandong Hidden-danger Measures",
            "省政府令第347号",
            date(2022, 5, 1),
            None,
        ),
        (
            "SD359",
            "山东省安全生产举报办法",
            "Shandong Work-safety Tip Measures",
            "省政府令第359号",
            date(2024, 9, 1),
            None,
        ),
        (
            "SD-2019",
            "山东省安全生产举报奖励办法（2019）",
            "Shandong Tip Reward Measures (2019)",
            "",
            date(2019, 5, 1),
            date(2021, 3, 17),
        ),
        (
            "SD-2021",
            "山东省安全生产举报奖励办法（2021）",
            "Shandong Tip Reward Measures (2021)",
            "鲁应急发〔2021〕3号",
            date(2021, 3, 18),
            None,
        ),
        (
            "SD-2022",
            "山东省安全生产举报奖励标准（2022版）",
            "Shandong Tip Reward Standard (2022)",
            "",
            date(2022, 7, 1),
            None,
        ),
        (
            "SD-2025",
            "山东省安全生产举报奖励办法（2025修订）",
            "Shandong Tip Reward Measures (2025 revision)",
            "鲁应急发〔2025〕12号",
            None,
            None,
        ),
        (
            "NAT-2018",
            "安全生产领域举报奖励办法",
            "National Tip Reward Measures (2018)",
            "安监总财〔2018〕19号",
            date(2018, 1, 4),
            None,
        ),
        (
            "NAT-2012",
            "安全生产举报奖励办法（2012）",
            "National Tip Reward Measures (2012)",
            "安监总财〔2012〕63号",
            date(2012, 5, 1),
            date(2018, 1, 3),
        ),
        (
            "ZB2021",
            "重大安全生产隐患直报工作规定",
            "Direct Report of Major Hidden Dangers",
            "省政府安委会办公室",
            date(2021, 6, 1),
            None,
        ),
        (
            "MEM14",
            "生产安全事故罚款处罚规定",
            "Rules on Fines for Accidents",
            "应急管理部令第14号",
            date(2024, 3, 1),
            None,
        ),
        (
            "MEM69",
            "生产经营单位从业人员安全生产举报处理规定",
            "Rules on Employees' Work-safety Tips",
            "应急〔2020〕69号",
            date(2020, 9, 16),
            None,
        ),
        (
            "AQPX",
            "生产经营单位安全培训规定",
            "Rules on Safety Training of Enterprises",
            "安全监管总局令第3号（2015 年修正）",
            date(2006, 3, 1),
            None,
        ),
        (
            "TZZY",
            "特种作业人员安全技术培训考核管理规定",
            "Rules on Training and Examination of Special Operators",
            "安全监管总局令第30号",
            date(2010, 7, 1),
            None,
        ),
        (
            "ZGKS",
            "安全生产资格考试与证书管理暂行办法",
            "Interim Measures on Safety Qualification Examinations and Certificates",
            "安监总培训〔2013〕104号",
            None,
            None,
        ),
        (
            "CH2022",
            "山东省安委会关于晨会制度的文件（2022）",
            "Shandong Work Safety Commission: pre-shift meetings (2022)",
            "鲁安发〔2022〕4号",
            date(2022, 3, 3),
            None,
        ),
        (
            "GB32100",
            "法人和其他组织统一社会信用代码编码规则",
            "Coding Rule of the Unified Social Credit Code",
            "GB 32100-2015",
            date(2015, 10, 1),
            None,
        ),
        (
            "GB11643",
            "公民身份号码",
            "Citizen Identification Number",
            "GB 11643-1999",
            date(1999, 7, 1),
            None,
        ),
        (
            "GB11714",
            "全国组织机构代码编制规则",
            "Coding Rule of Organisation Codes",
            "GB 11714-1997",
            None,
            None,
        ),
        (
            "SDPX",
            "山东省政府安委会办公室关于规范和加强安全生产培训考核工作的指导意见",
            "Shandong Commission Office: Guidance on Safety Training and Examination",
            "",
            None,
            None,
        ),
        (
            "ZCAQ",
            "注册安全工程师管理规定",
            "Rules on Registered Safety Engineers",
            "安全监管总局令第11号",
            date(2007, 3, 1),
            None,
        ),
        (
            "GB30871",
            "危险化学品企业特殊作业安全规范",
            "Safety of Special Operations in Hazardous-chemical Enterprises",
            "GB 30871-2022",
            date(2022, 10, 1),
            None,
        ),
        (
            "SDAIR",
            "山东省航空应急救援情况的公开发布",
            "Public statements on Shandong's air rescue",
            "",
            None,
            None,
        ),
        (
            "GB18218",
            "危险化学品重大危险源辨识",
            "Identification of Major Hazard Installations for Hazardous Chemicals",
            "GB 18218-2018",
            date(2019, 3, 1),
            None,
        ),
        (
            "GB50493",
            "石油化工可燃气体和有毒气体检测报警设计标准",
            "Design Standard for Detection and Alarm of Flammable and Toxic Gas",
            "GB/T 50493-2019",
            date(2020, 1, 1),
            None,
        ),
        (
            "ISA18.2",
            "过程工业报警系统管理",
            "Management of Alarm Systems for the Process Industries",
            "ANSI/ISA-18.2",
            None,
            None,
        ),
        (
            "MKAQ",
            "煤矿安全规程",
            "Coal Mine Safety Regulations",
            "安全监管总局令第87号",
            date(2016, 10, 1),
            None,
        ),
        (
            "GB39496",
            "尾矿库安全规程",
            "Safety Regulation for Tailings Ponds",
            "GB 39496-2020",
            date(2021, 9, 1),
            None,
        ),
        (
            "HGYQ",
            "化工园区安全风险排查治理导则",
            "Guide to Safety Risk Control of Chemical Parks",
            "",
            None,
            None,
        ),
        (
            "GBT28181",
            "公共安全视频监控联网系统信息传输、交换、控制技术要求",
            "Networked Video: Transport, Switch and Control",
            "GB/T 28181",
            None,
            None,
        ),
        (
            "FXPJ",
            "风险评价方法（LEC、LS、MES）通行表",
            "Scoring Tables of Risk Evaluation in General Use (LEC, LS, MES)",
            "",
            None,
            None,
        ),
        (
            "ZDFJ",
            "危险化学品企业安全风险评估诊断分级",
            "Grading of Safety Risk Diagnosis of Hazardous Chemical Enterprises",
            "应急管理部，2018",
            None,
            None,
        ),
        (
            "AJ16",
            "安全生产事故隐患排查治理暂行规定",
            "Interim Rules on Finding and Removing Hidden Dangers",
            "安全监管总局令第16号",
            None,
            None,
        ),
        (
            "SDGP",
            "山东省重大安全生产隐患挂牌督办办法",
            "Shandong Listing of Major Hidden Dangers for Supervision",
            "",
            None,
            None,
        ),
        (
            "GBF54",
            "国务院办公厅关于严格规范涉企行政检查的意见",
            "State Council Office: Strict Rules on Administrative Inspections of Enterprises",
            "国办发〔2024〕54号",
            date(2025, 1, 3),
            None,
        ),
        *DANGER_CATALOGUES,
    )
)
