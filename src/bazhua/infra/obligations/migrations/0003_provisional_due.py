"""What a due instant was computed by, while it waits for a year's holidays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add both columns."""

    dependencies = [
        ("obligations", "0002_wake_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="base_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="obligation",
            name="limit",
            field=models.CharField(blank=True, db_collation="C", default="", max_length=40),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("limit", ""), _negated=True),
                fields=["id"],
                name="obligation_provisional",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("base_due_at", None), ("limit", "")),
                    models.Q(
                        models.Q(("limit", ""), _negated=True), ("base_due_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="obligations_obligation_provisional",
            ),
        ),
    ]
