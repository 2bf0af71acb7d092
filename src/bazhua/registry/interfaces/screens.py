"""What the command screen asks of the registry."""

from bazhua.registry.selectors.who.rosters import Silence, silent_posts

__all__ = ("Silence", "silent_posts")
