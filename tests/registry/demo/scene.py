"""What the tests of the demonstration share: when it is loaded, and a small one."""

from datetime import UTC, datetime

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
FEW = {"enterprises": 40, "staffed": 5}
