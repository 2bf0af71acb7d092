"""What the pages of early warnings and of process units say."""

from collections.abc import Mapping
from typing import Final

from bazhua.grips.inherent.domain.warning.terms import FEEDBACK, Feedback
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import headed
from bazhua.kernel.words import Word

WARNINGS: Final = Word("早期预警", "Early warnings")
WARNING: Final = Word("预警", "Early warning")
LEAD: Final = Word(
    "工艺单元的全部测点一起看：偏离平常运行而尚未到报警限值时即提示。预警不是报警，不替代报警。",
    "All points of a process unit seen together: it tells that a unit leaves its normal running "
    "before a limit is reached. A warning is no alarm and takes the place of none.",
)
UNIT: Final = Word("工艺单元", "Process unit")
UNITS_LEAD: Final = Word(
    "在装置页面设立；由人选一段正常运行时间训练后才开始预警。",
    "They are set up at the page of an installation, and warn once somebody has trained them on a "
    "time of normal running.",
)
NONE: Final = Empty(
    Word("没有早期预警", "No early warning"),
    Word(
        "工艺单元偏离平常运行时出现在这里。",
        "They appear when a process unit leaves normal running.",
    ),
)
ENTERPRISE: Final = Word("企业", "Enterprise")
INSTALLATION: Final = Word("装置", "Installation")
OPENED: Final = Word("开始", "Began")
ENDED: Final = Word("结束", "Ended")
STATE: Final = Word("状态", "State")
FEEDBACK_: Final = Word("反馈", "Feedback")
REMARK: Final = Word("说明", "Said")
MAIN: Final = Word("主要原因", "Mainly")
WORST: Final = Word("最大偏离", "Furthest")
FACTOR: Final = Word("平常上限的 {n} 倍", "{n} times the normal bound")
BY: Final = Word("反馈人", "Answered by")
AT: Final = Word("反馈时间", "Answered at")
SINCE: Final = Word("自", "Since")
MODEL: Final = Word("模型", "Model")
MODELS: Final = Word("模型版本", "Models")
MODEL_OF: Final = Word("第 {n} 版（{day} 训练）", "no. {n} ({day})")
SET_UP_AT: Final = Word("设立时间", "Set up at")
VERSION: Final = Word("版本", "Version")
VERSION_OF: Final = Word("第 {n} 版", "no. {n}")
TRAINED_BY: Final = Word("训练人", "Trained by")
TRAINED_AT: Final = Word("训练时间", "Trained at")
WINDOW: Final = Word("正常运行时间窗", "Normal running")
PERIOD: Final = Word("采样周期", "Period")
SAMPLES: Final = Word("采样数", "Samples")
NO_MODEL: Final = Empty(
    Word("还没有模型", "No model yet"),
    Word(
        "选一段正常运行时间训练；不会自动训练。",
        "Train it on a time of normal running; nothing is trained by itself.",
    ),
)
NOW: Final = Word("当前偏离", "Now")
JUDGED: Final = Word("已判断至", "Judged until")
NOT_JUDGED: Final = Word("数据不足，尚未判断", "too little is known to judge")

HIGHER: Final = Word("高于平常", "higher than normal")
LOWER: Final = Word("低于平常", "lower than normal")
CONTRIBUTES: Final = Word("{point} {side}，占 {share} %", "{point} {side}, {share} % of it")
CONTRIBUTIONS: Final = Word("由哪些测点引起", "Which points make it")
CONTRIBUTIONS_LEAD: Final = Word(
    "预警开始时各测点所占份额，从大到小；点开查看该测点曲线。",
    "The share of each point as the warning began, the largest first; each opens its trend.",
)
POINT: Final = Word("测点", "Point")
TAG: Final = Word("位号", "Tag")
SIDE: Final = Word("与平常相比", "Against normal")
SHARE: Final = Word("占比", "Share")
DEVIATION: Final = Word("偏离（标准差）", "Standard deviations")
PERCENT: Final = Word("{n} %", "{n} %")

TREND: Final = Word("偏离程度", "How far from normal")
TREND_LEAD: Final = Word(
    "平常不超过 1；超过 {most} 的按 {most} 画出。",
    "In normal running at most 1; what is above {most} is drawn at {most}.",
)
TREND_SAID: Final = Word("{unit}：{n} 个采样，最大 {high}", "{unit}: {n} samples, at most {high}")
NO_TREND: Final = Empty(
    Word("这段时间的数据已不在", "Readings of this time are gone"), Word("", "")
)
BOUND: Final = Word("平常上限", "Normal bound")

ANSWER: Final = Word("反馈", "Give feedback")
ANSWER_LEAD: Final = Word(
    "如实选择：误报过多的单元自动转为试运行。",
    "Say what it was: a unit with too many false ones is only observed.",
)
SET_UP_LEAD: Final = Word(
    "选择同一装置内相互影响的测点（3 个以上），设立后再训练。",
    "Choose points of the installation that act on each other (at least three), then train it.",
)
TRAIN: Final = Word("训练模型", "Train a model")
TRAIN_LEAD: Final = Word(
    "选一段确认正常的运行时间：无检修、无开停车、无事故。训练后由新模型判断，旧版本保留。",
    "Choose a time that was surely normal: no maintenance, no start or stop, no incident. The new "
    "model judges from then on; earlier ones are kept.",
)
REINSTATE: Final = Word("恢复正式运行", "Rely on it again")
REINSTATE_ASK: Final = Word(
    "恢复后预警会通知值班人员，之前的反馈不再计入，确定？",
    "People are told of its warnings again, and earlier feedback counts no more. Go on?",
)
CLOSE: Final = Word("停用", "Close")
CLOSE_ASK: Final = Word(
    "停用后不再判断，模型和预警保留，确定？",
    "It is judged no more; models and warnings stay. Go on?",
)
CLOSED: Final = Mark(Word("已停用", "closed"), Tone.PLAIN)
LASTS: Final = Mark(Word("持续", "lasts"), Tone.WARN, "bell-ringing")
GONE: Final = Mark(Word("已结束", "ended"), Tone.PLAIN)
UNTOLD: Final = Mark(Word("试运行，未通知", "observed only, nobody was told"), Tone.INFO, "eye")
UNANSWERED: Final = Word("未反馈", "none yet")
HISTORY: Final = Word("经过", "History")
OBSERVED_NOTE: Final = Word(
    "试运行：预警只显示在本页和列表，不通知；重新训练或由人恢复后转为正式运行。",
    "Observed only: its warnings stand here and in the list, and nobody is told, until it is trained "
    "anew or somebody relies on it again.",
)

FEEDBACK_MARKS: Final[Mapping[Feedback, Mark]] = {
    Feedback.TRUE: Mark(headed(FEEDBACK[Feedback.TRUE]), Tone.BAD, "alert-triangle"),
    Feedback.FALSE: Mark(headed(FEEDBACK[Feedback.FALSE]), Tone.PLAIN, "eye-off"),
    Feedback.KNOWN: Mark(headed(FEEDBACK[Feedback.KNOWN]), Tone.INFO, "info-circle"),
}
HAPPENED: Final[Mapping[str, Word]] = {
    "process_unit.set_up": Word("设立", "Set up"),
    "process_unit.trained": Word("训练第 {number} 版模型", "Model no. {number} was trained"),
    "process_unit.demoted": Word(
        "转为试运行：{counted} 条反馈中误报 {false} 条",
        "Only observed from here on: {false} of {counted} answers said false",
    ),
    "process_unit.reinstated": Word("恢复正式运行", "Relied on again"),
    "process_unit.closed": Word("停用", "Closed"),
    "warning.opened": Word("预警开始", "Began"),
    "warning.ended": Word("预警结束", "Ended"),
    "warning.answered": Word("反馈：{said}", "Feedback: {said}"),
}
