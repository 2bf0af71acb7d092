"""Pages of inherent safety, asked for by one of the scene."""

import re

from bazhua.infra.db.actors import NOBODY

ASKING = {"actor": NOBODY}


def whoever(_request):
    """Return who asks now; tests name this as the provider of actors."""
    return ASKING["actor"]


class Asking:
    """Asks for pages, as somebody of a scene."""

    def __init__(self, client, scene):
        self.client = client
        self.scene = scene

    def __call__(self, who, address, data=None, **headers):
        ASKING["actor"] = self.scene.who(who)
        if data is None:
            return self.client.get(address, headers=headers)
        return self.client.post(address, data, headers=headers)

    def text(self, who, address):
        return self(who, address).content.decode()


def notice(text):
    """Return what a page says of a refusal."""
    return "".join(re.findall(r'<div class="refusals".*?</div>', text, re.DOTALL))
