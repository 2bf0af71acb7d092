"""The Merkle tree of RFC 6962 §2: roots, inclusion proofs, consistency proofs.

The hash is a parameter, so that another suite (SM3) can take the place of SHA-256.
"""

import hashlib
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final, TypeAlias

Hash: TypeAlias = Callable[[bytes], bytes]

LEAF: Final = b"\x00"
NODE: Final = b"\x01"


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).digest()


def leaf_hash(entry: bytes, digest: Hash = sha256) -> bytes:
    """Return the hash of one log entry."""
    return digest(LEAF + entry)


def node_hash(left: bytes, right: bytes, digest: Hash = sha256) -> bytes:
    """Return the hash of an inner node."""
    return digest(NODE + left + right)


def root(leaves: Sequence[bytes], digest: Hash = sha256) -> bytes:
    """Return the root over leaf hashes in order; of none, the hash of the empty string."""
    frontier = Frontier(digest)
    frontier.extend(leaves)
    return frontier.root()


class Frontier:
    """The right edge of a growing tree: appends in amortised constant time, O(log n) memory."""

    def __init__(self, digest: Hash = sha256, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """Start empty, or go on from a size and its peaks (largest subtree first).

        Raises:
            ValueError: a tree of this size has another number of peaks.
        """
        if len(peaks) != size.bit_count():
            raise ValueError(size, len(peaks))
        self._digest = digest
        self.size = size
        self.peaks = list(peaks)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        node = leaf
        for _ in takewhile(lambda bit: self.size >> bit & 1, range(self.size.bit_length())):
            node = node_hash(self.peaks.pop(), node, self._digest)
        self.peaks.append(node)
        self.size += 1

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add many leaf hashes, level by level: less work for each than `append`."""
        digest, nodes, edge = self._digest, list(leaves), []
        size, self.size = self.size, self.size + len(nodes)
        while nodes:
            if size & 1:
                nodes.insert(0, self.peaks.pop())
            if len(nodes) & 1:
                edge.append(nodes.pop())
            nodes = [
                digest(NODE + left + right)
                for left, right in zip(nodes[::2], nodes[1::2], strict=True)
            ]
            size >>= 1
        self.peaks += reversed(edge)

    def root(self) -> bytes:
        """Return the root of the leaves so far."""
        if not self.peaks:
            return self._digest(b"")
        *left, node = self.peaks
        for peak in reversed(left):
            node = node_hash(peak, node, self._digest)
        return node


def inclusion_proof(leaves: Sequence[bytes], index: int, digest: Hash = sha256) -> list[bytes]:
    """Return the audit path of a leaf, from its sibling up (RFC 6962 §2.1.1)."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index, digest), root(leaves[split:], digest)]
    return [*inclusion_proof(leaves[split:], index - split, digest), root(leaves[:split], digest)]


def consistency_proof(leaves: Sequence[bytes], old: int, digest: Hash = sha256) -> list[bytes]:
    """Return the proof that the first ``old`` leaves are a prefix (RFC 6962 §2.1.2)."""
    return _subproof(leaves, old, digest, known=True)


def _subproof(leaves: Sequence[bytes], old: int, digest: Hash, *, known: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if known else [root(leaves, digest)]
    split = _split(len(leaves))
    if old <= split:
        right = root(leaves[split:], digest)
        return [*_subproof(leaves[:split], old, digest, known=known), right]
    left = root(leaves[:split], digest)
    return [*_subproof(leaves[split:], old - split, digest, known=False), left]


def _split(size: int) -> int:
    """Return the largest power of two below a size ≥ 2."""
    return 1 << (size - 1).bit_length() - 1


def included(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], digest: Hash = sha256
) -> bytes:
    """Return the root that an audit path leads to; compare it with the signed one.

    Raises:
        ValueError: the path has not the length that index and size demand.
    """
    node, last, rest = leaf, size - 1, list(path)
    while last > 0:
        if index & 1 or index < last:
            sibling = _take(rest)
            node = (
                node_hash(sibling, node, digest) if index & 1 else node_hash(node, sibling, digest)
            )
        index, last = index >> 1, last >> 1
    if rest:
        raise ValueError(len(path))
    return node


def consistent(
    old: int, new: int, old_root: bytes, path: Sequence[bytes], digest: Hash = sha256
) -> tuple[bytes, bytes]:
    """Return the old and the new root that a consistency proof leads to, 0 < old ≤ new.

    Compare both with the signed ones; a tree is consistent with itself by an empty proof.

    Raises:
        ValueError: the proof has not the length that the sizes demand.
    """
    index, last, rest = old - 1, new - 1, list(path)
    while index & 1:
        index, last = index >> 1, last >> 1
    before = after = _take(rest) if index and old < new else old_root
    while last > 0 and old < new:
        if index & 1:
            sibling = _take(rest)
            before, after = node_hash(sibling, before, digest), node_hash(sibling, after, digest)
        elif index < last:
            after = node_hash(after, _take(rest), digest)
        index, last = index >> 1, last >> 1
    if rest:
        raise ValueError(len(path))
    return before, after


def _take(rest: list[bytes]) -> bytes:
    if not rest:
        raise ValueError(0)
    return rest.pop(0)
