"""Pages that span the areas, asked for by one of the scene of alarms or by a stranger."""

from bazhua.infra.db.actors import NOBODY

ASKING = {"actor": NOBODY}


def whoever(_request):
    """Return who asks now; tests name this as the provider of actors."""
    return ASKING["actor"]


class Asking:
    """Asks for pages, as somebody of a scene; nobody when no name is given."""

    def __init__(self, client, scene):
        self.client = client
        self.scene = scene

    def __call__(self, who, address, data=None):
        ASKING["actor"] = self.scene.who(who) if who else NOBODY
        return self.client.get(address) if data is None else self.client.post(address, data)

    def text(self, who, address):
        return self(who, address).content.decode()
