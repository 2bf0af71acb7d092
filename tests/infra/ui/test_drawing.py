"""What is drawn in Python for speed is what a template would draw: escaped, complete."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Context, Engine
from django.test.html import parse_html

from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link
from bazhua.infra.ui.renderer import Renderer
from bazhua.kernel.words import Word

GROUPED = [("", "全部"), ("矿山", [("coal", "煤矿"), ("metal", "金属 & 非金属")]), ("x<y", 'a"b')]


def choosing(renderer, **more):
    """Return a form with one select, drawn by a renderer."""

    class Choosing(forms.Form):
        kind = forms.ChoiceField(choices=GROUPED, help_text="h", **more)

    return Choosing({"kind": "metal"}, renderer=renderer)["kind"].as_widget(
        attrs={"class": "form-select"}
    )


def drawn(table):
    engine = Engine.get_default()
    return engine.from_string("{% table_rows table %}").render(Context({"table": table}))


@pytest.mark.parametrize("more", [{}, {"required": False}, {"disabled": True}])
def test_select_is_what_django_draws(more):
    ours, theirs = choosing(Renderer(), **more), choosing(DjangoTemplates(), **more)

    assert parse_html(ours) == parse_html(theirs)


def test_other_controls_are_drawn_by_django():
    class Writing(forms.Form):
        text = forms.CharField()

    fields = [Writing(renderer=each())["text"].as_widget() for each in (Renderer, DjangoTemplates)]

    assert fields[0] == fields[1]


def test_rows_escape_what_people_wrote_and_draw_parts():
    table = Table(
        caption="firms",
        columns=(Column("名称"), Column(Word("人<数", "n"), number=True), Column("页")),
        rows=(
            Row("/a/?b=1&c=2", ("<b>企业</b>", 12, Link("去&看", "/x/"))),
            Row("", ("无", 0, "")),
        ),
    )

    assert drawn(table).replace("</a>\n<", "</a><").splitlines() == [
        '<tr role="row"><th role="rowheader" scope="row">'
        '<a href="/a/?b=1&amp;c=2">&lt;b&gt;企业&lt;/b&gt;</a></th>'
        '<td role="cell" data-label="人&lt;数" class="number">12</td>'
        '<td role="cell" data-label="页"><a href="/x/">去&amp;看</a></td></tr>',
        '<tr role="row"><th role="rowheader" scope="row">无</th>'
        '<td role="cell" data-label="人&lt;数" class="number">0</td>'
        '<td role="cell" data-label="页"></td></tr>',
    ]
