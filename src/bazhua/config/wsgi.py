"""The site as a WSGI application, served by granian."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ["PGAPPNAME"] = "bazhua site"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bazhua.config.settings.site")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # else the first visitor waits for every page's code
gc.freeze()  # what is there now stays; looking through it again would hold up a page in a hundred
