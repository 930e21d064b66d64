from hypothesis import given
from hypothesis import strategies as st

from assessment.placement import Seen, begin

LESSONS = ("one", "two", "three", "last")


def seen(**right: str) -> list[Seen]:
    """Answers by lesson, "+" right and "-" wrong."""
    return [Seen(lesson=lesson, right=mark == "+") for lesson in right for mark in right[lesson]]


def test_new_learner_begins_with_the_first() -> None:
    assert begin(seen(three="--"), lessons=LESSONS, new=True) == "one"


def test_nobody_asked_begins_with_the_first() -> None:
    assert begin([], lessons=LESSONS, new=False) == "one"


def test_weakest_lesson_is_where_to_begin() -> None:
    assert begin(seen(one="+++-", two="+---", three="++"), lessons=LESSONS, new=False) == "two"


def test_one_miss_in_one_weighs_less_than_three_in_four() -> None:
    assert begin(seen(one="-", two="+---", three="++++"), lessons=LESSONS, new=False) == "two"


def test_earlier_of_equals_comes_first() -> None:
    assert begin(seen(three="+-", two="+-"), lessons=LESSONS, new=False) == "two"


def test_nothing_missed_leads_to_the_last() -> None:
    assert begin(seen(one="++", last="--"), lessons=LESSONS, new=False) == "last"


@given(
    answers=st.lists(
        st.builds(Seen, lesson=st.sampled_from((*LESSONS, "gone")), right=st.booleans())
    ),
    new=st.booleans(),
)
def test_begin_names_a_lesson_of_the_course_with_a_reason(answers: list[Seen], new: bool) -> None:  # noqa: FBT001 -- drawn by name
    slug = begin(answers, lessons=LESSONS, new=new)
    assert slug in LESSONS
    if slug not in {"one", "last"}:
        assert any(answer.lesson == slug and not answer.right for answer in answers)


@given(right=st.lists(st.booleans(), min_size=1))
def test_course_of_one_lesson_begins_with_it(right: list[bool]) -> None:
    answers = [Seen(lesson="one", right=one) for one in right]
    assert begin(answers, lessons=("one",), new=False) == "one"
