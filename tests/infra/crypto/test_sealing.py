"""Sealed values open whole and for what they are about, or not at all."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.crypto.keys import KeyExposed, read_keys
from bazhua.infra.crypto.refusals import KeyMissing, SealBroken
from bazhua.infra.crypto.sealing import OVERHEAD, is_newest, keyed_hash, seal, unseal

ABOUT = b"person.identity:1"
NUMBER = "370102199001011234"


@pytest.fixture
def folder(tmp_path, settings):
    settings.CRYPTO_KEYS = tmp_path
    put(tmp_path, "hash-key")
    put(tmp_path, "seal-key-1")
    return tmp_path


def put(folder, name, text=None):
    path = folder / name
    path.touch(mode=0o600)
    path.write_text(text or hashlib.sha256(name.encode()).hexdigest())
    return path


def as_after_restart(settings, folder):
    """Name the same folder in another way, since keys are read once."""
    settings.CRYPTO_KEYS = folder / ".." / folder.name


@given(plain=st.binary(max_size=200), about=st.binary(max_size=40))
def test_sealed_value_opens(plain, about):
    sealed = seal(plain, about=about)

    assert unseal(sealed, about=about) == plain
    assert len(sealed) == len(plain) + OVERHEAD


def test_text_is_sealed_as_utf8_and_not_seen():
    sealed = seal(NUMBER, about=ABOUT)

    assert unseal(memoryview(sealed), about=ABOUT) == NUMBER.encode()
    assert NUMBER.encode() not in sealed


def test_two_seals_of_one_value_differ():
    assert seal(NUMBER, about=ABOUT) != seal(NUMBER, about=ABOUT)


@given(data=st.data())
def test_altered_byte_is_refused(data):
    sealed = bytearray(seal(NUMBER, about=ABOUT))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(KeyMissing if place < 4 else SealBroken):
        unseal(bytes(sealed), about=ABOUT)


@given(length=st.integers(0, len(NUMBER) + OVERHEAD - 1))
def test_cut_value_is_refused(length):
    with pytest.raises(SealBroken):
        unseal(seal(NUMBER, about=ABOUT)[:length], about=ABOUT)


def test_value_in_another_place_is_refused():
    sealed = seal(NUMBER, about=ABOUT)

    with pytest.raises(SealBroken):
        unseal(sealed, about=b"person.identity:2")


def test_newer_key_seals_and_the_older_still_opens(folder, settings):
    old = seal(NUMBER, about=ABOUT)
    put(folder, "seal-key-2")
    as_after_restart(settings, folder)

    new = seal(NUMBER, about=ABOUT)

    assert (is_newest(old), is_newest(new)) == (False, True)
    assert [unseal(one, about=ABOUT) for one in (old, new)] == [NUMBER.encode()] * 2


def test_tenth_key_is_newer_than_the_ninth(folder):
    for number in (9, 10):
        put(folder, f"seal-key-{number}")
    tenth = read_keys(folder).newest
    (folder / "seal-key-10").unlink()

    assert read_keys(folder).newest != tenth


def test_lost_key_is_told_from_an_altered_value(folder, settings):
    sealed = seal(NUMBER, about=ABOUT)
    put(folder, "seal-key-1", "another key of more than thirty-two characters")
    as_after_restart(settings, folder)

    with pytest.raises(KeyMissing) as refused:
        unseal(sealed, about=ABOUT)

    assert refused.value.data == {"key": f"seal-key-? ({sealed[:4].hex()})"}


@pytest.mark.parametrize("name", ["seal-key-1", "hash-key"])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(KeyMissing) as refused:
        read_keys(folder)

    assert refused.value.data == {"key": name}


def test_missing_folder_is_refused(tmp_path):
    with pytest.raises(KeyMissing):
        read_keys(tmp_path / "none")


def test_key_that_others_may_read_is_refused(folder):
    (folder / "hash-key").chmod(0o640)

    with pytest.raises(KeyExposed, match="hash-key"):
        read_keys(folder)


def test_short_key_is_refused(folder):
    put(folder, "seal-key-1", "short")

    with pytest.raises(KeyExposed, match="seal-key-1"):
        read_keys(folder)


def test_keys_are_not_shown(folder):
    shown = repr(read_keys(folder))

    assert all(key.hex() not in shown for key in read_keys(folder).seal.values())
    assert shown == f"Keys(newest={read_keys(folder).newest!r})"


@given(text=st.text(max_size=40))
def test_hash_is_equal_for_equal_texts(text):
    assert keyed_hash(text) == keyed_hash(text)
    assert len(keyed_hash(text)) == 32


def test_hash_needs_the_key_and_is_of_one_column():
    plain = hashlib.sha256(NUMBER.encode()).digest()
    unkeyed = hmac.new(b"", b"\0" + NUMBER.encode(), hashlib.sha256).digest()

    hashes = {keyed_hash(NUMBER), keyed_hash(NUMBER, about=b"phone"), plain, unkeyed}

    assert len(hashes) == 4


def test_hashes_of_two_platforms_differ(folder, settings):
    here = keyed_hash(NUMBER)
    put(folder, "hash-key", "the key of another platform, long enough")
    as_after_restart(settings, folder)

    assert keyed_hash(NUMBER) != here
