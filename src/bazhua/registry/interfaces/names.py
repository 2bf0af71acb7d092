"""The names that pages of infra ask for; `NAMES` of the settings."""

from collections.abc import Collection, Mapping
from uuid import UUID

from bazhua.infra.roster.holders import person_at
from bazhua.infra.ui.parts.text import Text
from bazhua.registry.selectors.names import persons_called, places_called, posts_called


class RegistryNames:
    """Names as the registry keeps them today."""

    def persons(self, uids: Collection[UUID]) -> Mapping[UUID, Text]:
        """Return the names of persons."""
        return dict(persons_called(uids))

    def posts(self, addresses: Collection[str]) -> Mapping[str, Text]:
        """Return what posts are called, by address; a person's own address has his name."""
        own = {one: UUID(person) for one in addresses if (person := person_at(one))}
        called = persons_called(set(own.values())) if own else {}
        named = {one: called[uid] for one, uid in own.items() if uid in called}
        return {**posts_called(addresses), **named}

    def places(self, paths: Collection[str]) -> Mapping[str, Text]:
        """Return the names of nodes of the tree, by path."""
        return dict(places_called(paths))
