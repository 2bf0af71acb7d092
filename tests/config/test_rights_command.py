"""`bazhua rights` says who may do what."""

import json

from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.registry.domain.roles.table import RIGHTS


def bazhua(*words):
    return CliRunner().invoke(main, ["rights", *words])


def test_rights_of_one_cell_are_named_in_the_language_asked_for():
    run = bazhua("certificate", "approve", "--lang", "en")

    assert run.exit_code == 0
    assert run.output.splitlines() == [
        "R04\tCommission Office and emergency bureau of a city\tcertificates\tapprove\treported\tBZ/ROLE-MATRIX",
        "R05\tDepartment of a city\tcertificates\tapprove\treported\tBZ/ROLE-MATRIX",
        "R16\tIssuing authority\tcertificates\tapprove\treported\tBZ/ROLE-MATRIX",
    ]
    assert (
        bazhua("tip_identity").output
        == "R24\t举报受理员\t举报人身份\t查看\treported\tBZ/ROLE-MATRIX\n"
    )


def test_rights_of_a_role_as_json():
    found = [json.loads(line) for line in bazhua("--role", "R16", "--json").output.splitlines()]

    assert [one["action"] for one in found if one["by_assignment"]] == ["view"]
    assert len(found) == sum(right.role == "R16" for right in RIGHTS)


def test_what_is_not_known_is_told():
    for words in (("dangers",), ("danger", "look"), ("--role", "R99")):
        run = bazhua(*words)
        assert run.exit_code == 2
        assert words[-1] in run.output
