"""What posts owe about hidden dangers and patrols."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.duties import DUTIES
from bazhua.grips.dangers.domain.papers.duties import SERVE, SERVE_WORD
from bazhua.grips.dangers.domain.patrols.terms import WALK, WALK_WORD
from bazhua.infra.obligations.kinds import ObligationKind


def _page(uid: UUID) -> str:
    return reverse("dangers:record", args=[uid])


def _paper(uid: UUID) -> str:
    return reverse("danger_papers:record", args=[uid])


def _patrol(uid: UUID) -> str:
    return reverse("patrols:record", args=[uid])


KINDS: Final = (
    *(
        ObligationKind(key=duty.value, word=word, page=_page, settled=True)
        for duty, word in DUTIES.items()
    ),
    ObligationKind(key=WALK, word=WALK_WORD, page=_patrol),
    ObligationKind(key=SERVE, word=SERVE_WORD, page=_paper, settled=True),
)
