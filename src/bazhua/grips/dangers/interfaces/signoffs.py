"""What is signed about hidden dangers."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.signatures import kind_of
from bazhua.grips.dangers.domain.terms import SIGNED_ACTS
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.grips.dangers.selectors.periodic import sum_of
from bazhua.grips.dangers.selectors.signing import record_of, roles_in
from bazhua.grips.dangers.services.periodic.drafting import SIGN, SIGN_WORD, note_signed
from bazhua.infra.signoff.kinds import SignOffKind


def _page(uid: UUID) -> str:
    return reverse("dangers:record", args=[uid])


def _sums(uid: UUID) -> str:
    """Return the address of the list: what is signed of a sum is its page."""
    del uid
    return reverse("dangers:sums")


def _nobody(uid: UUID) -> Mapping[str, frozenset[str]]:
    del uid
    return {}


KINDS: Final = (
    *(
        SignOffKind(
            key=kind_of(act),
            word=word,
            resource=RESOURCE,
            record=record_of,
            roles=roles_in,
            page=_page,
        )
        for act, word in SIGNED_ACTS.items()
    ),
    SignOffKind(
        key=SIGN,
        word=SIGN_WORD,
        resource=RESOURCE,
        record=sum_of,
        roles=_nobody,
        page=_sums,
        completed=note_signed,
    ),
)
