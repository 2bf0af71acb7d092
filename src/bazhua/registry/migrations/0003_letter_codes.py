"""The letters of bodies in numbers of their papers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    dependencies = [
        ("registry", "0002_regions_in_the_order_of_the_tree"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterCode",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("letters", models.CharField(max_length=20)),
                ("since", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "since"), name="registry_lettercode_since"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letters", ""), _negated=True),
                        name="registry_lettercode_letters",
                    ),
                ],
            },
        ),
    ]
