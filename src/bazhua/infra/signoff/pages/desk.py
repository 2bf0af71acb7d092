"""What those who must sign owe: it stands on their desks as everything else does."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from bazhua.infra.obligations.kinds import ObligationKind
from bazhua.infra.signoff.kinds import SignOffKind


def duties(kinds: Iterable[SignOffKind]) -> tuple[ObligationKind, ...]:
    """Return the kinds of obligations of some kinds of sign-offs."""
    return tuple(
        ObligationKind(key=one.key, word=one.word, page=_page, settled=True) for one in kinds
    )


def _page(uid: UUID) -> str:
    return reverse("signoffs:show", args=[uid])
