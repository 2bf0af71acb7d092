"""Limits that keep a reader's place: files, functions, folders."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "bazhua"
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if not {"migrations", "vendor"} & set(path.parts)
)
FILE_CAP = 500
FILE_P90 = 250
FUNCTION_CAP = 60
FUNCTION_P90 = 30
FOLDER_CAP = 12
DOOR_CAP = 40


def name(path):
    return str(path.relative_to(SOURCE))


def lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f"{name(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def ninth_tenth(sizes):
    return sorted(sizes)[len(sizes) * 9 // 10]


def test_no_file_is_longer_than_the_cap():
    assert [name(path) for path in MODULES if lines(path) > FILE_CAP] == []


def test_nine_of_ten_files_are_short():
    assert ninth_tenth([lines(path) for path in MODULES]) <= FILE_P90


def test_no_function_is_longer_than_the_cap():
    long = {key for path in MODULES for key, size in functions(path).items() if size > FUNCTION_CAP}

    assert long == set()


def test_nine_of_ten_functions_are_short():
    sizes = [size for path in MODULES for size in functions(path).values()]

    assert ninth_tenth(sizes) <= FUNCTION_P90


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=name)
def test_no_folder_holds_too_many_modules(folder):
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]

    assert len(modules) <= FOLDER_CAP


@pytest.mark.parametrize("door", sorted(SOURCE.rglob("api.py")), ids=name)
def test_a_door_shows_few_names(door):
    [names] = [
        node.value
        for node in ast.parse(door.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and "__all__" in ast.unparse(node)
    ]

    assert len(ast.literal_eval(names)) <= DOOR_CAP
