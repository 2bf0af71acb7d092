"""Maps: outlines fill their sheet, areas say their number, views stay on the sheet."""

from itertools import product

import pytest

from bazhua.infra.ui.charts.areas import Told, areas, classes, framed, radius
from bazhua.infra.ui.charts.ground import ASPECT, NEAREST, TALLEST, WIDTH, Outline, View, ground
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour


def square(code, west, south, size=1.0, parent="1"):
    ring = ((west, south), (west + size, south), (west + size, south + size), (west, south + size))
    return Outline(code, parent, (ring,), (west + size / 2, south + size / 2))


SHEET = ground([square("11", 117, 36), square("12", 118, 36)])


def told(code, value, **more):
    return Told(
        code=code, name=Word(f"区{code}", f"Area {code}"), value=value, href=f"/{code}", **more
    )


def test_a_degree_of_longitude_is_drawn_narrower_than_one_of_latitude():
    field = SHEET.field
    (x, y), (east, _), (_, north) = map(field.drawn, ((117, 36), (118, 36), (117, 37)))

    assert (east - x) / (y - north) == pytest.approx(ASPECT, abs=0.001)
    assert 0 < x < WIDTH
    assert 0 < y < field.height


def test_a_sheet_is_never_much_taller_than_wide_and_what_is_drawn_stands_in_its_middle():
    tall = ground([square("1", 117, 34), square("2", 117, 35), square("3", 117, 36)])

    assert tall.field.height <= WIDTH * TALLEST + 1
    assert tall.middles["2"][0] == pytest.approx(WIDTH / 2, abs=0.2)


def test_a_position_on_the_sheet_is_found_again_in_its_box():
    view = View(300, 600, 2)
    box = SHEET.field.within(*view.frame(SHEET.field))
    x, y = SHEET.field.drawn(((box.west + box.east) / 2, (box.south + box.north) / 2))

    assert x == pytest.approx(WIDTH * 0.3, abs=0.2)
    assert y == pytest.approx(SHEET.field.height * 0.6, abs=0.2)


@pytest.mark.parametrize("near", range(NEAREST + 1))
def test_a_view_never_leaves_the_sheet(near):
    view = View()
    for _ in range(near):
        view = view.nearer(0, 1000)
    for across, down in product((-1, 0, 1), repeat=2):
        left, top, width, height = view.moved(across, down).frame(SHEET.field)
        assert left >= -1
        assert top >= -1
        assert left + width <= WIDTH + 1
        assert top + height <= SHEET.field.height + 1


def test_nearer_and_back_is_where_one_was():
    assert View().nearer().farther() == View()
    assert View().farther() == View()
    assert framed(View(), SHEET) == f"0 0 1000 {SHEET.field.height}"


@pytest.mark.parametrize(
    ("values", "starts"),
    [
        ([], ()),
        ([7], (1, 7)),
        ([1, 2, 3, 4, 5], (1, 2, 3, 4, 5)),
        ([1, 1, 1, 1, 900], (1, 900)),
        ([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], (1, 30, 50, 70, 90)),
    ],
)
def test_classes_hold_about_as_many_each(values, starts):
    assert classes(values) == starts


def test_an_area_is_a_link_that_says_its_name_and_number():
    drawn = areas("图", SHEET, [told("11", 1200), told("12", 0)])

    first, second = drawn.areas
    assert (first.href, first.shown, first.path) == ("/11", "1,200", SHEET.paths["11"])
    assert first.said.data == {"name": "区11", "value": "1,200"}
    assert (first.step > 0, second.step) == (True, 0)
    assert drawn.keys[0].text == "0"


def test_areas_that_are_told_by_their_worst_have_its_colour_and_a_legend_of_colours():
    keys = {Colour.RED: "红", Colour.BLUE: "蓝"}
    drawn = areas("图", SHEET, [told("11", 3, colour=Colour.RED)], keys=keys)

    assert drawn.areas[0].colour is Colour.RED
    assert [key.colour for key in drawn.keys] == [Colour.RED, Colour.BLUE]
    assert len(drawn.around) == 1


def test_an_area_without_an_outline_stands_as_a_spot_in_that_of_its_host():
    zone = told("19", 5, inside="12")
    drawn = areas("图", SHEET, [told("11", 1), told("12", 2), zone, told("99", 4)])

    (spot,) = drawn.spots
    x, y = SHEET.middles["12"]
    assert (spot.shown, spot.href, spot.x) == ("5", "/19", x)
    assert spot.y > y


def test_a_spot_grows_with_its_number_and_keeps_its_size_on_a_nearer_view():
    assert radius(1, 100, 1) < radius(50, 100, 1) < radius(100, 100, 1)
    assert radius(100, 100, 0.5) == radius(100, 100, 1) / 2
