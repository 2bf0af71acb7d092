"""Every duty of the clock; a part adds its own line."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from bazhua.config.settings.env import SiteEnv
from bazhua.grips.dangers.api import draft_sums
from bazhua.grips.inherent.api import (
    judge_ponds,
    judge_risks,
    judge_units,
    keep_all_bound,
    tell_book,
)
from bazhua.grips.inherent.domain.alarm.policy import Stored, kept_days
from bazhua.infra.accounts.services.forgetting import forget_old
from bazhua.infra.accounts.services.texting import send_codes
from bazhua.infra.clock.duties import Duty
from bazhua.infra.files.sweeping import sweep as sweep_files
from bazhua.infra.idempotency.services import forget_expired
from bazhua.infra.imports.forgetting import forget_ended
from bazhua.infra.ledger.exporter import publish
from bazhua.infra.ledger.sealer import seal
from bazhua.infra.notify.care import forget
from bazhua.infra.notify.configured import address_book, channels
from bazhua.infra.notify.core.ports import Channel, Kind
from bazhua.infra.notify.sending import give_up_expired, send_due
from bazhua.infra.notify.settings import NotifyEnv
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.closing import close_due
from bazhua.infra.rollup.folding import fold_due
from bazhua.infra.rollup.partitions import make_months
from bazhua.infra.telemetry.partitions import keep_days
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of

Clock = Callable[[], datetime]

KEPT_IN: Final = {
    Stored.LOG: "telemetry_log",
    Stored.READINGS: "telemetry_chunk",
    Stored.MINUTES: "telemetry_minute",
    Stored.TRANSITIONS: "telemetry_transition",
    Stored.ASIDE: "telemetry_quarantine",
}

AFTER_MIDNIGHT = timedelta(minutes=1)
"""A root sealed at the end of a day may be committed a moment later."""


def duties(site: SiteEnv, notifier: NotifyEnv, clock: Clock) -> tuple[Duty, ...]:
    """Return all duties.

    Raises:
        ImproperlyConfigured: a secret of a channel cannot be read.
    """
    key_file, roots = site.home / "keys" / "ledger", site.home / "roots"
    own = channels(notifier, clock)
    return (
        Duty(name="sweep", tick=sweep, every_s=0.25, hands=2),
        Duty(name="close", tick=close_by_the_book, every_s=1.0),
        Duty(name="danger-sums", tick=draft_sums, every_s=30.0),
        Duty(name="inspections", tick=keep_all_bound, every_s=600.0),
        Duty(name="ponds", tick=judge_ponds, every_s=60.0),
        Duty(name="live-risk", tick=judge_risks, every_s=60.0),
        Duty(name="early-warning", tick=judge_units, every_s=1.0),
        Duty(name="engine-book", tick=tell_book, every_s=5.0),
        Duty(name="seal", tick=lambda at: seal(at=at, key_file=key_file), every_s=1.0),
        Duty(name="fold", tick=lambda _: fold_due(), every_s=0.2),
        Duty(name="months", tick=lambda at: make_months(day_of(at)), every_s=3600.0),
        Duty(name="days", tick=keep_by_the_book, every_s=3600.0),
        Duty(name="files", tick=delete_late_files, every_s=3600.0),
        Duty(name="publish", tick=partial(publish_yesterday, roots), every_s=60.0),
        Duty(name="expire", tick=give_up_expired, every_s=5.0),
        Duty(name="forget", tick=forget, every_s=600.0),
        Duty(name="forget-accounts", tick=forget_old, every_s=600.0),
        Duty(name="forget-imports", tick=forget_ended, every_s=600.0),
        Duty(name="forget-keys", tick=forget_expired, every_s=60.0),
        Duty(
            name="codes",
            tick=lambda _: send_codes(own[Kind.SMS], address_book(), clock),
            every_s=0.5,
        ),
        *(_sending(channel, clock) for channel in own.values()),
    )


def close_by_the_book(at: datetime) -> int:
    """Close the periods that are over, by the working days of the book in force."""
    return close_due(at, calendar=WorkCalendar.of(current_book(day_of(at))))


def keep_by_the_book(at: datetime) -> int:
    """Make and drop days of what monitoring leaves behind, by the book in force."""
    kept = kept_days(current_book(day_of(at)))
    return keep_days(at.date(), {KEPT_IN[stored]: days for stored, days in kept.items()})


def delete_late_files(at: datetime) -> int:
    """Delete uploads and files whose time is over; return 0, since one sweep does all of them."""
    sweep_files(at)
    return 0


def publish_yesterday(roots: Path, at: datetime) -> int:
    """Write the root file of the Beijing day before; return 0, since there is one a day."""
    yesterday = day_of(at - AFTER_MIDNIGHT) - timedelta(days=1)
    roots.mkdir(exist_ok=True)
    if not (roots / f"{yesterday.isoformat()}.json").exists():
        publish(roots, yesterday)
    return 0


def _sending(channel: Channel, clock: Clock) -> Duty:
    return Duty(
        name=f"send-{channel.kind.value}",
        tick=lambda _: send_due(channel, address_book(), clock),
        every_s=0.5,
    )
