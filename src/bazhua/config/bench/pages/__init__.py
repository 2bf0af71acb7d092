"""What pages of a million enterprises cost; its rows are made only after Django is set up."""

from bazhua.config.bench.pages.reading import run

__all__ = ["run"]
