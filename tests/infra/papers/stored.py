"""What the tests of stored papers share: actors, drafts, photographs of printed sheets."""

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageFilter

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.papers.core.sheet import Made, Source, sheet_of
from bazhua.infra.papers.models import Paper, PaperSeries, PaperTwin
from bazhua.infra.papers.render import pictures_of
from bazhua.infra.papers.rows import source_of
from bazhua.infra.papers.services import Drafting, draft_paper, issue_paper
from bazhua.kernel.scope import Grant, Path, Place
from bazhua.kernel.words import Lang
from tests.infra.papers.scene import AT, ISSUER, content

PLACE = Place(region=Path(".1.2.3."))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ACTIONS = ("draft", "revise", "issue", "print", "bind", "void")
RIGHTS = {("paper", action): frozenset({"office"}) for action in ACTIONS} | {
    ("paper", "view"): frozenset({"office", "reader"})
}


def actor(number=1, role="office", region=".1."):
    grant = Grant(role=role, region=Path(region), since=LONG_AGO)
    return Actor(uid=UUID(int=number), grants=(grant,), rights=RIGHTS)


CLERK = actor()
READER = actor(2, "reader")
STRANGER = actor(3, "office", ".1.9.")


def drafting(given=None, **changes):
    fixed = {"kind": "notice", "issuer": ISSUER, "content": given or content(), "place": PLACE}
    return Drafting(**(fixed | {"lang": Lang.ZH} | changes))


def drafted(given=None, at=AT, **changes):
    return draft_paper(drafting(given, **changes), actor=CLERK, at=at)


def issued(given=None, at=AT, **changes):
    paper = drafted(given, at, **changes)
    return issue_paper(paper.uid, version=paper.version, actor=CLERK, at=at)


def stored(paper):
    return Paper.objects.get(pk=paper.pk)


def told(paper):
    events = Event.objects.filter(record_uid=paper.uid).order_by("seq")
    return list(events.values_list("kind", flat=True))


def everything():
    """Return all that papers write, to show that a refusal wrote nothing."""
    return [
        list(table.objects.order_by("pk").values())
        for table in (Paper, PaperSeries, PaperTwin, Event)
    ]


def sheet_picture(paper, page=0, ppi=150):
    """Return a page of an issued paper as it comes out of a printer."""
    source: Source = source_of(paper)
    made = Made(year=paper.year, serial=paper.serial, at=paper.issued_at, code=paper.code)
    pages = pictures_of(sheet_of(source, made), paper.code, ppi=ppi)
    return Image.open(BytesIO(pages[page])).convert("L")


def photo_of(picture, turned=6, quality=60):
    """Return a photograph of a sheet: on a table, turned, slanted, a little out of focus."""
    wide, high = picture.size
    turned_ = picture.rotate(turned, expand=True, fillcolor=110)
    wide, high = turned_.size
    corners = (
        *(0.02 * wide, 0.04 * high),
        *(-0.03 * wide, 1.01 * high),
        *(1.03 * wide, 0.98 * high),
        *(0.97 * wide, -0.01 * high),
    )
    slanted = turned_.transform(
        (wide, high), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=110
    )
    taken = BytesIO()
    slanted.filter(ImageFilter.GaussianBlur(0.7)).save(taken, "JPEG", quality=quality)
    return taken.getvalue()
