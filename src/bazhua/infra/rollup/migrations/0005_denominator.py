"""What rates are set against; once entered it stays."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

FORWARD = """
CREATE FUNCTION rollup_refuse_correction() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'a denominator stays; a correction is a further edition'
        USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER rollup_denominator_stays BEFORE UPDATE OR DELETE ON rollup_denominator
    FOR EACH ROW EXECUTE FUNCTION rollup_refuse_correction();
"""

BACKWARD = """
DROP TRIGGER rollup_denominator_stays ON rollup_denominator;
DROP FUNCTION rollup_refuse_correction();
"""


class Migration(migrations.Migration):
    """The table of denominators."""

    dependencies: ClassVar = [("rollup", "0004_totals")]
    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Denominator",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(unique=True)),
                ("measure", models.CharField(db_collation="C", max_length=40)),
                ("node", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("months", models.PositiveSmallIntegerField()),
                ("edition", models.PositiveIntegerField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=20)),
                ("source", models.CharField(max_length=200)),
                ("dated", models.DateField()),
                ("entered_by", models.UUIDField()),
                ("entered_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("node", "measure", "year", "months", "edition"),
                        name="rollup_denominator_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(value__gt=0, edition__gte=1, months__range=(1, 12)),
                        name="rollup_denominator_sound",
                    ),
                ]
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
