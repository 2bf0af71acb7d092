"""Tags and filters that draw parts: built in, no `load` needed."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Final

from django import template
from django.forms import BoundField, PasswordInput
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bazhua.infra.ui.parts.table import Row, Table
from bazhua.infra.ui.parts.text import Part, Text, said
from bazhua.infra.ui.templatetags.drawing import DRAWN, icon, moment
from bazhua.kernel.numbers import plain

register = template.Library()
register.filter(moment)
register.simple_tag(icon)

NUMBER: Final = SafeString(' class="number"')

WIDGET_CLASSES = {
    "checkbox": "form-check-input",
    "select": "form-select",
    "radioselect": "",
    "checkboxselectmultiple": "",
}


@register.filter
def say(text: Text) -> str:
    """Return a word, phrase or translation in the page's language."""
    return said(text)


@register.filter
def epoch_ms(at: datetime) -> int:
    """Return an instant in milliseconds since 1970."""
    return int(at.timestamp() * 1000)


@register.simple_tag(takes_context=True)
def part(context: template.RequestContext, value: Part) -> str:
    """Draw a part with its own template; a plain text as it is said."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, int | Decimal):
        return plain(Decimal(value))
    if (draw := DRAWN.get(type(value))) is not None:
        return SafeString(draw(value, partial(part, context)))
    name = getattr(value, "template", None)
    if name is None:
        return said(value)  # type: ignore[arg-type]
    drawing = template.Engine.get_default().get_template(name)
    with context.push(part=value):
        return drawing.render(context)


@register.simple_tag(takes_context=True)
def table_rows(context: template.RequestContext, table: Table) -> SafeString:
    """Draw the rows of a table; here, since 350 cells by template take half the time of a page."""
    begins = [
        format_html(
            '<td role="cell" data-label="{}"{}>', said(column.text), NUMBER if column.number else ""
        )
        for column in table.columns[1:]
    ]
    return SafeString("\n".join(_row(context, row, begins) for row in table.rows))


def _row(context: template.RequestContext, row: Row, begins: Sequence[str]) -> str:
    name, *rest = (conditional_escape(part(context, cell)) for cell in row.cells)
    if row.href:
        name = format_html('<a href="{}">{}</a>', row.href, name)
    if row.choice:
        name = format_html("{}{}", _choice(row.choice, strip_tags(name)), name)
    cells = "".join(f"{begin}{cell}</td>" for begin, cell in zip(begins, rest, strict=True))
    return f'<tr role="row"><th role="rowheader" scope="row">{name}</th>{cells}</tr>'


def _choice(value: str, name: str) -> SafeString:
    return format_html(
        '<input class="form-check-input row-choice" type="checkbox" form="choosing" name="chosen" '
        'value="{}" aria-label="{}">',
        value,
        _("Choose %(row)s") % {"row": name},
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """Return the input of a form field with the theme's classes."""
    css = WIDGET_CLASSES.get(field.widget_type, "form-control")
    if field.errors:
        css += " is-invalid"
    return field.as_widget(attrs={"class": css.strip()})


@register.filter
def given(field: BoundField) -> str:
    """Return what was entered, for the sentence that says what is wrong with it; never a secret."""
    if isinstance(field.field.widget, PasswordInput):
        return ""
    value = field.data
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
