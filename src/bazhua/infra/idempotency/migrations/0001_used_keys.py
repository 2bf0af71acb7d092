"""Used keys with their answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="UsedKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("actor_uid", models.UUIDField()),
                ("key", models.CharField(db_collation="C", max_length=128)),
                ("route", models.CharField(db_collation="C", max_length=300)),
                ("sha256", models.CharField(db_collation="C", max_length=64)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.BinaryField(default=b"")),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("actor_uid", "key"), name="idempotency_usedkey_once"
                    )
                ],
            },
        ),
    ]
