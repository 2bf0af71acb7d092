"""Every page of the style guide and the first page, in both languages."""

import re

import pytest
from django.test import Client

from bazhua.law.areas import AREAS

PAGES = {
    "/": 200,
    "/style-guide/": 200,
    "/style-guide/record": 200,
    "/style-guide/tabs": 200,
    "/style-guide/list": 200,
    "/style-guide/list?colour=red": 200,
    "/style-guide/list-empty": 200,
    "/style-guide/form": 200,
    "/style-guide/form-refused": 422,
    "/style-guide/error/400": 400,
    "/style-guide/error/403": 403,
    "/style-guide/error/404": 404,
    "/style-guide/error/500": 500,
    "/style-guide/error/418": 404,
    "/no-such-page": 404,
}
HAN = re.compile("[\u4e00-\u9fff]+")


def reader(language):
    client = Client()
    client.cookies["bazhua_language"] = language
    return client


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_drawn(path, language):
    answer = reader(language).get(path)

    assert answer.status_code == PAGES[path]
    assert f'lang="{"zh-CN" if language == "zh-hans" else "en"}"' in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_english_page_has_no_chinese_but_name_and_switch(path):
    text = reader("en").get(path).content.decode()

    assert set(HAN.findall(text)) <= {"八抓", "中文"}


def test_first_page_names_the_eight_areas():
    text = reader("zh-hans").get("/").content.decode()

    assert re.findall(r"<h2>(抓.+?)</h2>", text) == [area.name.zh for area in AREAS]


def test_htmx_gets_the_rows_only():
    answer = reader("en").get("/style-guide/list?colour=red", headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div class="rows-head">')
    assert "HX-Request" in answer.headers["Vary"]


def test_right_form_leads_to_the_record():
    sent = {"measure": "更换继电器", "due_on": "2026-11-30", "colour": "red", "amount": ""}

    answer = reader("zh-hans").post("/style-guide/form", sent)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/style-guide/record")


def test_form_without_token_is_refused_in_style():
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/style-guide/form", {})

    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()
