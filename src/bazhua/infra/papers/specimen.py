"""Papers of nobody, to look at: every element of the skeleton once."""

from datetime import UTC, date, datetime
from typing import Final

from bazhua.infra.papers.core.content import Content, Issuer, Piece, Urgency
from bazhua.infra.papers.core.kinds import NOTICE
from bazhua.infra.papers.core.sheet import Made, Source, Stamp, sheet_of
from bazhua.infra.papers.render import pdf_of, pictures_of
from bazhua.kernel.words import Lang

AT: Final = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
CODE: Final = "BZ1" + "0" * 42

ISSUERS: Final = {
    Lang.ZH: Issuer(code="org:specimen", name="某某省某某委员会办公室", word="某某办"),
    Lang.EN: Issuer(code="org:specimen", name="Office of the Specimen Commission", word="OSC"),
}
CONTENTS: Final = {
    Lang.ZH: Content(
        title="关于规范公文格式和公文用字的通知",
        to=("各市某某委员会", "省有关部门、单位"),
        body=(
            Piece(
                text="为统一公文的版式、字号和编排，方便阅读、装订和归档，现就有关事项通知如下。"
                "本件为样张，不具有任何效力。"
            ),
            Piece(level=1, text="版面"),
            Piece(
                text="公文用纸采用A4型纸，上白边37毫米，左白边28毫米，版心156毫米×225毫米。"
                "一般每面排22行，每行排28个字，并撑满版心。"
            ),
            Piece(level=1, text="要素"),
            Piece(level=2, text="眉首"),
            Piece(text="发文机关标志居中排布，用红色；发文字号的年份用六角括号“〔〕”括入。"),
            Piece(level=2, text="主体"),
            Piece(text="标题用二号字，正文用三号字，其他要素见下表。"),
            Piece(
                rows=(
                    ("要素", "字号", "位置"),
                    ("附件说明", "三号", "正文下空一行"),
                    ("成文日期", "三号", "右空四字编排"),
                    ("版记", "四号", "最后一面的末行"),
                )
            ),
        ),
        attachments=("公文格式各要素编排规则", "公文用纸和印装要求"),
        note="此件公开发布",
        copies=("某某办公厅", "某某委员会"),
        urgency=Urgency.URGENT,
    ),
    Lang.EN: Content(
        title="Notice on the Layout of Official Papers",
        to=("City commissions", "provincial departments"),
        body=(
            Piece(
                text="Papers of one shape are easier to read, to bind and to keep. The following is "
                "brought to your notice. This sheet is a specimen and has no effect."
            ),
            Piece(level=1, text="The page"),
            Piece(
                text="Paper is A4; the margin is 37 mm above and 28 mm at the binding edge; the type "
                "area is 156 mm wide and 225 mm high."
            ),
            Piece(level=1, text="The elements"),
            Piece(level=2, text="Head"),
            Piece(text="The issuer stands in red, centred; the number has its year in brackets."),
            Piece(level=2, text="Text"),
            Piece(
                rows=(
                    ("Element", "Place"),
                    ("Attachments", "one line below the text"),
                    ("Date", "below the name, right"),
                )
            ),
        ),
        attachments=("Rules for the elements",),
        copies=("General Office",),
        dated=date(2026, 1, 5),
    ),
}


def specimen_pdf(lang: Lang) -> bytes:
    """Return a specimen as PDF."""
    return pdf_of(*_drawn(lang), at=AT)


def specimen_pictures(lang: Lang, ppi: int) -> list[bytes]:
    """Return each page of a specimen as PNG."""
    return pictures_of(*_drawn(lang), ppi=ppi)


def _drawn(lang: Lang) -> tuple[dict[str, object], str]:
    source = Source(NOTICE, ISSUERS[lang], CONTENTS[lang], lang)
    made = Made(year=2026, serial=1, at=AT, code=CODE, stamp=Stamp.SPECIMEN)
    return sheet_of(source, made), CODE
