"""Engagements, posts and places name their firm beside `enterprise_id`, the node that grants reach."""

import django.db.models.functions.comparison
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

PART = models.Func(
    models.F("path_now"),
    models.Value("."),
    models.Value(6),
    function="split_part",
    output_field=models.TextField(),
)
NODE = django.db.models.functions.comparison.Cast(
    django.db.models.functions.comparison.NullIf(PART, models.Value("")),
    models.BigIntegerField(null=True),
)
ONE_PLACE = models.Q(("firm", None), ("organisation", None), _connector="XOR")


def beside(model: str, table: str, constraint: models.BaseConstraint) -> list[Operation]:
    """Return the operations for one table; its rows keep their firm."""
    index = f"{table}_enterprise"
    return [
        migrations.RemoveConstraint(model, constraint.name),
        migrations.RemoveIndex(model, index),
        migrations.RenameField(model, "enterprise", "firm"),
        migrations.AddField(
            model,
            "enterprise_id",
            models.GeneratedField(
                db_persist=True,
                expression=NODE,
                output_field=models.BigIntegerField(null=True),
            ),
        ),
        migrations.AddIndex(
            model, models.Index(fields=["enterprise_id", "pinyin", "id"], name=index)
        ),
        migrations.AddConstraint(model, constraint),
    ]


class Migration(migrations.Migration):
    """Rename the references, compute the nodes."""

    dependencies = [("registry", "0004_enterprises_that_few_have")]

    operations = [
        *beside(
            "engagement",
            "registry_engag",
            models.CheckConstraint(condition=ONE_PLACE, name="registry_engagement_where"),
        ),
        *beside(
            "post",
            "registry_post",
            models.CheckConstraint(condition=ONE_PLACE, name="registry_post_where"),
        ),
        *beside(
            "place",
            "registry_place",
            models.UniqueConstraint(
                fields=["firm", "number"],
                condition=~models.Q(number="") & models.Q(until=None),
                name="registry_place_number",
            ),
        ),
    ]
