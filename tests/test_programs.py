"""A test whose program is missing is named at the end of the run, never silently skipped."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PLUGIN = Path(__file__).with_name("programs.py").read_text(encoding="utf-8")
TESTS = """
import pytest

@pytest.mark.chromium
@pytest.mark.parametrize("n", [1, 2])
def test_in_a_browser(n):
    assert n

def test_anywhere():
    assert True
"""
LINE = "not run (needs Debian package chromium): 2 tests; apt-get install chromium"


@pytest.fixture
def run(pytester):
    def start(program, *options):
        pytester.makeini("[pytest]\nmarkers =\n  chromium: c\n  mosquitto: m\n  nats: n\n")
        pytester.makeconftest(PLUGIN.replace("/usr/bin/chromium", program))
        pytester.makepyfile(TESTS)
        return pytester.runpytest_subprocess("-p", "no:django", *options)

    return start


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["one process", "workers"])
def test_missing_program_is_named(run, options):
    result = run("/no/such/program", *options)

    result.assert_outcomes(passed=1, deselected=0 if options else 2)
    result.stdout.fnmatch_lines([LINE])


def test_present_program_runs_everything(run):
    result = run("/bin/sh")

    result.assert_outcomes(passed=3)
    result.stdout.no_fnmatch_line("not run*")
