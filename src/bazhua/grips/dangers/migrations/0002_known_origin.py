"""How a hidden danger came to be known is one of the ways there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Refuse others."""

    dependencies = [("dangers", "0001_hidden_danger")]

    operations = [
        migrations.AddConstraint(
            model_name="hiddendanger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "origin__in",
                        [
                            "EMPLOYEE",
                            "OWN_CHECK",
                            "PATROL",
                            "GRID",
                            "OFFICER",
                            "VISIT",
                            "ALARM",
                            "DIAGNOSIS",
                            "TIP",
                        ],
                    )
                ),
                name="dangers_hiddendanger_origin",
            ),
        ),
    ]
