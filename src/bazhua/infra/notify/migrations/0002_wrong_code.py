"""Wrong codes by sender, so that nobody guesses at length."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the table."""

    dependencies = [
        ("notify", "0001_notification_attempt_heard"),
    ]

    operations = [
        migrations.CreateModel(
            name="WrongCode",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(db_collation="C", max_length=10)),
                ("report_id", models.CharField(db_collation="C", max_length=200)),
                ("sender", models.CharField(db_collation="C", max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sender", "-at"], name="notify_wrong_code_sender")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "report_id"), name="notify_wrong_code_once"
                    )
                ],
            },
        ),
    ]
