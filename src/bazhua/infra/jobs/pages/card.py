"""A job as a page shows it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from bazhua.infra.i18n.language import current
from bazhua.infra.jobs.core.refusals import UnknownJobKind
from bazhua.infra.jobs.core.states import OPEN, STATE_WORDS, State
from bazhua.infra.jobs.kinds import kind_of
from bazhua.infra.jobs.models import Job
from bazhua.infra.ui.parts.progress import Progress
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.text import Link, Text


def progress_of(job: Job) -> Progress:
    """Return the card of a job; one that has ended asks for no more news."""
    is_open = job.state in OPEN
    asked = job.cancel_asked_at is not None
    return Progress(
        title=title_of(job),
        state=_("Will stop at the next step") if is_open and asked else state_of(job),
        phase=in_words(job.phase) if job.state == State.RUNNING else "",
        done=job.done,
        total=job.total,
        poll=reverse("jobs:progress", args=[job.uid]) if is_open else "",
        cancel=None if asked or not is_open else _cancel(job),
    )


def title_of(job: Job) -> Text:
    """Return what kind of job it is; of a kind that is gone its code."""
    try:
        return kind_of(job.kind).word
    except UnknownJobKind:
        return job.kind


def state_of(job: Job) -> Text:
    """Return how far it is."""
    return STATE_WORDS[State(job.state)]


def facts_of(job: Job) -> tuple[Fact, ...]:
    """Return when it was asked for, begun and ended, and what came of it."""
    facts = [Fact(_("Asked for"), job.asked_at)]
    if job.started_at is not None:
        facts.append(Fact(_("Begun"), job.started_at))
    if job.ended_at is not None:
        facts.append(Fact(_("Ended"), job.ended_at))
    if job.error_said:
        facts.append(Fact(_("What went wrong"), in_words(job.error_said)))
    if result := _result(job):
        facts.append(Fact(_("Result"), result))
    return tuple(facts)


def _cancel(job: Job) -> Action:
    return Action(
        text=_("Cancel"),
        href=reverse("jobs:cancel", args=[job.uid]),
        confirm=_("Cancel this work? What is done stays done."),
    )


def _result(job: Job) -> Link | None:
    kind, _separator, id_ = job.result.partition(":")
    name = settings.JOB_RESULTS.get(kind)
    return Link(_("Open the result"), reverse(name, args=[id_])) if name else None


def in_words(kept: dict[str, str]) -> str:
    """Return a kept sentence in the page's language; empty when there is none."""
    return kept.get(current().value, "")
