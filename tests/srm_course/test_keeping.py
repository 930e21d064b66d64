"""Kept markup: rendered once a key, with each request's own values in it."""

from itertools import count
from typing import Any

import pytest
from django.template import Context, Template
from django.template.exceptions import TemplateSyntaxError

from srm_course.templatetags.keeping import MOST


class Counter:
    """Says how often a template asked."""

    def __init__(self) -> None:
        self.asked = count(1)

    def next(self) -> int:
        return next(self.asked)


@pytest.fixture
def counter() -> Counter:
    return Counter()


def render(template: Template, **values: Any) -> str:
    return template.render(Context(values))


def test_inside_is_rendered_once_a_key(counter: Counter) -> None:
    page = Template("{% load keeping %}{% keep key %}{{ counter.next }}{% endkeep %}")
    found = [render(page, key=key, counter=counter) for key in ("a", "a", "b", "a")]
    assert found == ["1", "1", "2", "1"]


@pytest.mark.parametrize("values", [{"key": None}, {}], ids=["none", "missing"])
def test_inside_without_a_key_is_rendered_each_time(
    counter: Counter, values: dict[str, None]
) -> None:
    page = Template("{% load keeping %}{% keep key %}{{ counter.next }}{% endkeep %}")
    assert [render(page, counter=counter, **values) for _ in range(2)] == ["1", "2"]


def test_token_is_each_requests_own() -> None:
    page = Template("{% load keeping %}{% keep 1 %}{{ csrf_token }}{% endkeep %}")
    assert [render(page, csrf_token=token) for token in ("one", "two")] == ["one", "two"]


def test_named_value_is_filled_and_escaped() -> None:
    page = Template("{% load keeping %}{% keep 1 at=address %}[{{ at }}]{% endkeep %}")
    found = [render(page, address=address) for address in ("/a", '/?q="><b>')]
    assert found == ["[/a]", "[/?q=&quot;&gt;&lt;b&gt;]"]


def test_operation_ids_are_new_in_each_form_and_each_time() -> None:
    page = Template(
        "{% load keeping %}{% keep 1 %}{% operation_id %},"
        "{% keep 2 %}{% operation_id %}{% endkeep %}{% endkeep %}"
    )
    ids = [id_ for _ in range(2) for id_ in render(page).split(",")]
    assert (len(set(ids)), {len(id_) for id_ in ids}) == (4, {36})


def test_kept_pieces_are_forgotten_at_the_limit(counter: Counter) -> None:
    page = Template("{% load keeping %}{% keep key %}{{ counter.next }}{% endkeep %}")
    for key in range(MOST + 1):
        render(page, key=key, counter=counter)
    assert render(page, key=0, counter=counter) == str(MOST + 2)


def test_keep_without_a_key_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        Template("{% load keeping %}{% keep %}{% endkeep %}")
    assert str(caught.value) == "keep: name the key"
