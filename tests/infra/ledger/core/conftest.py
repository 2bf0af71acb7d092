"""A place to write exports to and verify them."""

import pytest

from bazhua.infra.ledger.core.problems import LedgerBroken
from bazhua.infra.ledger.core.trust import Trust
from bazhua.infra.ledger.core.verify import verify


@pytest.fixture(scope="session")
def verified(tmp_path_factory):
    """Return a function that verifies the bytes of an export."""
    path = tmp_path_factory.mktemp("ledger") / "export.jsonl"

    def run(content, trust=Trust()):  # noqa: B008 -- frozen
        path.write_bytes(content)
        return verify(path, trust)

    return run


@pytest.fixture(scope="session")
def broken(verified):
    """Return a function that tells line, entry and reason of what is wrong."""

    def run(content, trust=Trust()):  # noqa: B008 -- frozen
        with pytest.raises(LedgerBroken) as refusal:
            verified(content, trust)
        return refusal.value.line, refusal.value.entry, refusal.value.reason

    return run
