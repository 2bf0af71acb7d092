"""The published benchmark: ours misses less than CVA, and is silent in normal operation."""

import pytest

from bazhua.config.bench.engine.warning import run


@pytest.fixture(scope="module")
def report():
    return run(1)


def missed(report, method):
    return report["methods"][method]["missed_mean_without_3_and_9"]


def test_rivals_miss_what_the_literature_says_they_miss(report):
    assert missed(report, "PCA") == pytest.approx(0.17, abs=0.02)
    assert missed(report, "DPCA") == pytest.approx(0.16, abs=0.02)
    assert missed(report, "CVA") == pytest.approx(0.012, abs=0.002)


def test_ours_misses_less_at_the_same_rate_of_false_alarms(report):
    rates = [method["false"] for method in report["methods"].values()]

    assert max(rates) <= 0.01
    assert missed(report, "ours") < 0.75 * missed(report, "CVA")


def test_no_warning_in_two_days_of_normal_operation_and_each_fault_within_70_minutes(report):
    weekly = report["ours_at_one_false_warning_a_week"]
    delays = {int(fault): one["delay_min"] for fault, one in weekly["faults"].items()}

    assert weekly["false_warnings"] == 0
    assert max(delays[fault] for fault in delays if fault not in {3, 9}) <= 70
