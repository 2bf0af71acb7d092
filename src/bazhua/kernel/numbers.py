"""Exact decimals: plain text, rounding half up."""

from decimal import ROUND_HALF_UP, Decimal


def plain(value: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros: ``85.60`` → ``85.6``."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """Return a decimal rounded half up (away from zero) to a number of decimal places."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
