"""The catalogues as shipped."""

from importlib.resources import files

from bazhua.grips.dangers.domain.policy.catalogues.reading import Law, Tables, read_catalogues
from bazhua.law import CLAUSES
from bazhua.law.documents import DOCUMENTS


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


TABLES = Tables(_text("catalogues.csv"), _text("sections.csv"), _text("items.csv"))
LAW = Law({document.id: document.title for document in DOCUMENTS}, CLAUSES)

CATALOGUE_ROWS, ITEM_ROWS = read_catalogues(TABLES, LAW)
