"""What is signed, what was shown, who asked, until when, and since when it is over."""

from datetime import UTC, datetime

from django.db import migrations, models

ROW = "signoffrow"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class Migration(migrations.Migration):
    """Add the columns; rows of a kind are not kept yet, so none needs filling."""

    dependencies = [("signoff", "0001_signoffs_signatures")]

    operations = [
        migrations.AddField(
            ROW,
            "kind",
            models.CharField(db_collation="C", default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(ROW, "sheets", models.JSONField(default=list)),
        migrations.AddField(ROW, "brought", models.JSONField(default=dict)),
        migrations.AddField(
            ROW,
            "asked_by",
            models.CharField(blank=True, db_collation="C", default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            ROW,
            "clause",
            models.CharField(db_collation="C", default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            ROW, "due_at", models.DateTimeField(default=LONG_AGO), preserve_default=False
        ),
        migrations.AddField(
            ROW,
            "overseer",
            models.CharField(blank=True, db_collation="C", default="", max_length=120),
        ),
        migrations.AddField(ROW, "over_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            ROW,
            models.UniqueConstraint(
                condition=models.Q(("over_at", None)),
                fields=("subject_uid", "kind"),
                name="signoff_signoffrow_standing",
            ),
        ),
    ]
