"""What the tests of imports share: files, and the way through an import without a process."""

from io import BytesIO

from openpyxl import Workbook

from bazhua.infra.imports.models import Import
from bazhua.infra.imports.services import choose, upload
from bazhua.infra.jobs.models import Job
from tests.infra.jobs.scene import MINUTE, NOON, run_now
from tests.samples.jobs import CLERK

HEAD = ["企业名称", "统一社会信用代码", "行业", "职工人数", "注册资本（万元）", "成立日期"]
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def code(number):
    """Return a credit code of a number; the first ones begin with zeros."""
    return f"{number:018d}"


def firm(number, **changed):
    """Return the cells of a good row, some changed."""
    said = {
        "name": f"企业{number}",
        "code": code(number),
        "trade": "化工",
        "staff": 12,
        "capital": 300.5,
        "since": "2020-05-06",
    }
    return list({**said, **changed}.values())


def book(*rows, head=HEAD, above=()):
    """Return a spreadsheet."""
    workbook = Workbook()
    sheet = workbook.active
    for row in (*above, head, *rows):
        sheet.append(row)
    return saved(workbook)


def saved(workbook):
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def uploaded(data, name="企业.xlsx", kind="sample.firms", actor=CLERK, **more):
    """Upload a file; its job is not run."""
    return upload(kind, data, name, actor=actor, at=NOON, **more)


def read(data, **more):
    """Upload a file and read it; return the import as it is then."""
    row = uploaded(data, **more)
    finish(row)
    return again(row)


def chosen(row, *, good_only=False, actor=CLERK):
    """Choose, and take the rows; return the import as it is then."""
    at = NOON + MINUTE
    row = choose(row.uid, good_only=good_only, actor=actor, at=at, version=row.version)
    finish(row)
    return again(row)


def finish(row):
    """Run the job of an import here."""
    return run_now(Job.objects.get(uid=row.job_uid))


def again(row):
    return Import.objects.get(pk=row.pk)
