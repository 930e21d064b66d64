"""The cover, help, and the look."""

from tests.access.rows import EVERYBODY, Row

ROWS = (
    Row("home", get=EVERYBODY),
    Row("theme", post=EVERYBODY),
    Row("help", get=EVERYBODY),
    Row("keys", get=EVERYBODY, post=EVERYBODY),
    Row("healthz", get=EVERYBODY),
)
