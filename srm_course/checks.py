"""System checks for what would hurt only later: a database library that loses data, no mail."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register

SAFE_SQLITE = (3, 51, 3)


@register()
def safe_sqlite(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:  # noqa: ARG001 -- Django passes it
    """Refuse WAL mode on a SQLite library with the WAL-reset bug."""
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:
        return []
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    return [
        checks.Error(
            f"SQLite {sqlite3.sqlite_version} can corrupt a database in WAL mode.",
            hint="Install the package pysqlite3, or a SQLite library of 3.51.3 or later.",
            id="srm_course.E001",
        )
    ]


@register(deploy=True)
def mail_is_set_up(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:  # noqa: ARG001 -- Django passes it
    """Without mail nobody can reset a password, and addresses go unverified."""
    if settings.HAS_MAIL:
        return []
    return [
        checks.Warning(
            "EMAIL_URL is not set: no letter is sent, and addresses are not verified.",
            id="srm_course.W001",
        )
    ]
