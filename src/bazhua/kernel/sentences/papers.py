"""Sentences about official papers and their service."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

PAPERS: Mapping[str, Word] = {
    "error.glyph_missing": Word(
        "“{key}”中的字符 {character} 不在公文字库中；请改用字库中的字。",
        "The font of papers lacks the character {character} of “{key}”; use another one.",
    ),
    "error.no_issuer": Word(
        "您不在对该单位有管辖权的部门或者该单位任职，不能以其名义制作文书；请先登记任职。",
        "You act for no office over this place and for no enterprise here; put your post on record first.",
    ),
    "error.not_served": Word(
        "缺少{proof}，不能算作送达；请补充。",
        "It does not count as served: {proof} is missing; add it.",
    ),
    "error.one_subject": Word(
        "一份文书只能针对同一单位的隐患；请分开制作。",
        "A paper is about the hidden dangers of one subject; draw up several.",
    ),
    "error.own_draft": Word(
        "此类文书不由拟稿人本人签发；请由本单位另一位有权人员签发。",
        "Who drafted it does not issue it; let another of your office who may do so.",
    ),
    "error.paper_mismatch": Word(
        "不能确认这是该公文的签署件：{problem}。",
        "This is not known to be the signed sheet of the paper: {problem}.",
    ),
    "error.served_already": Word(
        "这份文书已经送达；送达记录不能更改。",
        "This paper is served already; its record stays as it is.",
    ),
    "error.unknown_kind": Word(
        "没有名为“{kind}”的公文种类；请从已登记的文种中选择。",
        "There is no kind of paper “{kind}”; choose one that is registered.",
    ),
}
