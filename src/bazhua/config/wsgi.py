"""The site as a WSGI application, served by granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["PGAPPNAME"] = "bazhua site"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bazhua.config.settings.site")

application = get_wsgi_application()
