"""SQLite with the library that the `pysqlite3` wheel bundles.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and checkpoint
(https://sqlite.org/wal.html#walresetbug). Many systems still ship such a version, so the bundled
one stands in for the standard module before Django loads it; a system check refuses the rest.
"""

import sys
from typing import Any

# Django asks a connection for two limits. The bundled module has neither the question nor the
# constants, so both are given here, with the values that every SQLite since 3.32 is built with.
LIMITS = {"SQLITE_LIMIT_COLUMN": (2, 2000), "SQLITE_LIMIT_VARIABLE_NUMBER": (9, 32766)}


def install() -> dict[str, Any]:
    """Let `import sqlite3` give the bundled library, where it is installed.

    Returns the database options that go with it.
    """
    try:
        import pysqlite3  # noqa: PLC0415 -- optional: no wheel on this platform
    except ImportError:
        return {}

    class Connection(pysqlite3.Connection):  # type: ignore[misc]  # the wheel carries no types
        """A connection that knows its limits."""

        def getlimit(self, category: int) -> int:
            return dict(LIMITS.values())[category]

    for name, (category, _) in LIMITS.items():
        setattr(pysqlite3, name, category)
        setattr(pysqlite3.dbapi2, name, category)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return {"factory": Connection}
