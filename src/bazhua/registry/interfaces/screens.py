"""What the command screen asks of the registry."""

from bazhua.registry.selectors.who.rosters import DAY, Silence, silent_posts

__all__ = ("DAY", "Silence", "silent_posts")
