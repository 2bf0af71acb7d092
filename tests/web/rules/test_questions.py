"""A rule's question as controls, and back to the JSON object it is asked with."""

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.errors import WrongType
from bazhua.kernel.shape.reading import load
from bazhua.web.rules.questions import Control, example, inputs, payload


def test_inputs_follow_the_annotations():
    controls = {control.key: control for control in inputs(RULES["tip.reward"])}

    assert controls["accepted_on"].control is Control.DATE
    assert controls["accepted_on"].required
    assert controls["kind"].control is Control.CHOICE
    assert controls["insider"].control is Control.YES_NO
    assert controls["insider"].default == "false"
    assert controls["fines_yuan"].control is Control.NUMBER
    assert controls["grade"].choices == ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_example_filled_in_gives_the_answer_of_the_example(rule):
    filled = payload(rule, example(rule))

    assert rule.ask(filled, BOOK) == rule.ask(load(rule.example), BOOK)


def test_payload_leaves_out_what_is_empty():
    assert payload(RULES["penalty.late"], {"fine_yuan": " 5 ", "days_late": "  "}) == {
        "fine_yuan": 5
    }


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-23T08:00", "2026-11-23T08:00+08:00"),
        ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"),
        ("2026-11-23T08:00-05:00", "2026-11-23T08:00-05:00"),
    ],
)
def test_payload_of_an_instant_without_offset_is_beijing_time(text, instant):
    assert payload(RULES["danger.direct_report"], {"found_at": text}) == {"found_at": instant}


@pytest.mark.parametrize("text", ["many", "--5", "1.5", "9" * 19])
def test_payload_leaves_what_is_no_whole_number_to_the_rule(text):
    assert payload(RULES["penalty.late"], {"fine_yuan": text}) == {"fine_yuan": text}


def test_payload_of_a_broken_structure_is_refused():
    with pytest.raises(WrongType) as refusal:
        payload(RULES["gathering.largest"], {"points": "[[0, 0], "})

    assert refusal.value.field == "points"


def test_payload_of_ticked_codes_is_their_list():
    filled = {"kind": "GC", "height_m": "5.0", "factors": ["SLIPPERY", "POOR_LIGHT"]}

    assert payload(RULES["permit.level"], filled | {"situations": []}) == filled
