"""What is wrong in a demonstration, where, and how it is put right: all invented."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sample:
    """Something that is wrong.

    Attributes:
        item: of a catalogue of major hidden dangers, where it is one of its items.
    """

    wrong: str
    spot: str
    measure: str
    item: str = ""


GENERAL: Final = (
    Sample("配电箱未上锁，箱门缺跨接线", "一号车间东侧", "加锁并补装跨接线，张贴警示标识"),
    Sample("灭火器压力不足，未按月检查", "仓库南门", "更换灭火器，明确专人每月检查"),
    Sample("安全出口堆放原料，疏散通道不足 1 米", "包装间", "清走堆放物，划线并每班巡查"),
    Sample("行车吊钩防脱装置缺失", "机修车间", "停用行车，补装防脱装置后试吊"),
    Sample("冲压机光电保护失效", "冲压工段", "停机检修光电保护，验收后复用"),
    Sample("氧气、乙炔气瓶间距不足 5 米", "焊接区", "分区存放气瓶，加装防倾倒支架"),
    Sample("登高平台护栏松动", "二层操作平台", "更换护栏并焊接牢固，限制上人"),
    Sample("岗位操作规程未更新，与现设备不符", "二号车间", "修订规程并组织培训考核"),
    Sample("临时用电线路未穿管，拖地敷设", "扩建工地", "改为架空穿管敷设，加装漏电保护"),
    Sample("应急照明不亮", "西侧楼梯间", "更换应急灯，纳入每周检查"),
    Sample("有限空间未设警示标识和台账", "污水池", "补设标识，建立台账并告知作业人员"),
    Sample("消防栓箱内水带老化", "办公楼一层", "更换水带并试水"),
    Sample("叉车限速装置被拆除", "成品库", "恢复限速装置，对驾驶员再教育"),
    Sample("除尘器泄爆片锈蚀", "打磨车间", "停机更换泄爆片，清理积尘"),
    Sample("危险化学品标签脱落，看不清品名", "危化品暂存间", "重新贴签并核对台账"),
    Sample("员工未佩戴防护眼镜", "打磨工位", "配发防护眼镜，班前检查佩戴"),
)
MAJOR: Final = (
    Sample("氨制冷机房未装氨气浓度报警装置", "制冷机房", "停机撤人，加装报警并联锁通风", "GM-12.2"),
    Sample("可燃气体报警器全部断电停用", "调漆间", "停止作业，恢复供电并逐点标定"),
    Sample("干式除尘系统未规范设置锁气卸灰装置", "打磨车间", "停产整改，更换卸灰装置并验收"),
)
PLAN_B: Final = "现场设专人监护，异常时停机、断电、撤人并报告值班室"
"""What is done meanwhile should it go wrong."""

REASONS: Final = {
    "REJECT": "整改不彻底，现场仍见同类问题",
    "REQUEST_EXTENSION": "配件到货推迟，须延长工期",
    "REFUSE_EXTENSION": "可采取替代措施，不必延期",
}
