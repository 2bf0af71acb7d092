"""Who gave a grant when, and who confirmed it; indexes of holdings."""

from datetime import UTC, datetime

from django.db import migrations, models

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
"""Of rows made before the column: no release has any."""


class Migration(migrations.Migration):
    """Add the columns."""

    dependencies = [("registry", "0002_regions_have_a_place")]

    operations = [
        migrations.AddField(
            "client",
            "given_by",
            models.UUIDField(default="00000000-0000-0000-0000-000000000000"),
            preserve_default=False,
        ),
        migrations.AddField(
            "rolegrant", "given_at", models.DateTimeField(default=BEFORE), preserve_default=False
        ),
        migrations.AddField("rolegrant", "confirmed_by", models.UUIDField(null=True)),
        migrations.AddField("rolegrant", "confirmed_at", models.DateTimeField(null=True)),
        migrations.AddField("rolegrant", "ended_by", models.UUIDField(null=True)),
        migrations.AddIndex(
            "holding", models.Index(fields=["post", "until"], name="registry_holding_post")
        ),
        migrations.AddIndex(
            "holding", models.Index(fields=["person", "until"], name="registry_holding_person")
        ),
        migrations.AddIndex(
            "rolegrant", models.Index(fields=["-given_at", "id"], name="registry_grant_given")
        ),
        migrations.AddConstraint(
            "client",
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="registry_client_span"
            ),
        ),
        migrations.AddConstraint(
            "rolegrant",
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None, confirmed_at=None)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="registry_grant_confirmed",
            ),
        ),
    ]
