"""`accident.clocks`: vectors T35, T36 and T38, rules ACC-11 to ACC-23."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.accidents.clocks import accident_clocks
from bazhua.kernel.errors import MissingKey, NoRuleInForce, NotAChoice, OutOfRange, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang
from bazhua.law.terms import AccidentGrade

CLOCKS = ("unit", "direct", "written", "city", "province")

instants = st.builds(
    partial(datetime.combine, tzinfo=BEIJING),
    st.dates(date(2022, 3, 1), date(2900, 1, 1)),
    st.times(),
)


def at(clock):
    return f"2024-03-01T{clock}:00+08:00"


def clocks(lang=Lang.EN, **payload):
    rule = RULES["accident.clocks"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


def running(unit=None, county=None, city=None, **facts):
    """Return the five instants as clock times, a dash where none runs."""
    given_keys = ("unit_head_informed_at", "county_received_at", "city_received_at")
    starts = zip(given_keys, (unit, county, city), strict=True)
    payload = {key: at(clock) for key, clock in starts if clock} | facts
    result = clocks(**payload)["result"]
    assert list(result) == [f"{name}_report_due" for name in CLOCKS]
    return " ".join(due[11:16] if due else "-" for due in result.values())


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"unit": "09:00", "deaths": 1}, "10:00 - - - -", id="T35 SC493/9"),
        pytest.param({"county": "10:00", "deaths": 1}, "- 10:30 - 12:00 -", id="T36 SDTL/65(2)"),
        pytest.param(
            {"county": "10:00", "deaths": 3, "grade": "LARGER"},
            "- 10:30 11:00 12:00 14:00",
            id="T38 SC493/11",
        ),
        pytest.param(
            {"county": "10:00", "city": "10:20", "deaths": 3, "grade": "LARGER"},
            "- 10:30 11:00 12:00 12:20",
            id="the province counts from the city's receipt",
        ),
        pytest.param(
            {"county": "10:00", "city": "09:50", "deaths": 1},
            "- 10:20 - 12:00 -",
            id="the earlier receipt starts the direct report",
        ),
        pytest.param(
            {"city": "10:00", "deaths": 12, "grade": "MAJOR"},
            "- 10:30 11:00 - 12:00",
            id="the city hears first",
        ),
        pytest.param(
            {"county": "10:00", "deaths": 0},
            "- - - 12:00 -",
            id="ACC-23 no death, no hard limit",
        ),
        pytest.param(
            {"county": "10:00", "deaths": 0, "grade": "LARGER"},
            "- - 11:00 12:00 14:00",
            id="ACC-18 larger by injuries",
        ),
        pytest.param(
            {"county": "10:00", "deaths": 3},
            "- 10:30 11:00 12:00 14:00",
            id="the deaths raise the grade",
        ),
        pytest.param(
            {"county": "10:00", "deaths": 2, "grade": "EXTRAORDINARY"},
            "- 10:30 11:00 12:00 14:00",
            id="the deaths never lower the grade",
        ),
        pytest.param({"deaths": 30}, "- - - - -", id="nobody has heard"),
    ],
)
def test_accident_clocks(facts, expected):
    assert running(**facts) == expected


def test_accident_clocks_through_the_interface():
    answer = clocks(
        unit_head_informed_at=at("09:00"),
        county_received_at="2024-03-01T02:00:00+00:00",
        deaths=3,
    )

    assert answer["result"] == {
        "unit_report_due": at("10:00"),
        "direct_report_due": at("10:30"),
        "written_report_due": at("11:00"),
        "city_report_due": at("12:00"),
        "province_report_due": at("14:00"),
    }
    assert answer["clauses"] == [
        {"id": "SC493/3", "status": "confirmed"},
        {"id": "SC493/9", "status": "confirmed"},
        {"id": "SDTL/65(2)", "status": "confirmed"},
        {"id": "BZ/ACC-23", "status": "ours"},
        {"id": "SC493/11", "status": "confirmed"},
        {"id": "SC493/10", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "deaths 3: at least a larger accident, and timed as one",
        "report by the enterprise: 2024-03-01 09:00 + 1 hour = 2024-03-01 10:00",
        "direct report to the province: 2024-03-01 10:00 + 30 minutes = 2024-03-01 10:30",
        "written report to the province: 2024-03-01 10:00 + 1 hour = 2024-03-01 11:00",
        "from county to city: 2024-03-01 10:00 + 2 hours = 2024-03-01 12:00",
        "from city to province: 2024-03-01 12:00 + 2 hours = 2024-03-01 14:00",
    ]


def test_accident_clocks_say_why_none_runs():
    assert clocks(county_received_at=at("10:00"), deaths=0)["steps"] == [
        "deaths below 1: the direct report has no hard limit",
        "from county to city: 2024-03-01 10:00 + 2 hours = 2024-03-01 12:00",
        "a general accident goes level by level up to the city government only",
    ]
    assert clocks(deaths=1)["steps"] == ["nobody has received a report: no clock runs"]
    assert clocks(deaths=1)["clauses"] == []


@pytest.mark.parametrize(
    ("received_at", "clause"),
    [
        pytest.param("2022-02-28T23:59:00+08:00", "ZB2021/FATAL", id="before the regulations"),
        pytest.param("2022-03-01T00:00:00+08:00", "SDTL/65(2)", id="under the regulations"),
    ],
)
def test_accident_clocks_cite_the_direct_report_of_the_day(received_at, clause):
    cited = clocks(county_received_at=received_at, deaths=1)["clauses"]

    assert cited[0]["id"] == clause


def test_accident_clocks_before_a_written_report_was_asked_for():
    answer = clocks(city_received_at="2022-02-28T10:00:00+08:00", deaths=3)

    assert answer["result"]["direct_report_due"] == "2022-02-28T10:30:00+08:00"
    assert answer["result"]["written_report_due"] is None
    assert answer["steps"][2] == "no written report was asked for on 2022-02-28"


@given(instants, st.integers(0, 40), st.sampled_from(AccidentGrade))
def test_accident_clocks_never_end_before_they_start(received_at, deaths, grade):
    result = accident_clocks(
        BOOK, county_received_at=received_at, deaths=deaths, grade=grade
    ).result

    assert (result.direct_report_due is None) == (deaths == 0)
    assert result.city_report_due == received_at + timedelta(hours=2)
    assert result.province_report_due in {None, received_at + timedelta(hours=4)}
    assert (result.written_report_due is None) == (result.province_report_due is None)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"county_received_at": at("10:00")}, MissingKey, "deaths"),
        ({"deaths": -1}, OutOfRange, "deaths"),
        ({"deaths": 1, "grade": "SMALL"}, NotAChoice, "grade"),
        ({"deaths": 1, "county_received_at": "2024-03-01"}, WrongType, "county_received_at"),
        ({"deaths": 1, "county_received_at": "2021-05-31T10:00:00+08:00"}, NoRuleInForce, None),
        ({"deaths": 1, "unit_head_informed_at": "2007-05-31T10:00:00+08:00"}, NoRuleInForce, None),
    ],
)
def test_accident_clocks_refuse(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["accident.clocks"].ask(payload, BOOK)

    assert refused.value.field == field
