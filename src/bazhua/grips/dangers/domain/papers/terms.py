"""Which papers hidden dangers have, how a paper is served, by what that is proved; their words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.kernel.words import Word


class PaperKind(StrEnum):
    """An official paper about hidden dangers."""

    ORDER = "rectification_order"
    OPINION = "reinspection_opinion"
    LISTING = "listing_notice"
    REPORT = "major_danger_report"


PAPER_WORDS: Final[Mapping[PaperKind, Word]] = {
    PaperKind.ORDER: Word("责令限期整改指令书", "Order to put right within a time"),
    PaperKind.OPINION: Word("整改复查意见书", "Opinion of the re-inspection"),
    PaperKind.LISTING: Word("挂牌督办通知", "Notice of listing for supervision"),
    PaperKind.REPORT: Word("重大隐患报告单", "Report of a major hidden danger"),
}

WAY_WORDS: Final[Mapping[Way, Word]] = {
    Way.HANDED_OVER: Word("直接送达", "handed over"),
    Way.LEFT_AT_PLACE: Word("留置送达", "left at the place"),
    Way.BY_POST: Word("邮寄送达", "by post"),
    Way.ELECTRONIC: Word("电子送达", "electronically"),
    Way.BY_NOTICE: Word("公告送达", "by public notice"),
}

PROOF_WORDS: Final[Mapping[Proof, Word]] = {
    Proof.SIGNATURE: Word("受送达人签收", "signature of the recipient"),
    Proof.REFUSAL: Word("拒收事由", "why he refused to sign"),
    Proof.WITNESSES: Word("见证人", "witnesses"),
    Proof.RECORDING: Word("照片或录像", "picture or recording"),
    Proof.RETURN_SLIP: Word("邮寄回执", "return slip of the post"),
    Proof.CONSENT: Word("同意电子送达的确认书", "written consent to electronic service"),
    Proof.OTHER_WAYS_FAILED: Word("其他方式无法送达的说明", "why no other way was possible"),
}
