"""What everybody may be told by region: for the pages without sign-in."""

from bazhua.registry.selectors.published import Published, published_regions

__all__ = ("Published", "published_regions")
