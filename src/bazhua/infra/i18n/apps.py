"""Django app of the translations."""

from django.apps import AppConfig
from typing_extensions import override

from bazhua.infra.i18n.catalogue import compile_stale


class I18nConfig(AppConfig):
    """Brings the compiled catalogue up to date before the first page needs it."""

    name = "bazhua.infra.i18n"
    label = "i18n"

    @override
    def ready(self) -> None:
        compile_stale()
