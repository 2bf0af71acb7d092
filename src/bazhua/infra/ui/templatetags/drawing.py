"""Parts that lists are full of, drawn without a template: by template they take half of a page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias

from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bazhua.infra.ui.icons import ICONS
from bazhua.infra.ui.parts.clock import Due, DueState, Told
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.marks import Mark
from bazhua.infra.ui.parts.text import Part, said

Draw: TypeAlias = Callable[[Part], str]


def moment(at: datetime) -> str:
    """Return an instant as people here read it: ``2026-11-23 14:05``, Shanghai time."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def icon(name: str) -> SafeString:
    """Return an icon of the sprite; it is decoration, the text beside it says the same.

    Raises:
        KeyError: the sprite has no such icon; add it to `ICONS` and run `tools/vendor.py`.
    """
    if name not in ICONS:
        raise KeyError(name)
    href = f"{static('vendor/tabler-icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', href)


def lines(part: Lines, draw: Draw) -> str:
    """Return several parts, one below the other."""
    spans = (
        f'<span class="cell-line">{conditional_escape(draw(item))}</span>' for item in part.items
    )
    return f'<div class="cell-lines">{"".join(spans)}</div>'


def mark(part: Mark, _draw: Draw) -> str:
    """Return a label; its hint is read out and shown on hover."""
    hint = escape(said(part.hint))
    title = f' title="{hint}"' if hint else ""
    heard = f'<span class="visually-hidden">: {hint}</span>' if hint else ""
    sign = icon(part.icon) if part.icon else ""
    said_ = escape(said(part.text))
    return f'<span class="mark-label" data-tone="{part.tone}"{title}>{sign}{said_}{heard}</span>'


def due(part: Due, _draw: Draw) -> str:
    """Return a due instant with its countdown; `countdown.js` counts on."""
    standing = _done(part) if part.state is DueState.DONE else _left(part)
    until = escape(_("Due"))
    told = f'<p class="due-told">{icon("bell-ringing")}{"".join(map(_told, part.told))}</p>'
    return (
        f'<div class="due" data-due="{part.due_ms}" data-soon="{part.soon_ms}"'
        f' data-state="{part.state}" data-day="{escape(part.day_pattern)}"><p class="due-line">'
        f'{standing}<span class="due-at">{until} {_time(part.due_at)}</span></p>'
        f"{told if part.told else ''}</div>"
    )


def _done(part: Due) -> str:
    word = _("Done in time") if part.in_time else _("Done late")
    return (
        f'<span class="due-word">{icon("circle-check")}{escape(word)}</span>'
        f"{_time(part.done_at, 'due-span') if part.done_at else ''}"
    )


def _left(part: Due) -> str:
    left, late = escape(_("Left")), escape(_("Late by"))
    return (
        f'<span class="due-word due-if-open">{icon("clock")}{left}</span>'
        f'<span class="due-word due-if-late">{icon("clock-exclamation")}{late}</span>'
        f'<span class="due-span" role="timer">{escape(part.span)}</span>'
    )


def _told(told: Told) -> str:
    who = _("%(who)s told") % {"who": said(told.who)}
    return f"<span>{escape(who)} {_time(told.at)}</span>"


def _time(at: datetime, css: str = "") -> str:
    named = f' class="{css}"' if css else ""
    return f'<time{named} datetime="{timezone.localtime(at).isoformat()}">{moment(at)}</time>'


DRAWN: Final[Mapping[type, Callable[[Any, Draw], str]]] = {Due: due, Lines: lines, Mark: mark}
