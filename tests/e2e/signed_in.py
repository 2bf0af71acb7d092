"""Settings of a site where a cookie names the person, for the journeys of signed-in persons."""

from bazhua.config.settings.site import *  # noqa: F403

ACTOR_PROVIDER = "tests.samples.asking.by_cookie"
