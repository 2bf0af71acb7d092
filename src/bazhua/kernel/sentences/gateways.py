"""Sentences for gateways that send readings, and why what they sent is set aside."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

GATEWAYS: Mapping[str, Word] = {
    "error.batch_malformed": Word(
        "数据包无法读取（{problem}），已隔离备查；请按接口格式重新发送。",
        "The batch cannot be read ({problem}) and was put aside; send it in the documented form.",
    ),
    "error.batch_too_large": Word(
        "数据包超过 {most} 字节；请分成较小的数据包发送。",
        "The batch is larger than {most} bytes; send smaller batches.",
    ),
    "error.gateway_token_refused": Word(
        "网关令牌缺失、无效、已过期或不属于此网关；请向管理员申请新令牌。",
        "The gateway's token is missing, unknown, over or another gateway's; ask the administrator for a new one.",
    ),
    "error.ingest_down": Word(
        "数据库暂时没有应答，数据包是否已接收不能确定；请稍后以同一序号重发，不会重复计入。",
        "The database does not answer, so it is not known whether the batch is in; send it again with its number, it will not count twice.",
    ),
    "error.ingest_full": Word(
        "待处理的数据已满，数据包未接收；请稍后重发。",
        "Too much waits to be processed; the batch was not accepted, send it again later.",
    ),
    "error.sequence_taken": Word(
        "序号 {sequence} 已有内容不同的数据包；本包已隔离备查，请使用新的序号。",
        "There is another batch numbered {sequence}; this one was put aside, use a new number.",
    ),
    "quarantine.clock": Word(
        "时间超前于平台时钟；请校准网关时钟",
        "Ahead of the platform's clock; set the gateway's clock",
    ),
    "quarantine.malformed": Word("数据包无法读取或不完整", "No batch that can be read, or cut off"),
    "quarantine.not_a_number": Word("不是数值", "Not a number"),
    "quarantine.other_content": Word(
        "同一序号下内容不同", "Another content under a number that was used"
    ),
    "quarantine.oversized": Word("数据包过大", "Larger than a batch may be"),
    "quarantine.range": Word("数值超出可能范围", "Beyond any possible value"),
    "quarantine.retention": Word("数据过旧，不再接收", "Older than is taken"),
    "quarantine.unknown_point": Word(
        "点位未登记；登记后可重放", "No such point; it is sent again once that is defined"
    ),
    "quarantine.wrong_token": Word("令牌或签封不属于此网关", "Token or seal is not this gateway's"),
}
