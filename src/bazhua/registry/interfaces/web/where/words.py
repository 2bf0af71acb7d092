"""What the pages of regions, bodies and enterprises say."""

from typing import Final

from bazhua.kernel.words import Word

EVENTS: Final = {
    "enterprise.opened": Word("登记", "Entered"),
    "enterprise.changed": Word("变更", "Changed"),
    "enterprise.code_changed": Word("变更代码", "Code changed"),
    "enterprise.closed": Word("注销", "Closed"),
    "enterprise.moved": Word("迁址", "Moved"),
    "enterprise.supervision_began": Word("开始监管", "Supervision began"),
    "enterprise.supervision_ended": Word("监管终止", "Supervision ended"),
    "enterprise.contract_began": Word("承包开始", "Contract began"),
    "enterprise.contract_ended": Word("承包终止", "Contract ended"),
    "enterprise.unit_opened": Word("设立车间班组", "Unit opened"),
    "enterprise.unit_closed": Word("撤销车间班组", "Unit closed"),
    "enterprise.place_opened": Word("登记位置", "Place entered"),
    "enterprise.place_closed": Word("撤销位置", "Place closed"),
    "enterprise.zone_drawn": Word("绘制区域", "Zone drawn"),
    "enterprise.file_added": Word("添加文件", "File added"),
    "enterprise.zone_ended": Word("撤销区域", "Zone ended"),
    "enterprise.substance_held": Word("登记危险物质", "Substance entered"),
    "enterprise.substance_ended": Word("注销危险物质", "Substance ended"),
}
