"""What the system page says."""

from typing import Final

from bazhua.kernel.words import Word

PROCESSES: Final = Word("进程", "Processes")
PROCESS: Final = Word("进程", "Process")
CONNECTIONS: Final = Word("数据库连接", "Connections")
SINCE: Final = Word("启动于", "Since")
LONGEST: Final = Word("最久事务", "Oldest transaction")
DUTIES: Final = Word("时钟职责", "Duties of the clock")
DUTY: Final = Word("职责", "Duty")
CLOCK: Final = Word("时钟进程", "Clock")
TICKED: Final = Word("最近运行", "Last run")
WORKED: Final = Word("最近有事可做", "Last found work")
DONE: Final = Word("累计处理", "Done")
FAILED: Final = Word("最近失败", "Last failure")
DRIFT: Final = Word("与数据库时差", "Ahead of the database")
NEVER: Final = Word("无", "none")
SILENT: Final = Word("无信号", "silent")
ALIVE: Final = Word("正常", "alive")
STATE: Final = Word("状态", "State")
SECONDS: Final = Word("{s} 秒", "{s} s")

PENDING: Final = Word("待投递事件", "Events to be told")
DEAD: Final = Word("失败的投递", "Failed deliveries")
LATE: Final = Word("到期 2 秒以上未触发", "Not fired 2 s after due")
UNFOLDED: Final = Word("待汇总", "Contributions to be folded")
UNSEALED: Final = Word("待封存事件", "Events to be sealed")
ROWS: Final = Word("条", "rows")
SIZE: Final = Word("数据库大小", "Size of the database")
MIB: Final = Word("MiB", "MiB")
PENDING_IS: Final = Word(
    "已写入、尚未送达某一订阅者的事件；正常时数秒内归零。",
    "Events written that some subscriber has not been told of; normally gone within seconds.",
)
DEAD_IS: Final = Word(
    "十次未能送达、等待处置的事件。", "Ten attempts failed; somebody must decide."
)
LATE_IS: Final = Word(
    "时钟应在到期后 2 秒内触发；大于零说明时钟进程未运行或过载。",
    "The clock fires within 2 s; above zero it does not run or is overloaded.",
)
UNFOLDED_IS: Final = Word("尚未计入各级指标的贡献。", "Contributions not yet in the figures.")
UNSEALED_IS: Final = Word(
    "尚未写入账本的事件；每秒封存一次。", "Events not yet in the ledger; sealed every second."
)
SIZE_IS: Final = Word("含索引，不含上传的文件。", "With its indexes, without uploaded files.")
HEAD: Final = Word("账本头", "Head of the ledger")
ENTRIES: Final = Word("条目数", "Entries")
ROOT: Final = Word("根", "Root")
SEALED: Final = Word("封存于", "Sealed")
SUITE: Final = Word("算法套件", "Suite")
SITE_DRIFT: Final = Word("站点时钟与数据库时差", "Database ahead of the site")
