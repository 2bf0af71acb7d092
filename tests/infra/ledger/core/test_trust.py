"""Trust: a key, a published root or an older export against a rewritten past."""

import pytest

from bazhua.infra.ledger.core.problems import LedgerBroken
from bazhua.infra.ledger.core.roots import Log
from bazhua.infra.ledger.core.suites import DEFAULT
from bazhua.infra.ledger.core.trust import Trust, published, published_in, published_text
from tests.infra.ledger.core.given import LOG, export

OLD = export((2, 3))
NEW = export((2, 3, 5))
REWRITTEN = export((2, 3, 5), name="李某")


def trust_in(result):
    return Trust(roots=(result.last.root,))


def test_a_newer_export_goes_on_from_an_older(verified):
    old = verified(OLD)

    assert verified(NEW, trust_in(old)).counts.entries == 5


def test_a_rewritten_past_is_named_though_it_is_signed_and_whole(verified, broken):
    old = verified(OLD)

    assert verified(REWRITTEN).counts == verified(NEW).counts
    assert broken(REWRITTEN, trust_in(old)) == (12, 3, "trusted_differs")


def test_a_shortened_log_is_named_though_it_is_signed_and_whole(verified, broken):
    new = verified(NEW)

    assert broken(OLD, trust_in(new)) == (13, 3, "trusted_missing")


def test_another_key_is_named(broken):
    assert broken(NEW, Trust(frozenset({"00" * 32}))) == (1, 0, "key_differs")


def test_the_right_key_is_trusted(verified):
    assert verified(NEW, Trust(frozenset({LOG.public_key.hex()}))).log == LOG


def test_a_published_root_is_read_back(verified, tmp_path):
    root = published(LOG, verified(OLD).last)
    path = tmp_path / "2026-01-01.json"
    path.write_bytes(published_text(root))

    assert published_in(path) == root


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'"size":3', b'"size":4', "signature"),
        (b"root/1", b"root/2", "format_unknown"),
        (b"sha256+ed25519", b"sm3+sm2", "suite_unknown"),
        (b"{", b"", "not_a_line"),
    ],
    ids=str,
)
def test_a_changed_published_root_is_refused(verified, tmp_path, old, new, reason):
    path = tmp_path / "2026-01-01.json"
    path.write_bytes(published_text(published(LOG, verified(OLD).last)).replace(old, new, 1))

    with pytest.raises(LedgerBroken) as refusal:
        published_in(path)

    assert (refusal.value.line, refusal.value.reason) == (1, reason)


def test_a_root_published_under_another_key_is_refused(verified, tmp_path):
    other = Log(LOG.id, DEFAULT, DEFAULT.public_key(DEFAULT.new_key()))
    path = tmp_path / "2026-01-01.json"
    path.write_bytes(published_text(published(other, verified(OLD).last)))

    with pytest.raises(LedgerBroken) as refusal:
        published_in(path)

    assert refusal.value.reason == "signature"
