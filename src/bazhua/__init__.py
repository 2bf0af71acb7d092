"""Bazhua (八抓): a province's work-safety governance, eight priority areas."""
