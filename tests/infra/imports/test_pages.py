"""The pages of an import without a browser: whom they answer, what they refuse, what they hand out."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from bazhua.infra.imports.models import Import
from bazhua.infra.jobs.models import Job
from tests.infra.imports.scene import HEAD, again, book, chosen, code, finish, firm, read
from tests.infra.jobs.scene import NOON
from tests.samples.jobs import CLERK, LAPSED, OTHER
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db

ASKING = {"clerk": CLERK, "other": OTHER, "lapsed": LAPSED}
NEW = "/imports/new/sample.firms/"


def by_header(request):
    return ASKING.get(request.headers.get("X-Test-Actor"))


@pytest.fixture(autouse=True)
def _known(client, settings):
    """Let a header say who asks; pages are in English."""
    settings.ACTOR_PROVIDER = f"{__name__}.by_header"
    client.cookies["bazhua_language"] = "en"


@pytest.fixture
def get(client):
    """Return a function that opens a page as somebody."""

    def answer(path, who="clerk", **more):
        return client.get(path, headers={"X-Test-Actor": who}, **more)

    return answer


@pytest.fixture
def post(client):
    def answer(path, who="clerk", **data):
        return client.post(path, data, headers={"X-Test-Actor": who})

    return answer


def workbook(answer):
    return load_workbook(BytesIO(b"".join(answer.streaming_content)))


def test_file_is_uploaded_and_leads_to_its_import(post):
    answer = post(NEW, file=SimpleUploadedFile("企业.xlsx", book(firm(1))))

    row = Import.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/imports/{row.uid}/")
    assert (row.file_name, row.state) == ("企业.xlsx", "reading")


@pytest.mark.parametrize("file", [{}, {"file": SimpleUploadedFile("a.csv", b"")}])
def test_upload_without_a_file_is_refused(post, file):
    answer = post(NEW, **file)

    assert answer.status_code == 422
    assert Import.objects.count() == 0


def test_same_file_is_refused_with_a_box_to_tick(post):
    data = book(firm(1))
    read(data)

    answer = post(NEW, file=SimpleUploadedFile("企业.xlsx", data))
    ticked = post(NEW, file=SimpleUploadedFile("企业.xlsx", data), again="on")

    assert answer.status_code == 422
    assert "2026-11-23 20:00" in answer.content.decode()
    assert 'name="again"' in answer.content.decode()
    assert (ticked.status_code, Import.objects.count()) == (302, 2)


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("other", ["", "errors.xlsx"]),
        ("lapsed", ["", "errors.xlsx"]),
        ("nobody", ["", "errors.xlsx"]),
    ],
)
def test_import_is_not_found_by_others(get, who, paths):
    row = read(book(firm(1)))

    answers = [get(f"/imports/{row.uid}/{path}", who).status_code for path in paths]

    assert answers == [404] * len(paths)
    assert get(f"/jobs/{row.job_uid}/", who).status_code == 404
    assert get(f"/jobs/{row.job_uid}/progress", who).status_code == 404


@pytest.mark.parametrize("who", ["lapsed", "nobody"])
def test_kind_is_not_offered_without_a_grant(get, post, who):
    row = read(book(firm(1)))

    assert get(NEW, who).status_code == 404
    assert get(f"{NEW}template.xlsx", who).status_code == 404
    assert post(NEW, who, file=SimpleUploadedFile("a.csv", b"a")).status_code == 404
    assert post(f"/imports/{row.uid}/take-all", who, version=row.version).status_code == 404
    assert Firm.objects.count() == 0


def test_choice_of_a_page_that_is_out_of_date_is_refused(post):
    row = read(book(firm(1), firm(2, staff="x")))
    here = f"/imports/{row.uid}"

    answers = [
        post(f"{here}/take-all", version=row.version).status_code,
        post(f"{here}/take-good", version=row.version - 1).status_code,
        post(f"{here}/take-good").status_code,
        post(f"{here}/take-good", version="x").status_code,
    ]

    assert answers == [422, 409, 400, 400]
    assert again(row).state == "waiting"


def test_chosen_rows_are_taken_and_a_dropped_import_is_over(post):
    first, second = read(book(firm(1))), read(book(firm(2)))

    post(f"/imports/{first.uid}/take-all", version=first.version)
    finish(again(first))
    post(f"/imports/{second.uid}/drop", version=second.version)

    states = Import.objects.order_by("id").values_list("state", flat=True)
    assert (list(states), Firm.objects.count()) == (["applied", "dropped"], 1)


def test_page_shows_errors_in_pieces(get):
    row = read(book(*(firm(n, staff="many") for n in range(1, 61))))

    first = get(f"/imports/{row.uid}/").content.decode()
    second = get(f"/imports/{row.uid}/?after=51").content.decode()
    odd = get(f"/imports/{row.uid}/?after=-1").content.decode()

    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 10)
    assert "?after=51" in first
    assert odd.count('scope="row"') == 50
    assert "give a whole number in digits alone" in first
    assert "many" in first


def test_error_report_is_corrected_and_uploaded_again(get):
    row = read(book(firm(1), firm(2, staff="many", code="123"), above=[["some title"]]))
    report = workbook(get(f"/imports/{row.uid}/errors.xlsx"))
    sheet = report.active
    shown = [[cell.value for cell in line] for line in sheet.iter_rows()]
    sheet["C2"].value, sheet["E2"].value = code(2), 7
    out = BytesIO()
    report.save(out)

    corrected = chosen(read(out.getvalue()))

    assert shown[0] == ["Row", *HEAD, "Errors and what to do"]
    assert shown[1][:5] == [4, "企业2", "123", "化工", "many"]
    assert "18 capital letters and digits" in shown[1][-1]
    assert (corrected.rows, corrected.taken) == (1, 1)
    assert Firm.objects.get().staff == 7


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_template_is_filled_in_and_read(client, get, language):
    client.cookies["bazhua_language"] = language
    template = workbook(get(f"{NEW}template.xlsx"))
    sheet = template.worksheets[0]
    offered = [one.formula1 for one in sheet.data_validations.dataValidation]
    formats = [sheet.column_dimensions[letter].width for letter in "AB"]
    for place, cell in enumerate(firm(1, trade="mining"), start=1):
        sheet.cell(2, place, cell)
    out = BytesIO()
    template.save(out)

    row = read(out.getvalue())

    assert len(offered) == 1
    assert offered[0].endswith("$C$1:$C$3")
    assert len(formats) == 2
    assert (row.state, row.rows, row.good) == ("waiting", 1, 1)


def test_file_name_of_a_stranger_is_only_text(get, post):
    name = '<img src=x onerror=alert(1)>\u202e"'
    post(NEW, file=SimpleUploadedFile(name, book(firm(1))))

    page = get(f"/imports/{Import.objects.get().uid}/").content.decode()

    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_list_costs_the_same_for_one_and_three(get):
    read(book(firm(1)))
    with CaptureQueriesContext(connection) as one:
        get("/imports/")
    read(book(firm(2)))
    read(book(firm(3)))
    with CaptureQueriesContext(connection) as three:
        page = get("/imports/").content.decode()

    assert len(one) == len(three)
    assert page.count('scope="row"') == 3


def test_progress_tells_news_and_then_has_the_page_loaded_anew(get):
    row = read(book(firm(1)))
    over = get(f"/jobs/{row.job_uid}/progress")
    Job.objects.filter(uid=row.job_uid).update(state="running", ended_at=None, started_at=NOON)
    news = get(f"/jobs/{row.job_uid}/progress").content.decode()
    key = news.split("?told=")[1].split('"')[0]
    same = get(f"/jobs/{row.job_uid}/progress?told={key}").content.decode()

    assert over.headers["HX-Refresh"] == "true"
    assert 'hx-swap-oob="innerHTML"' in news
    assert 'hx-swap-oob="innerHTML"' not in same
    assert 'hx-trigger="every 2s"' in same
