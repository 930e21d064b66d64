"""The ability filter, against brute force, and what must hold for any answers."""

import math
from collections.abc import Callable
from itertools import product
from statistics import NormalDist
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import readiness
from assessment.readiness import (
    GRID,
    MODEL,
    Answer,
    Belief,
    Estimate,
    Exam,
    Model,
    Question,
    Word,
    belief,
    distribution,
    estimate,
    learn,
    start,
    walk,
    word,
)

QUESTIONS = tuple(
    Question(hardness, guess) for hardness in (-1.25, -0.4, 0.5) for guess in (1 / 3, 1 / 4, 1 / 10)
)
EXAM = Exam(tuple(QUESTIONS[number % len(QUESTIONS)] for number in range(26)))
STATIC = Model(step=0, drift=0)
answers = st.lists(
    st.builds(Answer, question=st.sampled_from(QUESTIONS), right=st.booleans()), max_size=40
)


def answered(*right: int, question: Question = QUESTIONS[4]) -> list[Answer]:
    return [Answer(question, bool(one)) for one in right]


def mean(found: Belief) -> float:
    return math.sumprod(found, GRID)


def spread(found: Belief) -> float:
    return math.sqrt(math.sumprod(found, [(point - mean(found)) ** 2 for point in GRID]))


def integrated(given_: list[Answer], exam: Exam, model: Model = MODEL) -> float:
    """The chance to pass by a finer and wider grid and the normal step itself."""
    pitch, points = 0.04, [-6 + 0.04 * number for number in range(301)]
    reach = range(-15, 16)
    steps = [NormalDist(model.drift, model.step).pdf(step * pitch) * pitch for step in reach]
    weights = [NormalDist(model.mean, model.spread).pdf(point) for point in points]
    for answer in given_:
        moved = [0.0] * len(points)
        for place, weight in enumerate(weights):
            for step, chance in zip(reach, steps, strict=True):
                if 0 <= place + step < len(points):
                    moved[place + step] += weight * chance
        right = [chance_right(answer.question, point) for point in points]
        weights = [
            weight * (chance if answer.right else 1 - chance)
            for weight, chance in zip(moved, right, strict=True)
        ]
    passing = [passes(exam, point) for point in points]
    return math.sumprod(weights, passing) / sum(weights)


def chance_right(question: Question, ability: float) -> float:
    known = 1 / (1 + math.exp(-question.slope * (ability - question.hardness)))
    return question.guess + (1 - question.guess) * known


def passes(exam: Exam, ability: float) -> float:
    """Every way to answer a short paper, one by one."""
    chances = [chance_right(question, ability) for question in exam.questions]
    return sum(
        math.prod(c if right else 1 - c for c, right in zip(chances, ways, strict=True))
        for ways in product((True, False), repeat=len(chances))
        if sum(ways) >= exam.least
    )


@pytest.mark.parametrize(
    "given_",
    [
        [],
        answered(1, 1, 0, 1),
        answered(0, 0, 0, 1, 0, 0),
        [*answered(1, 0), *answered(1, 1, 1, 1, 1, 1, 1, question=QUESTIONS[8])],
    ],
)
def test_chance_agrees_with_brute_force(given_: list[Answer]) -> None:
    exam = Exam((QUESTIONS[0], QUESTIONS[4], QUESTIONS[8], QUESTIONS[5]))
    assert exam.chance(belief(given_)) == pytest.approx(integrated(given_, exam), abs=0.002)


@pytest.mark.parametrize(
    ("questions", "least"), [(26, 19), (10, 7), (3, 3), (65, 46), (20, 14), (1, 1)]
)
def test_least_that_passes_is_70_percent_or_the_next_above(questions: int, least: int) -> None:
    assert Exam(QUESTIONS[:1] * questions).least == least


def test_distribution_of_equal_chances_is_the_binomial() -> None:
    expected = [math.comb(5, k) * 0.3**k * 0.7 ** (5 - k) for k in range(6)]
    assert distribution([0.3] * 5) == pytest.approx(expected)
    assert distribution([]) == (1.0,)


@given(st.lists(st.floats(0, 1), max_size=30))
def test_distribution_is_whole_and_has_the_mean_of_its_chances(chances: list[float]) -> None:
    found = distribution(chances)
    assert math.fsum(found) == pytest.approx(1)
    assert math.sumprod(found, range(len(found))) == pytest.approx(math.fsum(chances))


def test_question_is_right_by_guess_alone_far_below_and_half_known_at_its_hardness() -> None:
    question = Question(0.5, 0.25, 2.0)
    assert question.right[0] == pytest.approx(0.25, abs=0.001)
    at = next(place for place, point in enumerate(GRID) if math.isclose(point, 0.5, abs_tol=1e-9))
    assert question.right[at] == pytest.approx(0.625)
    assert question.wrong[at] == pytest.approx(0.375)


def test_walk_moves_by_drift_and_widens_by_step() -> None:
    found = start()
    for _ in range(10):
        found = walk(found)
    assert mean(found) == pytest.approx(10 * MODEL.drift, abs=1e-3)
    variance = MODEL.spread**2 + 10 * MODEL.step**2
    assert spread(found) == pytest.approx(math.sqrt(variance), abs=5e-3)


def test_walk_of_nobody_who_moves_changes_nothing() -> None:
    assert walk(start(STATIC), STATIC) == pytest.approx(start(STATIC))


def test_walk_stops_at_the_ends_of_the_grid() -> None:
    found: Belief = (1.0, *(0.0,) * 80)
    for _ in range(50):
        found = walk(found, Model(step=0.12, drift=-0.05))
    assert sum(found) == pytest.approx(1)
    assert found[0] > 0.5


def test_belief_folds_the_answers_one_by_one() -> None:
    given_ = answered(1, 0, 1)
    found = start()
    for answer in given_:
        found = learn(found, answer)
    assert belief(given_) == pytest.approx(found)
    assert belief([]) == pytest.approx(start())


def test_belief_of_many_equal_answers_stays_finite() -> None:
    found = belief(answered(*[0] * 2000))
    assert math.fsum(found) == pytest.approx(1)


@given(answers)
def test_belief_is_whole_and_nowhere_below_nothing(given_: list[Answer]) -> None:
    found = belief(given_)
    assert math.fsum(found) == pytest.approx(1)
    assert min(found) >= 0


def steepest(exam: Exam) -> float:
    """How much of the chance to pass one logit of ability can be worth at most."""
    pairs = zip(exam.passing, exam.passing[1:], strict=False)
    return max(high - low for low, high in pairs) / readiness.PITCH


@given(answers, st.sampled_from(QUESTIONS))
def test_a_right_answer_never_lowers_the_chance_beyond_its_step(
    given_: list[Answer], question: Question
) -> None:
    before = belief(given_)
    after = EXAM.chance(learn(before, Answer(question, right=True)))
    assert after >= EXAM.chance(walk(before)) - 1e-12
    # A step goes down with a chance of (variance / width² - drift / width) / 2, and by two points.
    width = readiness.REACH * readiness.PITCH
    down = ((MODEL.step**2 + MODEL.drift**2) / width**2 - MODEL.drift / width) / 2
    assert after >= EXAM.chance(before) - down * width * steepest(EXAM)


@given(answers, st.data())
def test_a_right_answer_in_place_of_a_wrong_one_never_lowers_the_chance(
    given_: list[Answer], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, max(0, len(given_) - 1)))
    with_right = [
        Answer(answer.question, answer.right or number == place)
        for number, answer in enumerate(given_)
    ]
    assert EXAM.chance(belief(with_right)) >= EXAM.chance(belief(given_)) - 1e-12


@given(answers, st.sampled_from(QUESTIONS))
def test_a_wrong_answer_never_raises_the_chance_beyond_its_step(
    given_: list[Answer], question: Question
) -> None:
    before = belief(given_)
    after = EXAM.chance(learn(before, Answer(question, right=False)))
    assert after <= EXAM.chance(walk(before)) + 1e-12


def test_a_right_answer_to_a_hard_question_says_more() -> None:
    easy, hard = (Question(hardness, 0.25) for hardness in (-2.0, 1.0))
    chances = [EXAM.chance(belief(answered(1, 1, 1, question=q))) for q in (easy, hard)]
    assert chances[0] < chances[1]


@given(answers)
def test_estimate_holds_its_parts_in_order(given_: list[Answer]) -> None:
    found = estimate(belief(given_), EXAM, answers=len(given_))
    assert 0 <= found.low <= found.expected <= found.high <= found.of == 26
    assert 0 <= found.chance <= 1
    assert found.answers == len(given_)


@given(answers)
def test_interval_holds_four_in_five_and_would_not_without_its_ends(given_: list[Answer]) -> None:
    found = belief(given_)
    told = estimate(found, EXAM, answers=0)
    scores = [math.sumprod(found, curve) for curve in EXAM.scores]
    assert sum(scores[told.low : told.high + 1]) >= 0.8 - 1e-9
    assert sum(scores[: told.low]) <= 0.1 + 1e-9
    assert sum(scores[told.high + 1 :]) <= 0.1 + 1e-9


def test_estimate_of_certain_people_is_certain() -> None:
    least = (1.0, *(0.0,) * 80)
    most = (*(0.0,) * 80, 1.0)
    assert EXAM.chance(least) == pytest.approx(0, abs=0.001)
    assert EXAM.chance(most) == pytest.approx(1, abs=0.001)


def test_readiness_waits_for_20_answers() -> None:
    assert readiness.readiness(answered(*[1] * 19), EXAM) is None
    found = readiness.readiness(answered(*[1] * 20), EXAM)
    assert isinstance(found, Estimate)
    assert found.answers == 20
    assert found.word is Word.VERY_LIKELY


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0, "not yet"),
        (0.399, "not yet"),
        (0.4, "possible"),
        (0.649, "possible"),
        (0.65, "likely"),
        (0.849, "likely"),
        (0.85, "very likely"),
        (1, "very likely"),
    ],
)
def test_word_begins_at_its_cut(chance: float, said: str) -> None:
    assert word(chance) == said


def test_belief_after_200_answers_takes_under_5_milliseconds(
    processor_time: Callable[[Callable[[], object]], float],
) -> None:
    given_ = [Answer(QUESTIONS[n % 9], n % 3 > 0) for n in range(200)]
    readiness.readiness(given_, EXAM)
    assert processor_time(lambda: readiness.readiness(given_, EXAM)) < 0.005


@pytest.fixture
def processor_time() -> Callable[[Callable[[], object]], float]:
    """The best of twenty runs, of the processor's time alone: others use the machine too."""

    def measured(run: Callable[[], object]) -> float:
        found = []
        for _ in range(20):
            begun = process_time()
            run()
            found.append(process_time() - begun)
        return min(found)

    return measured
