"""The orders and filters of the ledger have their indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Ten indexes."""

    dependencies = [
        ("dangers", "0005_papers_and_service"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["city_id", "due_on", "id"], name="danger_due_city"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["county_id", "due_on", "id"], name="danger_due_county"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["town_id", "due_on", "id"], name="danger_due_town"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                fields=["enterprise_id", "due_on", "id"], name="danger_due_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["found_at", "id"], name="danger_by_found_at"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["due_on", "id"], name="danger_by_due_on"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                condition=models.Q(("state__in", ["FOUND", "PLANNED", "RECTIFYING", "REGISTERED"])),
                fields=["due_on", "id"],
                name="danger_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["state", "-found_at", "id"], name="danger_state"),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                condition=models.Q(("grade", "MAJOR")),
                fields=["-found_at", "id"],
                name="danger_major",
            ),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                condition=models.Q(("merged_into_uid__isnull", False)),
                fields=["merged_into_uid"],
                name="danger_merged",
            ),
        ),
    ]
