"""Dates as every page shows them, 2026-11-23, come first; what people also write is understood."""

from typing import Final

DATE_INPUT_FORMATS: Final = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
