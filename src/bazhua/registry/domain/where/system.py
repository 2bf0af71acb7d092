"""Who acts when the platform itself does something."""

from typing import Final
from uuid import UUID

PREPARATION: Final = UUID("0190f000-0000-7000-8000-000000000001")
"""The account of the preparation, which enters regions, departments and standing bodies."""
