"""RFC 6962 §2.1: the tree of eight entries used by Certificate Transparency's own tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.merkle import (
    Frontier,
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
    leaf_hash,
    root,
    sha256,
)

ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]

ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

leaves_strategy = st.lists(st.binary(max_size=8).map(leaf_hash), min_size=1, max_size=70)


def test_root_of_no_leaves_is_the_hash_of_nothing():
    assert root([]) == sha256(b"")


@pytest.mark.parametrize("size", range(1, 9))
def test_root_reference_tree(size):
    leaves = [leaf_hash(entry) for entry in ENTRIES[:size]]

    assert root(leaves).hex() == ROOTS[size - 1]


def test_inclusion_proof_reference_path():
    leaves = [leaf_hash(entry) for entry in ENTRIES]

    path = inclusion_proof(leaves, 5)

    assert [node.hex() for node in path] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_consistency_proof_reference_path():
    leaves = [leaf_hash(entry) for entry in ENTRIES]

    path = consistency_proof(leaves, 6)

    assert [node.hex() for node in path] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(leaves_strategy, st.data())
def test_inclusion_proof_leads_to_the_root(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))

    path = inclusion_proof(leaves, index)

    assert included(leaves[index], index, len(leaves), path) == root(leaves)


@given(leaves_strategy, st.data())
def test_inclusion_proof_of_a_changed_leaf_leads_elsewhere(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_proof(leaves, index)
    other = leaf_hash(leaves[index])

    assert included(other, index, len(leaves), path) != root(leaves)


@given(leaves_strategy, st.data())
def test_inclusion_proof_of_wrong_length_is_refused(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_proof(leaves, index)

    with pytest.raises(ValueError, match=str(len(path) + 1)):
        included(leaves[index], index, len(leaves), [*path, leaves[0]])


def test_inclusion_proof_cut_short_is_refused():
    leaves = [leaf_hash(entry) for entry in ENTRIES]

    with pytest.raises(ValueError, match="0"):
        included(leaves[2], 2, 8, inclusion_proof(leaves, 2)[:-1])


@given(leaves_strategy, st.data())
def test_consistency_proof_leads_to_both_roots(leaves, data):
    old = data.draw(st.integers(1, len(leaves)))

    path = consistency_proof(leaves, old)

    old_root = root(leaves[:old])
    assert consistent(old, len(leaves), old_root, path) == (old_root, root(leaves))


@given(leaves_strategy, st.data())
def test_consistency_proof_does_not_fit_a_rewritten_past(leaves, data):
    old = data.draw(st.integers(1, len(leaves)))
    changed = data.draw(st.integers(0, old - 1))
    rewritten = [*leaves]
    rewritten[changed] = leaf_hash(leaves[changed])

    path = consistency_proof(rewritten, old)

    old_root = root(leaves[:old])
    assert consistent(old, len(leaves), old_root, path) != (old_root, root(rewritten))


def test_consistency_proof_of_wrong_length_is_refused():
    leaves = [leaf_hash(entry) for entry in ENTRIES]
    path = consistency_proof(leaves, 3)

    with pytest.raises(ValueError, match=str(len(path) + 1)):
        consistent(3, 8, root(leaves[:3]), [*path, leaves[0]])


@given(leaves_strategy, st.data())
def test_frontier_goes_on_from_its_peaks(leaves, data):
    cut = data.draw(st.integers(0, len(leaves)))
    first = Frontier()
    for leaf in leaves[:cut]:
        first.append(leaf)

    second = Frontier(size=first.size, peaks=first.peaks)
    for leaf in leaves[cut:]:
        second.append(leaf)

    assert (second.size, second.root()) == (len(leaves), root(leaves))


@given(leaves_strategy, st.data())
def test_frontier_extended_is_frontier_appended_to(leaves, data):
    cut = data.draw(st.integers(0, len(leaves)))
    one_by_one, in_bulk = Frontier(), Frontier()
    for leaf in leaves:
        one_by_one.append(leaf)

    in_bulk.extend(leaves[:cut])
    in_bulk.extend(leaves[cut:])

    assert (in_bulk.size, in_bulk.peaks) == (one_by_one.size, one_by_one.peaks)


def test_frontier_with_too_few_peaks_is_refused():
    with pytest.raises(ValueError, match="3"):
        Frontier(size=3, peaks=[b"one"])
