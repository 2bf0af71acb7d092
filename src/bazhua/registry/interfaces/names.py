"""The names that pages of infra ask for; `NAMES` of the settings."""

from collections.abc import Collection, Mapping
from uuid import UUID

from bazhua.infra.ui.parts.text import Text
from bazhua.registry import api


class RegistryNames:
    """Names as the registry keeps them today."""

    def persons(self, uids: Collection[UUID]) -> Mapping[UUID, Text]:
        """Return the names of persons."""
        return dict(api.persons_called(uids))

    def posts(self, addresses: Collection[str]) -> Mapping[str, Text]:
        """Return what posts are called, by address."""
        return dict(api.posts_called(addresses))

    def places(self, paths: Collection[str]) -> Mapping[str, Text]:
        """Return the names of nodes of the tree, by path."""
        return dict(api.places_called(paths))
