"""Finding PostgreSQL's programs."""

import sys

import pytest

from bazhua.infra.launcher.postgres.binaries import OLDEST, WHEEL, find_binaries, in_wheel
from bazhua.infra.launcher.refusal import LaunchRefused


def test_new_cluster_gets_the_newest_of_the_wheel():
    assert find_binaries(None) == in_wheel()[0]
    assert in_wheel()[0].major == max(one.major for one in in_wheel())


def test_kept_cluster_gets_its_own_version():
    kept = in_wheel()[-1].major

    assert find_binaries(kept).major == kept


def test_version_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(LaunchRefused) as refused:
        find_binaries(OLDEST - 1)

    assert refused.value.phrase.data["wanted"] == str(OLDEST - 1)
    assert str(in_wheel()[0].major) in refused.value.phrase.data["found"].split(", ")


def test_wheel_is_found_without_running_its_code():
    in_wheel()

    assert WHEEL not in sys.modules
