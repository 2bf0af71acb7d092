"""Sentences on additions to the policy book."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

POLICIES: Mapping[str, Word] = {
    "error.clause_known": Word(
        "条款 {clause} 已在条款目录中；请直接引用，不必新增。",
        "Clause {clause} is in the catalogue; cite it and leave the new clause out.",
    ),
    "error.clause_unknown": Word(
        "条款 {clause} 不在条款目录中；请核对编号，或一并填写新条款的名称、效力和出处。",
        "Clause {clause} is not in the catalogue; check its id, or give title, status and source of the new clause along.",
    ),
    "error.policy_decided": Word(
        "该项已复核或已撤回，不能再次处理；请刷新后查看。",
        "It is confirmed or withdrawn and is not decided again; reload to see how it stands.",
    ),
    "error.policy_in_past": Word(
        "起始日 {since} 须晚于今天（{today}）：已作出的答复不得改变；请改为明天或以后的日期。",
        "It would begin on {since}; it must begin after today ({today}), so that no answer given changes. Choose tomorrow or later.",
    ),
    "error.policy_unchanged": Word(
        "自 {since} 起的规则与拟新增的完全相同，无需新增；请修改数值或条款。",
        "What holds from {since} on is the same; nothing would change. Give another value or clause.",
    ),
    "error.second_person_needed": Word(
        "须由另一名人员本人办理：提出人、其程序及其他程序都不能复核；请由其他有权人员登录后复核。",
        "Another person must do this himself: not the one who proposed, and no program. Ask another authorised person to sign in and confirm.",
    ),
}
