"""The page of a sign-off; signing, and refusing with a reason."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bazhua.infra.accounts.sessions import signed_in
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.signoff.asking import Decision, decide_on
from bazhua.infra.signoff.core.proof import Proof
from bazhua.infra.signoff.core.signing import LONGEST_REASON, Outcome
from bazhua.infra.signoff.pages import words
from bazhua.infra.signoff.pages.page import address_of, record_page
from bazhua.infra.signoff.rows import sheet_of
from bazhua.infra.signoff.selectors import Shown, signoff_shown
from bazhua.infra.ui.filling import answer
from bazhua.infra.ui.parts.table import FormPage
from bazhua.infra.ui.respond import show_record
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.words import Word


class SignForm(forms.Form):
    """What a press of the button brings: the revision that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RefuseForm(SignForm):
    """Why somebody does not sign."""

    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


@require_safe
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show what is signed, who has signed it, and what the reader may sign now."""
    shown = signoff_shown(actor_of(request), uid=uid, at=arrival(request))
    return show_record(request, record_page(shown, arrival(request)))


@require_POST
def sign(request: HttpRequest, uid: UUID, address: str) -> HttpResponse:
    """Sign for an address."""
    return _decided(request, uid, address, words.SIGN, SignForm)


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, uid: UUID, address: str) -> HttpResponse:
    """Ask why somebody does not sign, and put it on record."""
    return _decided(request, uid, address, words.REFUSE, RefuseForm)


def _decided(
    request: HttpRequest, uid: UUID, address: str, title: Word, form: type[SignForm]
) -> HttpResponse:
    actor, at = actor_of(request), arrival(request)
    shown = signoff_shown(actor, uid=uid, at=at)
    _check_his(shown, address)
    filled = form(request.POST or None, initial={"version": shown.row.revision})

    def do(given: forms.Form) -> str:
        said = given.cleaned_data
        session = signed_in(request)
        decision = Decision(
            signoff=uid,
            address=address,
            revision=said["version"],
            outcome=Outcome.SIGN if form is SignForm else Outcome.REFUSE,
            reason=said.get("reason", ""),
            proof=Proof(signed_in_at=session.confirmed_at if session else None),
        )
        decide_on(decision, actor=actor, at=at)
        return address_of(shown.row)

    page = FormPage(
        title=title,
        lead=sheet_of(shown.row).title,
        form=filled,
        submit=title,
        cancel_href=address_of(shown.row),
    )
    return answer(request, page, do)


def _check_his(shown: Shown, address: str) -> None:
    """Refuse who may not decide for an address now.

    Raises:
        Forbidden: he may not.
    """
    if address not in {right.address for right in shown.rights}:
        raise Forbidden
