"""Pages of hidden dangers, asked for by one of the scene."""

import re

from django.urls import reverse

from bazhua.infra.db.actors import NOBODY

ASKING = {"actor": NOBODY}


def whoever(_request):
    """Return who asks now; tests name this as the provider of actors."""
    return ASKING["actor"]


class Asking:
    """Asks for pages, as somebody of a scene or as an actor."""

    def __init__(self, client, scene):
        self.client = client
        self.scene = scene

    def __call__(self, who, address, data=None):
        ASKING["actor"] = self.scene.who(who) if isinstance(who, str) else who
        return self.client.get(address) if data is None else self.client.post(address, data)

    def text(self, who, address):
        return self(who, address).content.decode()


def page(row):
    return reverse("dangers:record", args=[row.uid])


def doing(row, slug):
    return reverse("dangers:do", args=[row.uid, slug])


def notice(text):
    """Return what a page says of a refusal."""
    return "".join(re.findall(r'<div class="refusals".*?</div>', text, re.DOTALL))


LIST = "/dangers/"
