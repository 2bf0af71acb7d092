"""Templates, forms and writes as JSON and back, with stable hashes."""

import json

import pytest
from hypothesis import given

from bazhua.infra.forms.assembly import Origin, all_of, assemble
from bazhua.infra.forms.exchange import (
    form_json,
    read_form,
    read_template,
    read_write,
    template_digest,
    template_text,
    write_json,
)
from bazhua.infra.forms.refusals import UnknownItem
from bazhua.kernel.errors import DomainError, NotJson, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.shape.reading import load
from tests.infra.forms.samples import FORM, WHOLE, item, template, wild_writes

SMALL = template(item("a"), item("b"))
BOTH = assemble([SMALL])
RAW = {
    "item": "T:1:a", "reply": {"value": "YES"}, "at_ms": 5, "device": "phone", "sequence": 1,
    "replaces": [["pad", 3]],
}  # fmt: skip


def test_template_is_read_back():
    assert read_template(template_text(WHOLE)) == WHOLE


def test_template_text_is_sparse_so_that_new_defaults_keep_old_hashes():
    assert json.loads(template_text(template(item("a")))) == {
        "key": "T",
        "version": 1,
        "title": {"zh": "检查表", "en": "check list"},
        "items": [
            {"key": "a", "text": {"zh": "检查内容", "en": "what is checked"}, "kind": "YES_NO"}
        ],
    }
    assert template_digest(template(item("a"))) == (
        "278e1c75ef1c51ea549637addc24ad34002b335667fa066877afa3231ec432b9"
    )


def test_form_is_read_back_with_its_origins():
    form = assemble([WHOLE], last_open=all_of(SMALL))

    read_back = read_form(load(json.dumps({"rows": form_json(form)}))["rows"])

    assert read_back == form
    assert read_back.asked[-1].origin is Origin.OPEN


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[]", NotJson),
        ('{"key": "T", "eval": "1"}', UnknownKey),
        ('{"key": 1}', WrongType),
        ('{"items": ' + "[" * 40 + "]" * 40 + "}", WrongType),
    ],
    ids=["list", "unknown key", "type", "deep"],
)
def test_template_text_is_read_strictly(text, error):
    with pytest.raises(error):
        read_template(text)


def test_a_condition_nested_without_end_is_refused():
    deep = '{"all_of":[' * 900 + "{}" + "]}" * 900
    text = template_text(WHOLE).replace('"kind"', f'"applies":{deep},"kind"', 1)

    with pytest.raises(DomainError):
        read_template(text)


@given(wild_writes)
def test_write_is_read_back(write):
    asked = template(item("a"), item("b"))
    form = assemble([asked])
    named = type(write)(f"T:1:{write.item}", write.reply, write.at_ms, write.dot, write.replaces)

    assert read_write(form, write_json(named), "") == named


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"item": "T:1:z"}, UnknownItem, "w.item"),
        ({"device": ""}, OutOfRange, "w.device"),
        ({"device": "d" * 65}, OutOfRange, "w.device"),
        ({"sequence": -1}, OutOfRange, "w.sequence"),
        ({"at_ms": 1 << 43}, OutOfRange, "w.at_ms"),
        ({"replaces": [["pad", 1]] * 101}, OutOfRange, "w.replaces"),
        ({"replaces": [["pad", -1]]}, OutOfRange, "w.replaces.sequence"),
        ({"replaces": [["pad"]]}, WrongType, "w.replaces[0]"),
        ({"reply": []}, WrongType, "w.reply"),
        ({"time": 1}, UnknownKey, "w.time"),
    ],
)
def test_write_is_read_strictly(change, error, field):
    with pytest.raises(error) as refusal:
        read_write(BOTH, RAW | change, "w")

    assert refusal.value.field == field


def test_form_finds_its_items():
    assert FORM.find("T:1:gas") == FORM.asked[4]
    assert FORM.find("T:2:gas") is None
