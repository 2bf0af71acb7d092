"""The catalogue of prose is complete, and compiles without gettext."""

import ast
import os
import shutil

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from bazhua.infra.i18n import catalogue, extract
from bazhua.infra.i18n.language import current
from bazhua.kernel.words import Lang


@pytest.fixture(params=catalogue.sources(), ids=lambda path: path.parts[-3])
def entries(request):
    with request.param.open("rb") as stream:
        return read_po(stream, locale=request.param.parts[-3])


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return shutil.copy(catalogue.sources()[0], folder / "django.po")


def test_every_msgid_in_use_has_an_entry(entries):
    used = {(message.id, message.context) for message in extract.collect() if message.id}
    kept = {(message.id, message.context) for message in entries if message.id}

    assert used - kept == set(), "run python -m bazhua.infra.i18n --update"


def hidden(source):
    """Yield the lines on which an f-string holds a msgid: nothing collects it from there."""
    for joined in (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.JoinedStr)):
        for call in (one for one in ast.walk(joined) if isinstance(one, ast.Call)):
            if getattr(call.func, "id", "") in extract.KEYWORDS:
                yield call.lineno


def test_no_msgid_hides_in_an_f_string():
    modules = [path for path, _ in extract.code() if path.suffix == ".py"]

    found = [(path.name, line) for path in modules for line in hidden(path.read_bytes())]

    assert found == []


def test_every_entry_is_in_use(entries):
    used = {(message.id, message.context) for message in extract.collect() if message.id}

    assert {(m.id, m.context) for m in entries if m.id} - used == set()
    assert list(entries.obsolete) == []


def test_every_entry_is_translated(entries):
    unsure = [message.id for message in entries if message.id and message.fuzzy]
    empty = [message.id for message in entries if message.id and not message.string]

    assert (unsure, empty) == ([], [])


def test_translations_use_the_same_placeholders(entries):
    faults = [(message.id, str(fault)) for message, faults in entries.check() for fault in faults]

    assert faults == []


def test_missing_catalogue_is_stale_until_compiled(copy):
    before = catalogue.stale(copy)

    compiled = catalogue.compile_one(copy)

    assert (before, catalogue.stale(copy)) == (True, False)
    assert [path.name for path in sorted(copy.parent.iterdir())] == ["django.mo", "django.po"]
    assert compiled.stat().st_mode & 0o777 == 0o644


def test_changed_catalogue_is_stale(copy):
    compiled = catalogue.compile_one(copy)
    later = compiled.stat().st_mtime_ns + 1

    os.utime(copy, ns=(later, later))

    assert catalogue.stale(copy)


def test_update_keeps_translations_and_drops_the_dead(copy):
    whole = copy.read_text(encoding="utf-8")
    copy.write_text(whole + '\nmsgid "Nobody says this"\nmsgstr "没人说"\n', encoding="utf-8")

    extract.update(copy)

    assert copy.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(("code", "lang"), [("zh-hans", Lang.ZH), ("en", Lang.EN), (None, Lang.ZH)])
def test_current_language(code, lang):
    with translation.override(code):
        assert current() is lang
