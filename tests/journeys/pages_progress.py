"""The certificate on its way, the sheet, and what others see of it."""

from collections.abc import Callable

from progress.models import Certificate
from tests.factories import CertificateFactory
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight, plain
from tests.progress.certificates import earn

LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff de la Peña y Álvarez-Quiñones"


def _earned(desk: Desk) -> None:
    earn(desk.person(), desk.client)
    desk.open("/certificate/")


def _nameless(desk: Desk) -> None:
    _earned(desk)
    desk.send("form.fields", name=" ")
    desk.page.locator("#problem").wait_for()


def _guest(desk: Desk) -> None:
    earn(desk.guest(), desk.client)
    desk.open("/certificate/")


def _issued(desk: Desk) -> Certificate:
    return CertificateFactory.create(learner=desk.person(), name=LONG, shows_name=True)


def _sheet(path: str) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        _issued(desk)
        desk.open(path)

    return open_


def _valid(desk: Desk) -> None:
    desk.open(f"/verify/{_issued(desk).token}/")


def _withdrawn(desk: Desk) -> None:
    one = _issued(desk)
    desk.post("/certificate/withdraw/", {})
    desk.open(f"/verify/{one.token}/")


PROGRESS = (
    plain("certificate-nothing", "progress:certificate", "/certificate/"),
    Sight(name="certificate-guest", view="progress:certificate", open=_guest),
    Sight(name="certificate-earned", view="progress:certificate", open=_earned),
    Sight(name="certificate-error", view="progress:certificate", open=_nameless, status=422),
    Sight(name="certificate", view="progress:certificate", open=_sheet("/certificate/")),
    Sight(
        name="certificate-withdraw",
        view="progress:withdraw",
        open=_sheet("/certificate/withdraw/"),
    ),
    Sight(name="verify-valid", view="progress:verify", open=_valid),
    Sight(name="verify-withdrawn", view="progress:verify", open=_withdrawn),
)
