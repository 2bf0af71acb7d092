"""Clauses cited by the rules of `cogovernance`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

PLATFORM = "platform"
SUMMARY_2018 = "ministry summary of the measures"
PRESS_2019 = "press, 2019-06-01"
ARTICLES_2012 = "public transcription, arts 10 to 14 in part"
ARTICLE_3 = "art. 3, public transcription"
COVER_LETTER = "cover letter and opening articles only"
NOT_SEEN = "text not seen"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "NAT-2012",
            "10(3)",
            Status.CONFIRMED,
            ARTICLES_2012,
            "核查结束后十日内向举报人反馈结果",
            "The tipster hears the result within ten days after verification ends",
        ),
        (
            "NAT-2012",
            "11(6)",
            Status.CONFIRMED,
            ARTICLES_2012,
            "自受理之日起六十日内办结，情况复杂的可延长至多三十日",
            "Closed within sixty days of acceptance; a complex case up to thirty days later",
        ),
        (
            "NAT-2012",
            "13",
            Status.CONFIRMED,
            ARTICLES_2012,
            "多人举报同一事项，只奖励最先受理的举报人",
            "Of several tips on one matter only the first accepted is rewarded",
        ),
        (
            "NAT-2018",
            "REWARD",
            Status.REPORTED,
            SUMMARY_2018,
            "按罚款的 15 % 或查实死亡人数奖励，最高 30 万元",
            "15 % of the fines, or an amount for each concealed death; at most 300,000 yuan",
        ),
        (
            "NAT-2018",
            "REAL-NAME",
            Status.CONFIRMED,
            "arts 1 to 5 in part",
            "现金奖励给予有功的实名举报人",
            "The cash reward goes to a meritorious tipster who gave a real name",
        ),
        (
            "NAT-2018",
            "10",
            Status.UNCONFIRMED,
            NOT_SEEN,
            "多人举报同一事项，奖励第一时间举报的人",
            "Of several tips on one matter the earliest is rewarded",
        ),
        (
            "NAT-2018",
            "TIME-LIMITS",
            Status.UNCONFIRMED,
            NOT_SEEN,
            "2018 年办法的办理时限未见，沿用 2012 年办法",
            "Time limits of the 2018 measures not yet seen; those of 2012 are used",
        ),
        (
            "MEM69",
            "7",
            Status.UNCONFIRMED,
            NOT_SEEN,
            "从业人员举报本单位，奖励可由省级规定上浮",
            "An employee's tip on his own enterprise may earn more, as the province provides",
        ),
        (
            "SD-2019",
            "REWARD",
            Status.REPORTED,
            PRESS_2019,
            "一般隐患 500 至 5000 元；罚款的 50 %，5000 至 50 万元",
            "General hidden danger 500 to 5,000 yuan; 50 % of the fines, 5,000 to 500,000 yuan",
        ),
        (
            "SD-2019",
            "CONCEALED",
            Status.UNCONFIRMED,
            NOT_SEEN,
            "谎报瞒报事故的奖励标准，暂按国家标准",
            "Rates for concealed accidents, taken from the national measures",
        ),
        (
            "SD-2019",
            "REAL-NAME",
            Status.UNCONFIRMED,
            NOT_SEEN,
            "现金奖励是否只给实名举报人",
            "Whether only a real-name tipster is rewarded in cash",
        ),
        (
            "SD-2021",
            "3",
            Status.CONFIRMED,
            ARTICLE_3,
            "谎报瞒报事故按查实的死亡人数奖励，最高 50 万元",
            "A concealed accident earns an amount for each death proven; at most 500,000 yuan",
        ),
        (
            "SD-2021",
            "3(1)",
            Status.CONFIRMED,
            ARTICLE_3,
            "现金奖励给予有功的实名举报人",
            "The cash reward goes to a meritorious tipster who gave a real name",
        ),
        (
            "SD-2021",
            "3(2)",
            Status.CONFIRMED,
            ARTICLE_3,
            "一般隐患 500 至 5000 元；重大隐患和违法行为为罚款的 50 %，5000 至 50 万元；火灾隐患除外",
            "General hidden danger 500 to 5,000 yuan; major hidden danger or violation 50 % of the "
            "fines, 5,000 to 500,000 yuan; fire danger excepted",
        ),
        (
            "SD-2021",
            "INSIDER",
            Status.REPORTED,
            "press conference, 2021-03-23",
            "内部人员准确举报本单位的，奖励上浮 20 %",
            "A whistle-blower who precisely reports his own enterprise earns 20 % more",
        ),
        (
            "SD-2025",
            "IN-FORCE",
            Status.UNCONFIRMED,
            COVER_LETTER,
            "2025 年修订办法已印发，施行日期和标准未见，沿用 2021 年办法",
            "The 2025 revision is issued, its start and figures not yet seen; those of 2021 are used",
        ),
        (
            "SD359",
            "TIME-LIMITS",
            Status.UNCONFIRMED,
            "arts 1 to 4 and the official briefing",
            "省政府令第359号的办理时限未见，沿用 2012 年国家办法",
            "Time limits of Order 359 not yet seen; those of the 2012 national measures are used",
        ),
        (
            "BZ",
            "RPT-33",
            Status.OURS,
            PLATFORM,
            "2021 年办法之前未见内部举报上浮规定，不上浮",
            "No uplift for whistle-blowers is known before the 2021 measures: none is added",
        ),
        (
            "BZ",
            "RPT-34",
            Status.OURS,
            PLATFORM,
            "先上浮，后按最高奖励封顶",
            "The uplift is added first, then the highest reward caps the sum",
        ),
        (
            "BZ",
            "RPT-35",
            Status.OURS,
            PLATFORM,
            "最后一次四舍五入到元",
            "Rounded once, at the end, half up to whole yuan",
        ),
        (
            "BZ",
            "RPT-36",
            Status.OURS,
            PLATFORM,
            "查实而未处罚款的，按最低奖励",
            "Verified but not fined: the lowest reward",
        ),
        (
            "BZ",
            "RPT-37",
            Status.OURS,
            PLATFORM,
            "火灾隐患另按消防举报奖励办法，金额由人工核定",
            "A fire danger is rewarded under the fire-rescue scheme; a person enters the amount",
        ),
        (
            "BZ",
            "RPT-50",
            Status.OURS,
            PLATFORM,
            "收到时间相同的，按登记先后",
            "Tips received at the same instant go by the order of registration",
        ),
    )
)
