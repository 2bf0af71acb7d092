"""Sentences about sign-offs."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

SIGNING: Mapping[str, Word] = {
    "error.asked_already": Word(
        "已提请签署，或已签署待办理；请打开签署记录查看。",
        "Signatures are asked for already, or given and not used yet; open the sign-off.",
    ),
    "error.no_signer": Word(
        "没有登记应当签署的{signer}；请先登记该岗位及任职人员。",
        "Nobody is on record as {signer} who would sign it; put the post and its holder on record.",
    ),
    "error.plan_refused": Word(
        "签署方案的步骤“{step}”不合格：{problem}；请改正后重新提交。",
        "Step “{step}” of the sign-off is not sound: {problem}; correct it and submit again.",
    ),
    "error.proof_refused": Word(
        "签名未被接受：{problem}。",
        "The signature is not accepted: {problem}.",
    ),
    "error.signing_refused": Word(
        "不能签署：{problem}。",
        "You cannot sign: {problem}.",
    ),
}
