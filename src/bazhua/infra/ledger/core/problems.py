"""What can be wrong with an export, in both languages."""

from collections.abc import Mapping
from typing import Final

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase, Value, Word

REASONS: Final[Mapping[str, Word]] = {
    "not_a_line": Word(
        "这不是账本导出文件的行（{problem}）", "this is no line of a ledger export ({problem})"
    ),
    "not_canonical": Word("条目不是规范 JSON", "the entry is not canonical JSON"),
    "too_long": Word("一行超过 {limit} 字节", "the line is longer than {limit} bytes"),
    "cut_off": Word("文件在行中间中断", "the file breaks off inside the line"),
    "compressed": Word("gzip 压缩数据损坏（{problem}）", "the gzip data is damaged ({problem})"),
    "header_differs": Word("文件头与其校验值不符", "the header does not match its check"),
    "format_unknown": Word(
        "不认识的格式“{found}”，应为 {expected}", "the format is “{found}”, not {expected}"
    ),
    "suite_unknown": Word("不认识的密码套件“{found}”", "the suite “{found}” is not known"),
    "entry_number": Word("此处应为条目 {expected}", "entry {expected} belongs here"),
    "leaf_differs": Word("条目内容与其叶哈希不符", "the entry does not match its leaf hash"),
    "opening_number": Word(
        "此处应为第 {expected} 个披露字段，却是第 {found} 个",
        "opened field {expected} belongs here, not {found}",
    ),
    "opening_place": Word(
        "条目 {found} 的披露字段没有紧跟该条目",
        "the opened field of entry {found} does not stand right after that entry",
    ),
    "opening_differs": Word(
        "“{path}”的值或盐与条目中的承诺不符",
        "value or salt of “{path}” does not open the commitment in the entry",
    ),
    "root_log": Word("根属于另一个账本或套件", "the root is of another log or suite"),
    "root_number": Word(
        "此处应为第 {expected} 个根，却是第 {found} 个", "root {expected} belongs here, not {found}"
    ),
    "root_size": Word(
        "根覆盖 {found} 个条目，而前面有 {expected} 个",
        "the root covers {found} entries, but {expected} stand before it",
    ),
    "root_previous": Word("根没有接上前一个根", "the root does not follow from the root before"),
    "root_time": Word(
        "封存时间 {found} 不晚于前一个根的 {expected}",
        "sealed at {found}, not after the root before ({expected})",
    ),
    "root_hash": Word(
        "条目 {first} 至 {last} 算不出所签的根哈希",
        "entries {first} to {last} do not lead to the signed root hash",
    ),
    "signature": Word(
        "根的签名与公钥不符", "the signature of the root does not fit the public key"
    ),
    "unsealed": Word(
        "条目 {first} 至 {last} 没有被任何根覆盖", "entries {first} to {last} are under no root"
    ),
    "end_counts": Word(
        "结尾声明的数量（条目、披露字段、根）是 {found}，文件中是 {expected}",
        "the end counts {found} entries, opened fields and roots, the file holds {expected}",
    ),
    "end_missing": Word("缺少结尾行，文件不完整", "the end is missing; the file is incomplete"),
    "after_end": Word("结尾行之后还有内容", "something follows the end"),
    "key_differs": Word("公钥不是您所信任的公钥", "the public key is not the one that you trust"),
    "trusted_differs": Word(
        "与您所信任的第 {number} 个根不符：历史被改写",
        "root {number} is not the one that you trust: the past was rewritten",
    ),
    "trusted_missing": Word(
        "没有您所信任的第 {number} 个根：文件较旧或被截短",
        "root {number}, which you trust, is missing: the file is older or was shortened",
    ),
}
"""Reason → what it says."""


class Wrong(Exception):
    """Something is wrong at the place that is being read; the reason is a key of `REASONS`."""

    def __init__(self, reason: str, **data: Value) -> None:
        super().__init__(reason, data)
        self.reason = reason
        self.phrase = Phrase(REASONS[reason], data)


class NothingSealed(DomainError):
    """There is no root yet, so there is nothing to export."""

    code = "nothing_sealed"
    http_status = 409


class LedgerBroken(DomainError):
    """The first thing that is wrong with an export, by line (from 1) and entry (from 0)."""

    code = "ledger_broken"

    def __init__(self, file: str, *, line: int, entry: int, wrong: Wrong) -> None:
        super().__init__(f"line {line}", file=file, line=line, entry=entry, problem=wrong.phrase)
        self.file = file
        self.line = line
        self.entry = entry
        self.reason = wrong.reason
