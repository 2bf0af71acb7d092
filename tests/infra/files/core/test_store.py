"""Bytes lie under their hash, for their owner only."""

import pytest

from bazhua.infra.files.core.names import plain_name
from bazhua.infra.files.core.store import LocalStore, sha256_of
from tests.infra.files.scene import sha256


@pytest.fixture
def store(tmp_path):
    return LocalStore(tmp_path / "files")


def put(store, content):
    store.put(store.draft(content), sha256(content))


def test_bytes_come_back_and_the_draft_is_gone(store):
    put(store, b"one")
    put(store, b"two")
    put(store, b"one")

    with store.open(sha256(b"one")) as opened:
        assert opened.read() == b"one"
    assert sorted(store.kept()) == sorted([sha256(b"one"), sha256(b"two")])
    assert list(store.drafts.iterdir()) == []


def test_damaged_bytes_are_healed_by_giving_them_again(store):
    put(store, b"one")
    path = store.root / sha256(b"one")[:2] / sha256(b"one")
    path.write_bytes(b"damaged")

    put(store, b"one")

    assert sha256_of(path) == sha256(b"one")


def test_only_the_owner_reads_them(store):
    put(store, b"one")

    modes = {path.stat().st_mode & 0o777 for path in [store.root, *store.root.rglob("*")]}

    assert modes == {0o700, 0o600}


def test_removed_twice_is_removed(store):
    put(store, b"one")

    store.remove(sha256(b"one"))
    store.remove(sha256(b"one"))

    assert list(store.kept()) == []
    with pytest.raises(FileNotFoundError):
        store.open(sha256(b"one"))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("现场.jpg", "现场.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ("/", ""),
        ("a\r\nSet-Cookie: x\x00.jpg", "aSet-Cookie: x.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("长" * 300 + ".docx", "长" * 195 + ".docx"),
    ],
)
def test_name_is_never_a_path(name, plain):
    assert plain_name(name) == plain
