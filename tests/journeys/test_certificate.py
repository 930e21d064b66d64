"""The certificate on paper."""

import re

import pytest

from tests.factories import CertificateFactory
from tests.journeys import look
from tests.journeys.desk import Desk

# What a landscape page of A4 holds between margins of 12 mm, in pixels of CSS.
PAPER = (1032, 703)
OVER = "cert => [cert.scrollWidth - cert.clientWidth, cert.scrollHeight - cert.clientHeight]"


@pytest.mark.parametrize("name", ["Ana Example", "Ana Example " * 5, "W" * 120])
def test_sheet_fills_one_page_on_its_side(desk: Desk, name: str) -> None:
    CertificateFactory.create(learner=desk.person(), name=name.strip())
    desk.open("/certificate/")

    pdf = desk.page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    look.size(desk.page, PAPER)
    desk.page.emulate_media(media="print")

    assert [(round(float(w)), round(float(h))) for w, h in pages] == [(842, 595)]
    assert desk.page.locator(".cert").evaluate(OVER) == [0, 0]
    assert desk.page.locator(":is(.bar, .crumb, .row, .titleblock):visible").count() == 0
