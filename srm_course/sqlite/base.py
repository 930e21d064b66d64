"""Django's SQLite backend, with the one limit that the bundled library's connection cannot tell."""

from django.db.backends.sqlite3 import base, features

# SQLITE_MAX_VARIABLE_NUMBER of every SQLite since 3.32; Django asks `Connection.getlimit` for it.
MAX_VARIABLES = 32766


class DatabaseFeatures(features.DatabaseFeatures):
    """The stock features without the question to the connection."""

    max_query_params = MAX_VARIABLES


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend with these features."""

    features_class = DatabaseFeatures
