"""SQLite with the library that the `pysqlite3` wheel bundles.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and checkpoint
(https://sqlite.org/wal.html#walresetbug). Many systems still ship such a version, so the bundled
one stands in for the standard module before Django loads it; a system check refuses the rest.
"""

import sys


def install() -> None:
    """Let `import sqlite3` give the bundled library where it is installed."""
    try:
        import pysqlite3  # noqa: PLC0415 -- optional: no wheel on this platform
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
