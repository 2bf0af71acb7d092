"""Device numbers of networked video; rule book: monitoring-permits §7.1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.video import device_id
from bazhua.kernel.errors import BadInput, WrongType

NAME = "video.device_id"
NUMBERING = {"id": "GBT28181/DEVICE-ID", "status": "reported"}


def test_device_id_of_a_network_camera(ask):
    answer = ask(NAME, id="34020000001320000101")

    assert answer["result"] == {
        "centre": "34020000",
        "industry": "00",
        "type": "132",
        "network": "0",
        "serial": "000101",
    }
    assert answer["clauses"] == [
        NUMBERING,
        {"id": "GBT28181/DEVICE-TYPE", "status": "reported"},
    ]
    assert answer["steps"] == [
        "centre 34020000, industry 00, type 132 (network camera), network 0, serial 000101"
    ]


def test_device_id_of_a_recalled_type_says_so(ask):
    answer = ask(NAME, id="37050200002160000001")

    assert answer["clauses"] == [
        NUMBERING,
        {"id": "GBT28181/DEVICE-TYPE-M", "status": "unconfirmed"},
    ]


def test_device_id_of_an_unlisted_type_is_still_taken_apart(ask):
    answer = ask(NAME, id="37050200009990000001")

    assert answer["result"]["type"] == "999"
    assert answer["clauses"] == [NUMBERING]
    assert "(type not listed)" in answer["steps"][0]


@pytest.mark.parametrize(
    "number",
    [
        "3402000000132000010",
        "340200000013200001011",
        "3402000000132000010A",
        "３4020000001320000101",
        "34020000001320000101\n",
        "",
    ],
    ids=["19 digits", "21 digits", "letter", "full-width", "line end", "empty"],
)
def test_device_id_that_has_not_twenty_digits_is_refused(refused, number):
    assert refused(NAME, BadInput, id=number) == "id"


def test_device_id_as_a_number_is_refused(refused):
    assert refused(NAME, WrongType, id=34020000) == "id"


@given(st.text("0123456789", min_size=20, max_size=20))
def test_the_parts_of_a_device_id_make_it_whole_again(number):
    device = device_id(BOOK, number=number).result

    parts = (device.centre, device.industry, device.type, device.network, device.serial)
    assert "".join(parts) == number
