"""The project's settings as the tests run them: production's, without the network and the wait."""

import os

os.environ.setdefault("SECRET_KEY", "tests-only-" + "k" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")

from srm_course.settings import *  # noqa: F403 -- a variant of all of them
from srm_course.settings import DATA_DIR, DATABASES, STORAGES

# Without collectstatic there is no manifest.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATICFILES_FINDERS = [
    "tests.bundles.Bundles",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # No test cuts the power, so nothing need wait for the disk.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("=FULL", "=OFF")
    # A file, not memory: the live server's threads get connections of their own, as in life.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
