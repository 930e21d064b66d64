"""The entry for the server. Broken content stops the start here, with the list of mistakes."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "srm_course.settings")
application = get_wsgi_application()

from lessons import library  # noqa: E402 -- needs the app registry

library.require()
