"""UUIDv7 layout (RFC 9562 §5.7 and its appendix A.6)."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.ids import milliseconds_of, uuid7

milliseconds = st.integers(0, 2**48 - 1)
randoms = st.binary(min_size=10, max_size=10)


def test_uuid7_rfc_9562_example():
    random = (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(10, "big")

    uid = uuid7(0x017F22E279B0, random)

    assert uid == UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")


@given(milliseconds, randoms)
def test_uuid7_carries_version_variant_and_time(ms, random):
    uid = uuid7(ms, random)

    assert (uid.version, uid.variant, milliseconds_of(uid)) == (7, "specified in RFC 4122", ms)


@given(milliseconds, milliseconds, randoms, randoms)
def test_uuid7_sorts_by_time(first, second, one, other):
    early, late = sorted((first, second))

    assert early == late or uuid7(early, one) < uuid7(late, other)


@pytest.mark.parametrize(("ms", "random"), [(-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9))])
def test_uuid7_out_of_layout_is_refused(ms, random):
    with pytest.raises(ValueError, match=str(ms)):
        uuid7(ms, random)
