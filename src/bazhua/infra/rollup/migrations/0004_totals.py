"""Totals are kept too: everything is folded once more."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

AGAIN = """
DELETE FROM rollup_cell;
DELETE FROM rollup_presence;
INSERT INTO rollup_waiting SELECT id, day, indicator FROM rollup_contribution ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    """Let every contribution wait for the folder again."""

    dependencies: ClassVar = [("rollup", "0003_saved_view")]
    operations: ClassVar[list[Operation]] = [migrations.RunSQL(AGAIN, AGAIN)]
