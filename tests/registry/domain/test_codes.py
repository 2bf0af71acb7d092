"""`code.*`: vectors T02–T12 of the rule book on training, duties, supervision, rescue (§8.4, §10)."""

from datetime import date
from string import ascii_uppercase, digits

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.errors import MissingKey, NoRuleInForce, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.registry.domain.codes import organisation_code, resident_id, uscc
from bazhua.registry.domain.codes.characters import Reason
from bazhua.registry.domain.codes.organisation_code import check_organisation_code
from bazhua.registry.domain.codes.resident_id import Sex, check_resident_id
from bazhua.registry.domain.codes.uscc import check_uscc

ANY = digits + ascii_uppercase
TODAY = date(2022, 12, 1)


def ask(name, **payload):
    answer = answer_json(RULES[name], RULES[name].ask(payload, BOOK), BOOK, Lang.EN)
    assert answer.pop("book") == BOOK.digest
    return answer


def bodies(form):
    return st.tuples(*map(st.sampled_from, form.allowed[:-1])).map("".join)


def whole(form, body):
    return body + form.last(body)[0]


@pytest.mark.parametrize(
    ("code", "normalised", "reason", "region"),
    [
        pytest.param(
            "91350100M000100Y4Z", "91350100M000100Y4Z", Reason.CHARACTER, None, id="T02 Z"
        ),
        pytest.param("11370832004235253L", "11370832004235253L", None, "370832", id="T03"),
        pytest.param("91370302MA3TEXT0H0", "91370302MA3TEXT0H0", None, "370302", id="T05 wraps"),
        pytest.param("91370302MA3TEXT0UY", "91370302MA3TEXT0UY", None, "370302", id="T06"),
        pytest.param("91370302ma3text0h0", "91370302MA3TEXT0H0", None, "370302", id="T08 lower"),
        pytest.param(
            " 91370302MA3TEXT0H0\n", "91370302MA3TEXT0H0", None, "370302", id="blanks around"
        ),
        pytest.param(
            "91370302MA3TEXT0HZ", "91370302MA3TEXT0HZ", Reason.CHARACTER, None, id="Z is no letter"
        ),
        pytest.param("91370302MA3TEXT0H1", "91370302MA3TEXT0H1", Reason.CHECKSUM, None, id="check"),
        pytest.param("9137030AMA3TEXT0H0", "9137030AMA3TEXT0H0", Reason.CHARACTER, None, id="area"),
        pytest.param("91370302MA3TEXT0H", "91370302MA3TEXT0H", Reason.LENGTH, None, id="17 places"),
        pytest.param("", "", Reason.LENGTH, None, id="empty"),
        pytest.param("９1370302MA3TEXT0H0", None, Reason.FULL_WIDTH, None, id="full-width digit"),
        pytest.param("91370302MA3TEXT0H０", None, Reason.FULL_WIDTH, None, id="full-width last"),
        pytest.param("　91370302MA3TEXT0H0", None, Reason.FULL_WIDTH, None, id="full-width blank"),
        pytest.param("91370302MA3TEXT0Hß", None, Reason.CHARACTER, None, id="other letter"),
    ],
)
def test_uscc(code, normalised, reason, region):
    result = check_uscc(code=code).result

    assert (result.valid, result.normalised) == (reason is None, normalised)
    assert (result.reason, result.region) == (reason, region)


def test_uscc_through_the_interface():
    assert ask("code.uscc", code="11370832004235253L") == {
        "rule": "code.uscc",
        "result": {
            "valid": True,
            "normalised": "11370832004235253L",
            "reason": None,
            "region": "370832",
        },
        "clauses": [{"id": "GB32100/CHECK", "status": "reported"}],
        "steps": [
            "Σ value × weight = 1034; (31 − 1034 mod 31) mod 31 = 20: the check character is L"
        ],
    }


def test_uscc_t02_says_the_check_character_that_would_be_right():
    steps = ask("code.uscc", code="91350100M000100Y4Z")["steps"]

    assert steps == [
        "place 18 cannot hold this character",
        "Σ value × weight = 1640; (31 − 1640 mod 31) mod 31 = 3: the check character is 3",
    ]


@given(bodies(uscc.FORM))
def test_uscc_round_trip(body):
    code = whole(uscc.FORM, body)

    result = check_uscc(code=f" {code.lower()} ").result

    assert (result.valid, result.normalised, result.region) == (True, code, body[2:8])


@given(bodies(uscc.FORM), st.integers(0, 17), st.sampled_from(ANY))
def test_uscc_detects_every_changed_character(body, place, other):
    code = whole(uscc.FORM, body)
    assume(code[place] != other)

    assert not check_uscc(code=code[:place] + other + code[place + 1 :]).result.valid


@given(st.text(max_size=20))
def test_uscc_answers_every_text(text):
    result = check_uscc(code=text).result

    assert result.valid == (result.reason is None)


@pytest.mark.parametrize(
    ("code", "normalised", "reason"),
    [
        pytest.param("D2143569-X", "D2143569-X", None, id="T09"),
        pytest.param("M000100Y4", "M000100Y-4", None, id="T09 without hyphen"),
        pytest.param("d2143569x", "D2143569-X", None, id="lower case"),
        pytest.param("D2143569-0", "D2143569-0", Reason.CHECKSUM, id="check"),
        pytest.param("D2143569-A", "D2143569-A", Reason.CHARACTER, id="last is digit or X"),
        pytest.param("D214356-9X", "D214356-9X", Reason.LENGTH, id="hyphen elsewhere"),
        pytest.param("M000100Y", "M000100Y", Reason.LENGTH, id="no check character"),
        pytest.param("D2143569－X", None, Reason.FULL_WIDTH, id="full-width hyphen"),
    ],
)
def test_organisation_code(code, normalised, reason):
    result = check_organisation_code(code=code).result

    assert (result.valid, result.normalised, result.reason) == (reason is None, normalised, reason)


def test_organisation_code_through_the_interface():
    assert ask("code.organisation", code="D2143569-X") == {
        "rule": "code.organisation",
        "result": {"valid": True, "normalised": "D2143569-X", "reason": None},
        "clauses": [{"id": "GB11714/CHECK", "status": "reported"}],
        "steps": [
            "Σ value × weight = 199; (11 − 199 mod 11) mod 11 = 10: the check character is X"
        ],
    }


@given(bodies(organisation_code.FORM))
def test_organisation_code_round_trip(body):
    code = whole(organisation_code.FORM, body)

    result = check_organisation_code(code=code.lower()).result

    assert (result.valid, result.normalised) == (True, f"{code[:8]}-{code[8]}")


@given(bodies(organisation_code.FORM), st.integers(0, 8), st.sampled_from(digits))
def test_organisation_code_detects_a_changed_character_unless_its_values_differ_by_eleven(
    body, place, other
):
    code = whole(organisation_code.FORM, body)
    alphabet = organisation_code.ALPHABET
    assume((alphabet.index(code[place]) - alphabet.index(other)) % 11 != 0 or place == 8)
    assume(code[place] != other)

    assert not check_organisation_code(code=code[:place] + other + code[place + 1 :]).result.valid


@pytest.mark.parametrize(
    ("code", "on", "reason", "sex", "birth_on"),
    [
        pytest.param(
            "440524188001010014", None, None, Sex.MALE, date(1880, 1, 1), id="T11 check only"
        ),
        pytest.param(
            "440524188001010014", TODAY, Reason.AGE, Sex.MALE, date(1880, 1, 1), id="T11 with a day"
        ),
        pytest.param("370102190001010019", TODAY, None, Sex.MALE, date(1900, 1, 1), id="T12"),
        pytest.param("370102190001010018", TODAY, Reason.CHECKSUM, None, None, id="T12 check"),
        pytest.param(
            "370102190001010019",
            date(2031, 12, 31),
            Reason.AGE,
            Sex.MALE,
            date(1900, 1, 1),
            id="131 years",
        ),
        pytest.param(
            "370102190001010019",
            date(2030, 12, 31),
            None,
            Sex.MALE,
            date(1900, 1, 1),
            id="130 years",
        ),
        pytest.param(
            "110105194912310021", None, Reason.CHECKSUM, None, None, id="digit where X belongs"
        ),
        pytest.param(
            "11010519491231002x", None, None, Sex.FEMALE, date(1949, 12, 31), id="lower-case x"
        ),
        pytest.param("110105194902310026", None, Reason.BIRTH_DATE, None, None, id="31 February"),
        pytest.param("010105194912310021", None, Reason.CHARACTER, None, None, id="no such area"),
        pytest.param("110105491231002", None, Reason.LENGTH, None, None, id="15 places"),
        pytest.param("３70102190001010019", None, Reason.FULL_WIDTH, None, None, id="full-width"),
    ],
)
def test_resident_id(code, on, reason, sex, birth_on):
    result = check_resident_id(BOOK, code=code, on=on).result

    assert (result.valid, result.reason) == (reason is None, reason)
    assert (result.sex, result.birth_on) == (sex, birth_on)


def test_resident_id_born_after_the_day():
    code = whole(resident_id.FORM, "37010220221202001")

    result = check_resident_id(BOOK, code=code, on=TODAY).result

    assert (result.valid, result.reason) == (False, Reason.FUTURE_BIRTH)


def test_resident_id_born_on_the_day():
    code = whole(resident_id.FORM, "37010220221201001")

    assert check_resident_id(BOOK, code=code, on=TODAY).result.valid


def test_resident_id_through_the_interface():
    assert ask("code.resident_id", code="440524188001010014", on="2022-12-01") == {
        "rule": "code.resident_id",
        "result": {
            "valid": False,
            "normalised": "440524188001010014",
            "reason": "AGE",
            "sex": "MALE",
            "birth_on": "1880-01-01",
        },
        "clauses": [
            {"id": "GB11643/CHECK", "status": "reported"},
            {"id": "BZ/RESIDENT-AGE", "status": "ours"},
        ],
        "steps": [
            "Σ digit × weight = 195; 195 mod 11 = 8: the check character is 4",
            "142 years old on 2022-12-01, at most 130 are accepted",
        ],
    }


def test_resident_id_on_a_day_before_the_rule():
    with pytest.raises(NoRuleInForce):
        check_resident_id(BOOK, code="370102190001010019", on=date(1990, 1, 1))


@given(bodies(resident_id.FORM), st.dates(date(1000, 1, 1)))
def test_resident_id_round_trip(body, birth):
    body = f"{body[:6]}{birth:%Y%m%d}{body[14:]}"
    code = whole(resident_id.FORM, body)

    result = check_resident_id(BOOK, code=code.lower()).result

    assert (result.valid, result.normalised, result.birth_on) == (True, code, birth)
    assert result.sex is (Sex.MALE if int(code[16]) % 2 else Sex.FEMALE)


@given(bodies(resident_id.FORM), st.integers(0, 17), st.sampled_from(digits + "X"))
def test_resident_id_detects_every_changed_character(body, place, other):
    code = whole(resident_id.FORM, body)
    assume(code[place] != other)

    changed = code[:place] + other + code[place + 1 :]

    assert not check_resident_id(BOOK, code=changed).result.valid


@pytest.mark.parametrize("name", ["code.uscc", "code.resident_id", "code.organisation"])
@pytest.mark.parametrize(
    ("payload", "refusal"),
    [({}, MissingKey), ({"code": 1}, WrongType), ({"code": "1", "region": "37"}, UnknownKey)],
)
def test_code_refuses_other_input(name, payload, refusal):
    with pytest.raises(refusal):
        ask(name, **payload)
