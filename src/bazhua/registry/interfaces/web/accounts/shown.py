"""What the page of a person says of his account, and what may be done to it."""

from datetime import datetime
from typing import Final

from django.urls import reverse

from bazhua.infra.accounts.selectors import AccountState, Standing, account_of
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.kernel.errors import DomainError
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.accounts import words
from bazhua.registry.models import Person
from bazhua.registry.selectors.who.accounts import may_see_account
from bazhua.registry.services.who.accounts import INVITE, LOCK, RESET, UNLOCK, looks_after

MARKS: Final = {
    Standing.INVITED: words.INVITED,
    Standing.OPEN: words.OPEN,
    Standing.CLOSED: words.CLOSED,
}


def account_facts(person: Person, actor: Actor, at: datetime) -> tuple[Fact, ...]:
    """Return how a person's account stands, for who may see it."""
    if not may_see_account(actor, person, at=at):
        return ()
    state = account_of(person.uid, at=at)
    if state is None:
        return (Fact(words.STATE, words.NONE),)
    link = (Fact(words.LINK_UNTIL, _moment(state.link_until)),) if state.link_until else ()
    badge = (Fact(words.BADGE_SINCE, _moment(state.badge_since)),) if state.badge_since else ()
    return (
        Fact(words.ACCOUNT, state.login),
        Fact(words.STATE, MARKS[state.standing]),
        Fact(words.FACTOR, words.ON if state.has_totp else words.OFF),
        Fact(words.LAST_IN, _moment(state.last_in) if state.last_in else words.NEVER),
        *link,
        *badge,
    )


def account_actions(person: Person, actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return what an actor may do to a person's account now."""
    if not actor.granted("account", "view", at) or actor.uid == person.uid:
        return ()
    state = account_of(person.uid, at=at)
    offered = _offered(person, state)
    return tuple(act for right, act in offered if _allowed(person, right, actor, at))


def _offered(person: Person, state: AccountState | None) -> tuple[tuple[str, Action], ...]:
    """Return each action that the state of an account leaves, with the right it needs."""
    make_badge = (INVITE, _action(person, "badge", words.HAND_BADGE))
    if state is None:
        return ((INVITE, _action(person, "invite", words.INVITE)), make_badge)
    if state.standing is Standing.CLOSED:
        reopen = Action(
            text=words.REOPEN, href=_address(person, "reopen"), confirm=words.REOPEN_ASK
        )
        return ((UNLOCK, reopen),)
    close = Action(
        text=words.CLOSE,
        href=_address(person, "close"),
        confirm=words.CLOSE_ASK,
        weight=Weight.GRAVE,
    )
    end_badge = Action(
        text=words.TAKE_BADGE, href=_address(person, "end_badge"), confirm=words.TAKE_ASK
    )
    ending = ((LOCK, end_badge),) if state.badge_since else ()
    return ((RESET, _action(person, "renew", words.RENEW)), make_badge, *ending, (LOCK, close))


def _allowed(person: Person, right: str, actor: Actor, at: datetime) -> bool:
    try:
        looks_after(person, right, actor=actor, at=at)
    except DomainError:
        return False
    return True


def _action(person: Person, name: str, text: Word) -> Action:
    return Action(text=text, href=_address(person, name), opens=True)


def _address(person: Person, name: str) -> str:
    return reverse(f"people_accounts:{name}", args=[person.uid])


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
