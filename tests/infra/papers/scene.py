"""What the tests of papers share: issuers, contents, what a PDF says."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from bazhua.infra.papers.core.content import Content, Issuer, Piece
from bazhua.infra.papers.core.kinds import NOTICE
from bazhua.infra.papers.core.sheet import Made, Source, sheet_of
from bazhua.kernel.words import Lang

AT = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
ISSUER = Issuer(code="org:test", name="某省某委员会", word="某委")
CODE = "BZ1" + "7" * 42


def content(*texts, **changes):
    pieces = tuple(Piece(text=text) for text in texts or ("请遵照执行。",))
    return Content(**({"title": "关于试行的通知", "to": ("各单位",), "body": pieces} | changes))


def source(given=None, kind=NOTICE, issuer=ISSUER, lang=Lang.ZH):
    return Source(kind, issuer, given or content(), lang)


def made(**changes):
    return Made(**({"year": 2026, "serial": 12, "at": AT, "code": CODE} | changes))


def sheet(given=None, **changes):
    return sheet_of(source(given), made(**changes))


def pages_of(pdf):
    """Return the text of each page, without what separates lines and words."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def said(pdf):
    return "".join(pages_of(pdf))
