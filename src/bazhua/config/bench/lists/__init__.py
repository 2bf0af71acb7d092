"""What a page of a list costs; its table is imported only after Django is set up."""

from bazhua.config.bench.lists.reading import run

__all__ = ["run"]
