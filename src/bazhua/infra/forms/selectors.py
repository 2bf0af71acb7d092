"""Reading forms: what was asked, what stands answered, what it amounts to."""

from collections.abc import Iterable, Mapping

from bazhua.infra.forms.answers.sheet import Sheet
from bazhua.infra.forms.assembly import Form
from bazhua.infra.forms.conditions import Codes
from bazhua.infra.forms.exchange import form_json, read_form, read_template, read_write, write_json
from bazhua.infra.forms.models import AnswerWrite, AskedForm, TemplateVersion
from bazhua.infra.forms.result import Result, result_of
from bazhua.infra.forms.template import Template
from bazhua.kernel.errors import NotFound
from bazhua.kernel.shape.canonical import digest


def template_of(key: str, number: int) -> Template:
    """Return a published version of a template.

    Raises:
        NotFound: it was not published.
    """
    row = TemplateVersion.objects.filter(key=key, number=number).first()
    if row is None:
        raise NotFound
    return read_template(row.text)


def templates_of(named: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], Template]:
    """Return published versions by key and number, all in one query; what is none is left out."""
    wanted = set(named)
    keys = {key for key, _ in wanted}
    rows = TemplateVersion.objects.filter(key__in=keys)
    return {
        (row.key, row.number): read_template(row.text)
        for row in rows
        if (row.key, row.number) in wanted
    }


def form_of(row: AskedForm) -> Form:
    """Return what a form asks."""
    return read_form(row.asked)


def facts_of(row: AskedForm) -> Mapping[str, Codes]:
    """Return what was known of the subject when the form was put together."""
    return {name: frozenset(codes) for name, codes in row.facts.items()}


def sheet_of(row: AskedForm) -> Sheet:
    """Return the answers that count, with their first receipts."""
    return _sheet(row, late=False)


def late_sheet_of(row: AskedForm) -> Sheet:
    """Return the answers that came after the form was closed."""
    return _sheet(row, late=True)


def outcome_of(row: AskedForm) -> Result:
    """Return what the answers so far amount to."""
    return result_of(form_of(row), sheet_of(row).replies(), facts_of(row))


def content_digest(row: AskedForm, sheet: Sheet) -> str:
    """Return the hash of what was asked and of the answers that stand; a sign-off covers it."""
    standing = [write_json(write) for write in sheet.standing().values()]
    return digest({"asked": form_json(form_of(row)), "facts": row.facts, "answers": standing})


def _sheet(row: AskedForm, *, late: bool) -> Sheet:
    form = form_of(row)
    kept = AnswerWrite.objects.filter(form=row, late=late).order_by("pk")
    return Sheet({read_write(form, one.write, "write"): one.received_at for one in kept})
