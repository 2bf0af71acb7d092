"""Contents: read strictly, written without what is empty, filled into the sentences of a kind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bazhua.infra.papers.core.content import Content, Piece, content_json, read_content, read_issuer
from bazhua.infra.papers.core.kinds import FREE, NOTICE, REPORT, Asked, Kind, Part, compose, kind_of
from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Lang, Word
from tests.infra.papers.scene import content

ROOT = Path(__file__).parents[4]
ORDER = Kind(
    code="order",
    version=1,
    name=Word("通报", "Order"),
    sign=Word("通", "O"),
    title=Word("关于{what}的通报", "Order on {what}"),
    asked=(
        Asked("what", Word("事项", "matter")),
        Asked("who", Word("何人", "who"), required=False),
    ),
    parts=(Part(Word("{what}已办结。{who}", "{what} is done. {who}")), FREE),
)


def refusal(call, *args):
    with pytest.raises(DomainError) as caught:
        call(*args)
    return caught.value.code, caught.value.field


def test_a_content_survives_the_way_through_json():
    full = Content(
        title="甲\n乙",
        to=("各单位",),
        body=(Piece(text="正文", level=1), Piece(rows=(("一", "二"), ("三", "")))),
        dated=date(2026, 11, 25),
        attachments=("样表",),
    )

    assert read_content(content_json(full)) == full


def test_what_is_empty_is_not_part_of_the_hash():
    assert content_json(content("正文")) == {
        "title": "关于试行的通知",
        "to": ["各单位"],
        "body": [{"text": "正文"}],
    }


@pytest.mark.parametrize(
    ("tree", "code", "field"),
    [
        ({"titel": "x"}, "unknown_key", "titel"),
        ({"title": 1}, "wrong_type", "title"),
        ({"title": "长" * 121}, "out_of_range", "title"),
        ({"to": ["x"] * 51}, "out_of_range", "to"),
        ({"body": [{"text": " "}]}, "bad_input", "body[0].text"),
        ({"body": [{"text": "x", "level": 5}]}, "out_of_range", "body[0].level"),
        ({"body": [{"text": "x"}] * 501}, "out_of_range", "body"),
        ({"body": [{"text": "长" * 2_000}] * 16}, "out_of_range", "body"),
        ({"body": [{"rows": [["a", "b"], ["c"]]}]}, "bad_input", "body[0].rows"),
        ({"body": [{"rows": [["a"]], "text": "x"}]}, "bad_input", "body[0].rows"),
        ({"body": [{"rows": [[]]}]}, "bad_input", "body[0].rows"),
        ({"body": [{"rows": [["a"] * 9]}]}, "out_of_range", "body[0].rows[0]"),
        ({"body": [{"rows": [["a"]] * 2_001}]}, "out_of_range", "body[0].rows"),
        ({"to": ["甲", " "]}, "bad_input", "to[1]"),
        ({"attachments": [""]}, "bad_input", "attachments[0]"),
        ({"urgency": "soon"}, "not_a_choice", "urgency"),
        ({"dated": "25.11.2026"}, "wrong_type", "dated"),
        ({"note": "长" * 61}, "out_of_range", "note"),
    ],
)
def test_a_bad_content_is_refused_with_its_field(tree, code, field):
    assert refusal(read_content, tree) == (code, field)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": ""}, "bad_input", "issuer.name"),
        ({"word": None}, "wrong_type", "issuer.word"),
        ({"mark": "长" * 61}, "out_of_range", "issuer.mark"),
    ],
)
def test_a_bad_issuer_is_refused_with_its_field(change, code, field):
    good = {"code": "org:1", "name": "某委", "word": "某"}

    assert refusal(read_issuer, good | change) == (code, field)


def test_values_fill_the_sentences_and_stay_values():
    given = content("补充", title="", values={"what": "{who} #x", "who": "{what}"})

    composed = compose(ORDER, given, Lang.ZH)

    assert composed.title == ("关于{who} #x的通报",)
    assert [piece.text for piece in composed.body] == ["{who} #x已办结。{what}", "补充"]


@pytest.mark.parametrize(
    ("kind", "given", "code", "field"),
    [
        (NOTICE, content(title=""), "missing_key", "title"),
        (NOTICE, content(title=" \n "), "missing_key", "title"),
        (NOTICE, replace(content(), body=()), "missing_key", "body"),
        (NOTICE, content(values={"x": "1"}), "unknown_key", "values.x"),
        (NOTICE, content(approver="张"), "bad_input", "approver"),
        (REPORT, content(), "missing_key", "approver"),
        (ORDER, content(title=""), "missing_key", "values.what"),
        (ORDER, content(title="", values={"what": 3}), "wrong_type", "values.what"),
        (ORDER, content(title="", values={"what": "长" * 201}), "out_of_range", "values.what"),
        (ORDER, content(title="另", values={"what": "x"}), "bad_input", "title"),
        (
            replace(ORDER, parts=ORDER.parts[:1]),
            content(title="", values={"what": "x"}),
            "bad_input",
            "body",
        ),
    ],
)
def test_a_content_that_does_not_suit_the_kind_is_refused(kind, given, code, field):
    assert refusal(compose, kind, given, Lang.ZH) == (code, field)


def test_a_kind_is_found_by_its_code_or_refused():
    assert kind_of([NOTICE, REPORT], "report") is REPORT
    assert refusal(kind_of, [NOTICE], "report") == ("unknown_kind", "kind")


def test_the_kind_of_the_how_to_page_is_one():
    page = (ROOT / "docs" / "how-to" / "add-a-paper.md").read_text("utf-8")
    names = {"Kind": Kind, "Word": Word, "Asked": Asked, "Part": Part, "FREE": FREE}
    exec(page.split("```python\n")[1].split("```")[0], names)  # noqa: S102 -- our own page
    given = content("请于三日内回复。", title="", values={"matter": "整改回复"})

    composed = compose(names["REMINDER"], given, Lang.ZH)

    assert composed.title == ("关于整改回复的催办通知",)
    assert [piece.text for piece in composed.body] == [
        "整改回复尚未办结，请抓紧办理。",
        "请于三日内回复。",
    ]
