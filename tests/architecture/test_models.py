"""What every table promises: personal data named, places indexed, references kept."""

# ruff: noqa: SLF001 -- Django documents `_meta`

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import PROTECT, ForeignKey

from bazhua.infra.db.reach import LEVELS
from bazhua.infra.db.scoped import Scoped

SOURCE = Path(__file__).parents[2] / "src" / "bazhua"
MODELS = [model for model in apps.get_models() if model.__module__.startswith("bazhua.")]
SCOPED = [model for model in apps.get_models() if issubclass(model, Scoped)]
MIGRATIONS = sorted(SOURCE.rglob("migrations/[0-9]*.py"))
STATEMENT = re.compile(r"\.\. (?:no_)?pii:")


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_model_says_what_personal_data_it_holds(model):
    assert len(STATEMENT.findall(model.__doc__)) == 1


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_references_are_kept_and_have_no_way_back(model):
    loose = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and (field.remote_field.on_delete is not PROTECT or not field.remote_field.hidden)
    ]

    assert loose == []


@pytest.mark.parametrize("model", SCOPED, ids=label)
def test_a_scoped_table_has_the_indexes_of_its_lists(model):
    led = {index.fields[0] for index in model._meta.indexes if index.fields}

    assert {*LEVELS.values(), "path_now", "group_now", "assignment_ids"} - led == set()


@pytest.mark.parametrize("model", SCOPED, ids=label)
def test_a_scoped_table_keeps_the_constraints_of_a_place(model):
    names = {constraint.name for constraint in model._meta.constraints}
    own = f"{model._meta.app_label}_{model._meta.model_name}"

    assert {f"{own}_path", f"{own}_dept_mask"} - names == set()


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_migration_stands_alone_and_is_named_for_its_content(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]

    assert [name for name in modules if name.startswith("bazhua")] == []
    assert not re.fullmatch(r"\d{4}_(initial|auto_.*)", path.stem)
