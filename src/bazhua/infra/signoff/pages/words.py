"""What the pages of sign-offs say."""

from typing import Final

from bazhua.infra.signoff.core.signing import State
from bazhua.kernel.words import Word

KIND: Final = Word("签署", "Sign-off")
SIGN: Final = Word("签署", "Sign")
SIGN_FOR: Final = Word("以“{post}”签署", "Sign as {post}")
SIGN_INSTEAD: Final = Word("代{giver}签署", "Sign for {giver}")
REFUSE: Final = Word("拒签", "Refuse to sign")
SURE: Final = Word("签署“{title}”？签署后不能撤回。", "Sign “{title}”? It cannot be taken back.")
SIGNERS: Final = Word("签署人", "Signers")
WAITS: Final = Word("{who}：待签", "{who}: has not signed")
SIGNED: Final = Word("{who}：已签 {at}", "{who}: signed {at}")
REFUSED: Final = Word("{who}：拒签 {at}，{reason}", "{who}: refused {at}: {reason}")
INSTEAD: Final = Word("{person}（代{other}）", "{person} for {other}")
ASKED: Final = Word("提请签署", "Signatures asked for")
ASKED_BY: Final = Word("提请人", "Asked by")
PLATFORM: Final = Word("平台自动提请", "The platform")
REVISED: Final = Word("内容变更，此前签名作废", "Content changed; earlier signatures are void")
CLOSED: Final = Word("签署结束", "Closed")
COMPLETE: Final = Word("签署完成", "All have signed")
DID_SIGN: Final = Word("签署", "Signed")
DID_REFUSE: Final = Word("拒签：{reason}", "Refused: {reason}")
RECORD: Final = Word("所涉记录", "About")
OPEN: Final = Word("打开记录", "Open the record")
HASH: Final = Word("内容校验值", "Hash of the content")
CLAUSE: Final = Word("依据", "Clause")
VIEWERS: Final = Word("可查看所涉记录的人员", "Those who may view the record")
PARTIES: Final = Word("签署人及其受托人", "Those who sign, and their delegates")
BY_RECORD: Final = Word("随记录可见", "by the record")
BY_PLAN: Final = Word("由其签署", "it is theirs to sign")

STATES: Final = {
    State.OPEN: Word("待签署", "Waits for signatures"),
    State.COMPLETE: Word("已签署", "Signed"),
    State.RETURNED: Word("已退回", "Returned"),
    State.REFUSED: Word("被拒签", "Refused"),
}
