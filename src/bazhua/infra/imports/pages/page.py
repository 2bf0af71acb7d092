"""An import as its page shows it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bazhua.infra.imports.core.refusals import AllOrNone
from bazhua.infra.imports.core.states import STATE_WORDS, State
from bazhua.infra.imports.kinds import kinds, word_of
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.selectors import MOST, bad_rows, job_of
from bazhua.infra.jobs.core.states import OPEN
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.pages.card import in_words, progress_of
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.progress import Progress
from bazhua.infra.ui.parts.record import Action, Fact, Step, StepState, Weight
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.lexicon import WORDS
from bazhua.kernel.words import Phrase

TONES = {
    State.READING: Tone.INFO,
    State.WAITING: Tone.WARN,
    State.APPLYING: Tone.INFO,
    State.APPLIED: Tone.GOOD,
    State.REFUSED: Tone.BAD,
    State.DROPPED: Tone.PLAIN,
}
PLACES = {
    State.READING: 1,
    State.REFUSED: 1,
    State.WAITING: 2,
    State.DROPPED: 2,
    State.APPLYING: 3,
    State.APPLIED: 5,
}


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One thing that is wrong: where, with what value, what to do."""

    row: int
    column: Text
    value: str
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """Everything `imports/show.html` draws."""

    title: Text
    file_name: str
    mark: Mark
    steps: tuple[Step, ...]
    progress: Progress | None
    refusal: Text
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]
    bad: int
    errors: tuple[ErrorLine, ...]
    report: str
    older: str


def import_page(row: Import, after: int) -> ImportPage:
    """Return the page of an import, with the errors below a row of the file."""
    job = job_of(row)
    is_busy = job is not None and job.state in OPEN
    bad = list(bad_rows(row, after=after)) if row.good < row.rows else []
    here = address(row)
    return ImportPage(
        title=word_of(row.kind),
        file_name=row.file_name,
        mark=mark_of(row),
        steps=_steps(State(row.state)),
        progress=progress_of(job) if job is not None and is_busy else None,
        refusal=_refusal(row, job, is_busy=is_busy),
        facts=_facts(row),
        actions=() if is_busy else _actions(row),
        bad=row.rows - row.good,
        errors=tuple(line for one in bad for line in _lines(row, one)),
        report=reverse("imports:errors", args=[row.uid]),
        older=f"{here}?after={bad[-1].number}" if len(bad) == MOST else "",
    )


def address(row: Import) -> str:
    """Return where an import is shown."""
    return reverse("imports:show", args=[row.uid])


def mark_of(row: Import) -> Mark:
    """Return how far an import is."""
    state = State(row.state)
    return Mark(STATE_WORDS[state], TONES[state])


def _steps(state: State) -> tuple[Step, ...]:
    here = PLACES[state]
    texts = (_("Upload"), _("Check"), _("Choose"), _("Import"), _("Done"))
    states = (
        StepState.DONE if place < here else StepState.CURRENT if place == here else StepState.AHEAD
        for place in range(len(texts))
    )
    return tuple(Step(text, how) for text, how in zip(texts, states, strict=True))


def _facts(row: Import) -> tuple[Fact, ...]:
    facts = [Fact(_("Uploaded"), row.asked_at)]
    if row.rows:
        facts += [
            Fact(_("Rows of the file"), row.rows),
            Fact(_("Rows without errors"), row.good),
            Fact(_("Rows with errors"), row.rows - row.good),
            Fact(_("Rows imported"), row.taken),
        ]
    if row.ended_at is not None:
        facts.append(Fact(_("Ended"), row.ended_at))
    return tuple(facts)


def _refusal(row: Import, job: Job | None, *, is_busy: bool) -> Text:
    """Return why it cannot go on: the file, the last taking, or the job that failed."""
    if _withheld(row):
        return Phrase(WORDS[f"error.{AllOrNone.code}"], {"bad": row.rows - row.good})
    kept = row.refusal_said
    if not kept and job is not None and not is_busy and row.state in {"reading", "applying"}:
        kept = job.error_said
    return in_words(kept)


def _actions(row: Import) -> tuple[Action, ...]:
    left = row.good - row.taken
    actions = []
    if row.state in {State.WAITING, State.APPLYING} and left and not _withheld(row):
        actions.append(_all(row, left) if row.good == row.rows else _good(row, left))
    if row.state in {State.WAITING, State.READING}:
        actions.append(
            Action(
                text=_("Give up"),
                href=reverse("imports:drop", args=[row.uid]),
                version=row.version,
                confirm=_("Give this import up? Rows that were imported stay."),
            )
        )
    if row.state != State.APPLYING:
        new = reverse("imports:new", args=[row.kind])
        actions.append(Action(text=_("Upload another file"), href=new, opens=True))
    return tuple(actions)


def _withheld(row: Import) -> bool:
    """Return whether nothing may be taken since rows are wrong that are never left out."""
    kind = kinds().get(row.kind)
    return kind is not None and kind.whole and row.good < row.rows


def _all(row: Import, left: int) -> Action:
    return Action(
        text=_("Import all rows (%(n)s)") % {"n": f"{left:,}"},
        href=reverse("imports:take_all", args=[row.uid]),
        weight=Weight.MAIN,
        version=row.version,
    )


def _good(row: Import, left: int) -> Action:
    counted = {"n": f"{left:,}", "bad": f"{row.rows - row.good:,}"}
    return Action(
        text=_("Import the good rows only (%(n)s)") % counted,
        href=reverse("imports:take_good", args=[row.uid]),
        weight=Weight.MAIN,
        version=row.version,
        confirm=_("Rows to import: %(n)s; left out with errors: %(bad)s. Go on?") % counted,
    )


def _lines(row: Import, staged: StagedRow) -> list[ErrorLine]:
    headers = dict(row.columns)
    return [
        ErrorLine(
            staged.number,
            headers.get(one["column"], _column_word(row, one["column"])),
            one["value"],
            in_words(one),
        )
        for one in staged.errors
    ]


def _column_word(row: Import, key: str) -> Text:
    kind = kinds().get(row.kind)
    return kind.column(key).word if kind is not None and key else key or "–"
