"""Choosing a port."""

import socket

import pytest

from bazhua.infra.launcher.ports import LAST_PORT, LOOPBACK, claim_port, is_free
from bazhua.infra.launcher.refusal import LaunchRefused


@pytest.fixture
def free():
    """Return the first of a few ports that were all free a moment ago."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def test_busy_port_is_passed_over(free):
    with socket.socket() as other:
        other.bind((LOOPBACK, free))
        other.listen()

        claim = claim_port(free)

    claim.release()
    assert claim.port > free


def test_port_of_a_sharing_listener_is_busy(free):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((LOOPBACK, free))
        other.listen()

        assert not is_free(free)


def test_port_is_free_while_its_old_connections_linger(free):
    with socket.create_server((LOOPBACK, free)) as server:
        client = socket.create_connection((LOOPBACK, free))
        accepted, _ = server.accept()
        accepted.close()
        client.close()

    assert is_free(free)


def test_two_claims_in_the_same_instant_differ(free):
    first = claim_port(free)
    second = claim_port(free)

    ports = {first.port, second.port}
    first.release()
    second.release()
    assert len(ports) == 2


def test_released_port_can_be_claimed_again(free):
    first = claim_port(free)
    first.release()

    second = claim_port(free)

    second.release()
    assert second.port == first.port


def test_no_free_port_is_refused():
    last = claim_port(LAST_PORT)

    with pytest.raises(LaunchRefused) as refused:
        claim_port(LAST_PORT)

    last.release()
    assert refused.value.phrase.data["port"] == LAST_PORT
