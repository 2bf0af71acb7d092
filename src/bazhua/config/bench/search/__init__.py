"""What finding a record costs; its rows are made only after Django is set up."""

from bazhua.config.bench.search.reading import run

__all__ = ["run"]
