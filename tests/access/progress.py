"""What somebody's answers add up to is shown to themselves."""

from tests.access.rows import EVERYBODY, Row

ROWS = (
    Row("progress:map", get=EVERYBODY),
    Row("progress:dashboard", get=EVERYBODY),
    Row("progress:attempts", get=EVERYBODY),
    Row("progress:readiness", get=EVERYBODY),
    Row("progress:review", get=EVERYBODY, post=EVERYBODY),
    Row("progress:calibration", get=EVERYBODY),
    Row("progress:plan", get=EVERYBODY, post=EVERYBODY),
    Row("progress:reminders", post=EVERYBODY),
    Row("progress:certificate", get=EVERYBODY, post=EVERYBODY),
    Row("progress:visibility", post=EVERYBODY),
    Row("progress:withdraw", get=EVERYBODY, post=EVERYBODY),
    # Open to whoever has the address, in whatever role.
    Row("progress:verify", get=EVERYBODY, at=lambda place: (place.certificate,)),
    Row("progress:calendar", get=EVERYBODY, at=lambda place: (place.calendar,)),
)
