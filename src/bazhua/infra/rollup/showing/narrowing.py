"""A list narrowed to the records behind a number."""

from typing import Any

from django.forms import HiddenInput
from django_filters import CharFilter
from typing_extensions import override

from bazhua.infra.rollup.reading.cells import records_behind


class Behind(CharFilter):
    """A hidden filter, named ``behind``; its filter set knows `today`.

    Raises:
        BadInput: on filtering, when the number was not written here.
    """

    def __init__(self) -> None:
        super().__init__(widget=HiddenInput)

    @override
    def filter(self, qs: Any, value: str) -> Any:
        """Narrow rows to the records behind a number, when one is asked for."""
        filters: Any = self
        return qs.filter(uid__in=records_behind(value, filters.parent.today)) if value else qs
