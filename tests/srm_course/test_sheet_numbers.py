"""The number in the title block: each page has its own."""

import re
from collections import Counter

from django.conf import settings

NUMBER = re.compile(r"{% block sheet_no %}([^{]+){% endblock %}")
# The same refusal on two grounds, and the capstone before and after it was checked.
SHARED = {"N-403", "A-110"}


def test_no_two_pages_have_one_number() -> None:
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    found = Counter(
        number
        for page in pages
        if page.name != "base.html"
        for number in NUMBER.findall(page.read_text())
    )
    assert {number for number, pages in found.items() if pages > 1} == SHARED
