"""Counting guesses before they are looked at, so that many at once are no way around the wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from bazhua.infra.accounts.configured import sign_in_env
from bazhua.infra.accounts.core.patience import Patience, Strikes
from bazhua.infra.accounts.core.refusals import SignInLocked
from bazhua.infra.accounts.models import Device, Tries
from bazhua.infra.crypto.sealing import keyed_hash

FORGETS: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Key:
    """Whose tries are counted: a login name, the codes of an account, or an address."""

    hash: bytes
    patience: Patience
    is_address: bool = False


def key_of_account(name: str) -> Key:
    """Return the key of a login name, whether an account has it or not."""
    return Key(keyed_hash(name, about=b"accounts.tries.account"), sign_in_env().of_account)


def key_of_address(address: str) -> Key:
    """Return the key of a network address."""
    about = b"accounts.tries.address"
    return Key(keyed_hash(address, about=about), sign_in_env().of_address, is_address=True)


def key_of_device(device: Device) -> Key:
    """Return the key of a shared device; as many people stand before it as share an address."""
    about = b"accounts.tries.device"
    return Key(keyed_hash(str(device.uid), about=about), sign_in_env().of_address, is_address=True)


@transaction.atomic
def take_try(keys: Iterable[Key], at: datetime) -> datetime | None:
    """Count one try; return until when the next one waits, if this is wrong and one too many.

    Raises: SignInLocked – it must wait; nothing was counted.
    """
    until: datetime | None = None
    rows = [(key, _locked(key)) for key in sorted(keys, key=lambda key: key.hash)]
    waits = [row.until for _, row in rows if row.until is not None and at < row.until]
    if waits:
        raise SignInLocked(max(waits), at)
    for key, row in rows:
        strikes = _strikes(row).struck(at, key.patience)
        _keep(row, strikes)
        if strikes.until is not None and not key.is_address:
            until = strikes.until
    return until


@transaction.atomic
def give_back(keys: Iterable[Key]) -> None:
    """Take a try back that proved right: the account's tries are forgotten, the address's is one less."""
    for key in sorted(keys, key=lambda key: key.hash):
        row = _locked(key)
        _keep(row, _strikes(row).taken_back() if key.is_address else Strikes())


def forget_tries(at: datetime) -> int:
    """Delete tries that do not count any more; return how many."""
    deleted, _ = Tries.objects.filter(last__lt=at - FORGETS).delete()
    return deleted


def _locked(key: Key) -> Tries:
    Tries.objects.bulk_create([Tries(key=key.hash)], ignore_conflicts=True)
    return Tries.objects.select_for_update().get(key=key.hash)


def _strikes(row: Tries) -> Strikes:
    return Strikes(row.count, row.last, row.until)


def _keep(row: Tries, strikes: Strikes) -> None:
    row.count, row.last, row.until = strikes.count, strikes.last, strikes.until
    row.save(update_fields=["count", "last", "until"])
