"""The key file: made once, for its owner only."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from bazhua.infra.ledger.core.keys import KeyExposed, private_key
from bazhua.infra.ledger.core.suites import DEFAULT


def test_a_key_is_made_on_first_use_and_kept(tmp_path):
    path = tmp_path / "ledger"

    first, second = private_key(path, DEFAULT), private_key(path, DEFAULT)

    assert first == second
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_key_signs_what_its_public_key_verifies(tmp_path):
    key = private_key(tmp_path / "ledger", DEFAULT)

    signature = DEFAULT.sign(key, b"statement")

    assert DEFAULT.signed(DEFAULT.public_key(key), signature, b"statement")
    assert not DEFAULT.signed(DEFAULT.public_key(key), signature, b"statements")
    assert not DEFAULT.signed(b"short", signature, b"statement")


def test_first_uses_at_one_time_get_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: private_key(tmp_path / "ledger", DEFAULT), range(8)))

    assert len(keys) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_key_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "ledger"
    private_key(path, DEFAULT)
    path.chmod(0o640)

    with pytest.raises(KeyExposed):
        private_key(path, DEFAULT)


def test_a_key_of_another_suite_is_refused(tmp_path):
    path = tmp_path / "ledger"
    path.touch(mode=0o600)
    path.write_text("sm3+sm2 00\n", encoding="ascii")

    with pytest.raises(ValueError, match=r"sm3\+sm2"):
        private_key(path, DEFAULT)
